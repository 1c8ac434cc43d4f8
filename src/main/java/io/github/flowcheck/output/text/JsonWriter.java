package io.github.flowcheck.output.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the one form of JSON that is written: two blanks an indent, every value on a line of its own, but rows of tables in one line
 * each, non-ASCII as it is, LF at the end. Escaped are, beside what JSON asks for, the characters that YAML readers refuse or take for
 * line ends: templates are often read by these. It is a few methods alone, for every build writes JSON: to load and warm up a library's
 * generator takes longer than to read ten thousand lines.
 */
public final class JsonWriter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final int DELETE = 0x7F;

    /** So many characters are kept before they are handed on. */
    private static final int KEPT = 1 << 13;

    private final @Nullable Writer out;
    private char[] text = new char[KEPT];
    private int length;
    private int depth;
    private boolean empty = true;
    private boolean named;
    private boolean ofRows;
    private boolean inRow;
    private boolean begun;

    /** For a text that {@link #finish} returns. */
    public JsonWriter() {
        this(null);
    }

    private JsonWriter(@Nullable Writer out) {
        this.out = out;
    }

    /** The text of what is written. */
    public static String of(Consumer<JsonWriter> content) {
        JsonWriter json = new JsonWriter();
        content.accept(json);
        return json.finish();
    }

    /** Writes without ever holding the whole text; the other writer stays open. */
    public static void write(Writer out, Consumer<JsonWriter> content) throws IOException {
        JsonWriter json = new JsonWriter(out);
        try {
            content.accept(json);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.end();
        out.write(json.text, 0, json.length);
    }

    /** Begins an object: the whole, one of a list, or the value of a name. */
    public JsonWriter startObject() {
        if (ofRows) {
            begin();
            inRow = true;
            empty = true;
            return append('{');
        }
        return start('{');
    }

    /** Begins an object that is the value of a name. */
    public JsonWriter startObject(String name) {
        return name(name).start('{');
    }

    public JsonWriter endObject() {
        if (inRow) {
            inRow = false;
            empty = false;
            return append('}');
        }
        return end('}');
    }

    /** Begins a list that is the value of a name. */
    public JsonWriter startList(String name) {
        return name(name).start('[');
    }

    public JsonWriter endList() {
        ofRows = false;
        return end(']');
    }

    /** Begins a list of rows that is the value of a name: objects without objects in them, a line each, for there may be hundreds of thousands. */
    public JsonWriter startRows(String name) {
        startList(name);
        ofRows = true;
        return this;
    }

    /** A name, whose value comes next. */
    public JsonWriter name(String name) {
        begin();
        quote(name);
        named = true;
        return append(": ");
    }

    /** A text: one of a list, or the value of a name. */
    public JsonWriter text(String value) {
        begin();
        return quote(value);
    }

    /** A name and its text. */
    public JsonWriter property(String name, String value) {
        return name(name).text(value);
    }

    /** A name and its number. */
    public JsonWriter property(String name, long value) {
        name(name).begin();
        return append(value);
    }

    /** A name and whether it holds. */
    public JsonWriter property(String name, boolean value) {
        name(name).begin();
        return append(value ? "true" : "false");
    }

    /** A name and its list of texts. */
    public JsonWriter texts(String name, Iterable<String> values) {
        startList(name);
        for (String value : values) {
            text(value);
        }
        return endList();
    }

    /** Appends a part of a row as it is. */
    public JsonWriter append(String part) {
        reserve(part.length());
        part.getChars(0, part.length(), text, length);
        length += part.length();
        return this;
    }

    /** Appends a part of a row as it is. */
    public JsonWriter append(char[] part) {
        reserve(part.length);
        System.arraycopy(part, 0, text, length, part.length);
        length += part.length;
        return this;
    }

    /** Appends a whole number. */
    public JsonWriter append(long number) {
        if (number < 0) {
            return append(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends a text in quotes, with what has to be escaped. */
    public JsonWriter quote(String value) {
        int count = value.length();
        reserve(count + 2);
        text[length++] = '"';
        value.getChars(0, count, text, length);
        int end = length + count;
        for (int i = length; i < end; i++) {
            if (mustEscape(text[i])) {
                length = i;
                return quoteRest(value, count - (end - i));
            }
        }
        length = end;
        return append('"');
    }

    /** The same from the first character on that has to be escaped. */
    private JsonWriter quoteRest(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (mustEscape(c)) {
                escape(c);
            } else {
                append(c);
            }
        }
        return append('"');
    }

    /** All that was written, after the whole object has ended. */
    public String finish() {
        end();
        return new String(text, 0, length);
    }

    private void end() {
        if (depth != 0 || !begun) {
            throw new IllegalStateException("an object that has not ended");
        }
        append('\n');
    }

    private JsonWriter start(char bracket) {
        begin();
        depth++;
        empty = true;
        return append(bracket);
    }

    private JsonWriter end(char bracket) {
        depth--;
        if (!empty) {
            breakLine();
        }
        empty = false;
        return append(bracket);
    }

    /** What stands before a name or a value: nothing behind a name, else a comma but for the first, and a line of its own. */
    private void begin() {
        if (named) {
            named = false;
            return;
        }
        begun = true;
        if (inRow) {
            append(empty ? "" : ", ");
        } else if (depth > 0) {
            handOn();
            if (!empty) {
                append(',');
            }
            breakLine();
        }
        empty = false;
    }

    private void handOn() {
        if (out != null && length >= KEPT) {
            try {
                out.write(text, 0, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            length = 0;
        }
    }

    private void breakLine() {
        append('\n');
        for (int i = 0; i < depth; i++) {
            append("  ");
        }
    }

    private JsonWriter append(char character) {
        reserve(1);
        text[length++] = character;
        return this;
    }

    private void reserve(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(length + more, 2 * text.length));
        }
    }

    private static boolean mustEscape(char c) {
        return c < ' ' || c == '"' || c == '\\' || c >= DELETE && isInvisible(c);
    }

    /** DEL, the C1 controls, Unicode's line ends, and what is no character. */
    private static boolean isInvisible(char c) {
        return c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
    }

    private void escape(char c) {
        append('\\');
        switch (c) {
            case '"', '\\' -> append(c);
            case '\b' -> append('b');
            case '\t' -> append('t');
            case '\n' -> append('n');
            case '\f' -> append('f');
            case '\r' -> append('r');
            default -> {
                append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    append(HEX[c >> shift & 0xF]);
                }
            }
        }
    }
}
