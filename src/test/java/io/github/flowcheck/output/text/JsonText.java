package io.github.flowcheck.output.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** What a library writes that lays out and escapes as {@link JsonWriter} is to. */
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new Invisible())
            .build();

    /** Knows a layout; to bind values would load hundreds of classes more. */
    private static final class Context extends ObjectWriteContext.Base {
        private final JsonLayout layout = new JsonLayout();

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return layout;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private JsonText() {}

    /** The text of what is written into the generator. */
    static String of(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try {
            write(text, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void write(Writer out, Consumer<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(new Context(), out)) {
            content.accept(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.write('\n');
    }

    /** A property that is a list of rows, objects without objects in them: a line each, for there may be hundreds of thousands. */
    static void rows(JsonGenerator json, String name, Runnable rows) {
        json.writeArrayPropertyStart(name);
        JsonLayout layout = (JsonLayout) json.getPrettyPrinter();
        layout.rows(true);
        rows.run();
        layout.rows(false);
        json.writeEndArray();
    }

    /** A property that is a list of texts. */
    static void texts(JsonGenerator json, String name, Iterable<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Escapes for DEL, the C1 controls, Unicode's line ends, and what is no character. */
    private static final class Invisible extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return isInvisible(c)
                    ? new SerializedString(
                            "\\u" + HexFormat.of().withUpperCase().toHexDigits((char) c))
                    : null;
        }

        private static boolean isInvisible(int c) {
            return (c >= DELETE && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
        }
    }
}
