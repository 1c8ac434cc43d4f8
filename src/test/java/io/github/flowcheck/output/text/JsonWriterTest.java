package io.github.flowcheck.output.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void everyCharacterIsWrittenAsTheLibraryWritesIt() {
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
    void linesAndIndentsAreThoseOfTheLibrary() {
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
    void rowsAreALineEach() throws IOException {
        StringWriter written = new StringWriter();
        JsonWriter.write(written, json -> {
            json.startObject().startRows("none").endList();
            json.startRows("rows");
            for (long number = 0; number < 3000; number++) {
                json.startObject().property("number", number * number).property("even", number % 2 == 0);
                json.property("text", "\"" + number).endObject();
            }
            json.startObject().endObject().endList().startList("list").startObject();
            json.property("least", Long.MIN_VALUE).property("most", Long.MAX_VALUE);
            json.endObject().endList().endObject();
        });

        assertThat(written).hasToString(JsonText.of(json -> {
            json.writeStartObject();
            JsonText.rows(json, "none", () -> {});
            JsonText.rows(json, "rows", () -> {
                for (long number = 0; number < 3000; number++) {
                    json.writeStartObject();
                    json.writeNumberProperty("number", number * number);
                    json.writeBooleanProperty("even", number % 2 == 0);
                    json.writeStringProperty("text", "\"" + number);
                    json.writeEndObject();
                }
                json.writeStartObject();
                json.writeEndObject();
            });
            json.writeArrayPropertyStart("list");
            json.writeStartObject();
            json.writeNumberProperty("least", Long.MIN_VALUE);
            json.writeNumberProperty("most", Long.MAX_VALUE);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    @Test
    void longTextsAreWhole() throws IOException {
        String text = "é\\".repeat(100_000);
        StringWriter written = new StringWriter();

        JsonWriter.write(written, json -> json.startObject()
                .property("a", text)
                .property("b", text)
                .endObject());

        assertThat(written).hasToString(JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("a", text);
            json.writeStringProperty("b", text);
            json.writeEndObject();
        }));
    }

    @Test
    void whatCannotBeWrittenIsToldAsItIs() {
        IOException full = new IOException("no space left on device");
        Writer disk = new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw full;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(
                        () -> JsonWriter.write(disk, json -> json.startObject().endObject()))
                .isSameAs(full);
        assertThatThrownBy(() -> JsonWriter.write(disk, json -> json.startObject()
                        .property("a", "b".repeat(10_000))
                        .property("c", "d")
                        .endObject()))
                .isSameAs(full);
    }

    @Test
    void whatHasNotEndedIsNoText() {
        JsonWriter open = new JsonWriter().startObject().property("a", "b");

        assertThatThrownBy(open::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new JsonWriter().finish()).isInstanceOf(IllegalStateException.class);
    }
}
