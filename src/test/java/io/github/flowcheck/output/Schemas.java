package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Holds what is written against JSON schemas: those that are published in the jar, and those of src/test/resources/output. */
public final class Schemas {
    private Schemas() {}

    /** Holds a {@code verify.json} against the schema that is published for it. */
    public static void assertReport(String json) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Schemas.class.getResourceAsStream("/io/github/flowcheck/verify.schema.json"))) {
            assertFits(new String(in.readAllBytes(), StandardCharsets.UTF_8), json);
        }
    }

    public static void assertValid(String schema, String json) throws IOException {
        assertFits(Files.readString(Path.of("src/test/resources/output", schema)), json);
    }

    private static void assertFits(String schema, String json) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(json, InputFormat.JSON))
                .as(json)
                .isEmpty();
    }
}
