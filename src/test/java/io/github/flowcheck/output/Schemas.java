package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds what is written against the JSON schemas of src/test/resources/output. */
public final class Schemas {
    private Schemas() {}

    public static void assertValid(String schema, String json) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/output", schema));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text)
                        .validate(json, InputFormat.JSON))
                .as(json)
                .isEmpty();
    }
}
