package io.github.flowcheck.output.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void everyCharacterIsWrittenAsJsonTextWritesIt() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c).append("\uD83D\uDE00");
        }
        String text = all.toString();
        assertThat(new JsonWriter()
                        .startObject()
                        .property(text, text)
                        .endObject()
                        .finish())
                .isEqualTo(JsonText.of(json -> {
                    json.writeStartObject();
                    json.writeStringProperty(text, text);
                    json.writeEndObject();
                }));
    }

    @Test
    void linesAndIndentsAreThoseOfJsonText() {
        String written = new JsonWriter()
                .startObject()
                .startObject("empty")
                .endObject()
                .texts("none", List.of())
                .texts("some", List.of("a", "", "b"))
                .property("number", -12)
                .startList("list")
                .startObject()
                .property("a", "b")
                .property("c", "d")
                .endObject()
                .text("e")
                .startObject()
                .endObject()
                .endList()
                .name("last")
                .startObject()
                .endObject()
                .endObject()
                .finish();

        assertThat(written).isEqualTo(JsonText.of(json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("empty");
            json.writeEndObject();
            JsonText.texts(json, "none", List.of());
            JsonText.texts(json, "some", List.of("a", "", "b"));
            json.writeNumberProperty("number", -12);
            json.writeArrayPropertyStart("list");
            json.writeStartObject();
            json.writeStringProperty("a", "b");
            json.writeStringProperty("c", "d");
            json.writeEndObject();
            json.writeString("e");
            json.writeStartObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeName("last");
            json.writeStartObject();
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    @Test
    void whatHasNotEndedIsNoText() {
        JsonWriter open = new JsonWriter().startObject().property("a", "b");

        assertThatThrownBy(open::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new JsonWriter().finish()).isInstanceOf(IllegalStateException.class);
    }
}
