package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The schema knows the keys that the reader knows, no others, and says of each what it is for. */
class SchemaKeysTest {
    private static final JsonNode SCHEMA = EditorView.schema();

    private static final Map<ObjectKind, String> OBJECTS = Map.ofEntries(
            Map.entry(ObjectKind.FILE, ""),
            Map.entry(ObjectKind.PARAMETER, "/definitions/parameter"),
            Map.entry(ObjectKind.TARGET, "/definitions/target"),
            Map.entry(ObjectKind.INTERFACES_FROM, "/definitions/interfacesFrom"),
            Map.entry(ObjectKind.SELECTION, "/definitions/selection"),
            Map.entry(ObjectKind.INTERFACE, "/definitions/interface"),
            Map.entry(ObjectKind.CHECK, "/definitions/check"),
            Map.entry(ObjectKind.DEFAULTS, "/definitions/defaults"),
            Map.entry(ObjectKind.RAW_CHECK, "/definitions/rawCheck"),
            Map.entry(ObjectKind.ROW_EXPECTATION, "/definitions/rowRules"),
            Map.entry(ObjectKind.RAW_WAIVER, "/definitions/rawWaiver"),
            Map.entry(ObjectKind.EXPECTATION, "/definitions/rules"),
            Map.entry(ObjectKind.PART, "/definitions/partRules"),
            Map.entry(ObjectKind.TEST, "/definitions/test"),
            Map.entry(ObjectKind.WAIVER, "/definitions/waiver"));

    @TestFactory
    Stream<DynamicTest> everyObjectHasTheKeysOfTheReader() {
        return Stream.of(ObjectKind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    JsonNode object = SCHEMA.at(OBJECTS.get(kind));
                    assertThat(object.get("properties").propertyNames())
                            .containsExactlyInAnyOrderElementsOf(kind.keys());
                    assertThat(object.get("additionalProperties").asBoolean()).isFalse();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyKeySaysWhatItIsFor() {
        return Stream.of(ObjectKind.values()).flatMap(kind -> kind.keys().stream()
                .map(key -> DynamicTest.dynamicTest(kind + " " + key, () -> {
                    JsonNode property = followed(SCHEMA.at(OBJECTS.get(kind) + "/properties/" + key));
                    assertThat(property.path("description").asString(""))
                            .endsWith(".")
                            .hasSizeBetween(15, 250);
                    assertThat(property.has("default") || property.has("examples"))
                            .isTrue();
                })));
    }

    @Test
    void everyExampleAndUsualValueIsOneThatTheReaderTakes() {
        List<String> files = new ArrayList<>();
        for (ObjectKind kind : SchemaValuesTest.KINDS) {
            for (String key : kind.keys()) {
                if (key.equals("interfacesFrom")) {
                    continue;
                }
                JsonNode property = followed(SCHEMA.at(OBJECTS.get(kind) + "/properties/" + key));
                property.path("examples")
                        .forEach(value -> files.add(SchemaValuesTest.file(kind, key, value.toString())));
                if (property.has("default")) {
                    files.add(SchemaValuesTest.file(
                            kind, key, property.get("default").toString()));
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(80).allSatisfy(file -> {
            assertThat(EditorView.problems(file)).isEmpty();
            assertThat(EditorView.faults(file)).isEmpty();
        });
    }

    @Test
    void itIsOfTheDraftThatEditorsReadAndHasAnAddress() {
        assertThat(SCHEMA.get("$schema").asString()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(SCHEMA.get("$id").asString())
                .startsWith("https://raw.githubusercontent.com/flowcheck/flowcheck/main/src/main/resources")
                .endsWith(EditorView.SCHEMA);
    }

    private static JsonNode followed(JsonNode property) {
        return property.has("$ref")
                ? followed(SCHEMA.at(property.get("$ref").asString().substring(1)))
                : property;
    }
}
