package io.github.flowcheck.checkfile;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an editor makes of a check file: it reads YAML 1.2 with the core schema, in which 22 is a number and yes is a text, and
 * holds every document against the published schema. Beside it what the reader makes of the same text.
 */
final class EditorView {
    static final String SCHEMA = "/io/github/flowcheck/flowcheck.schema.json";

    private static final Schema VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schemaText());
    private static final JsonMapper JSON = JsonMapper.shared();

    private EditorView() {}

    static JsonNode schema() {
        return JSON.readTree(schemaText());
    }

    private static String schemaText() {
        try (InputStream stream = Objects.requireNonNull(EditorView.class.getResourceAsStream(SCHEMA))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the editor underlines; nothing where the text is right for it. */
    static List<String> faults(String yaml) {
        List<String> faults = new ArrayList<>();
        try {
            LoadSettings settings =
                    LoadSettings.builder().setSchema(new CoreSchema()).build();
            for (Object document : new Load(settings).loadAllFromString(yaml)) {
                VALIDATOR.validate(JSON.<JsonNode>valueToTree(document)).forEach(error -> faults.add(error.toString()));
            }
        } catch (YamlEngineException e) {
            faults.add("no YAML: " + e.getMessage());
        }
        return faults;
    }

    static boolean accepts(String yaml) {
        return faults(yaml).isEmpty();
    }

    /** What the reader says; nothing where it makes checks of the text. */
    static String problems(String yaml) {
        try {
            CheckFileReader.read(new SourceText("checks.yaml", yaml), GoldenFoldersTest.INPUTS);
            return "";
        } catch (BadInputException e) {
            return e.getMessage();
        }
    }

    static boolean readerAccepts(String yaml) {
        return problems(yaml).isEmpty();
    }
}
