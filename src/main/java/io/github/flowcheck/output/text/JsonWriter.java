package io.github.flowcheck.output.text;

/**
 * Writes objects, lists, texts and whole numbers as {@link JsonText} does, to the byte. It is a few methods alone, so that to write
 * saved queries, which every build does anew, loads and warms up no library.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";
    private static final String INDENT = "  ";
    private static final int DELETE = 0x7F;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean empty = true;
    private boolean named;

    /** Begins an object: the whole, one of a list, or the value of a name. */
    public JsonWriter startObject() {
        return start('{');
    }

    /** Begins an object that is the value of a name. */
    public JsonWriter startObject(String name) {
        return name(name).start('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    /** Begins a list that is the value of a name. */
    public JsonWriter startList(String name) {
        return name(name).start('[');
    }

    public JsonWriter endList() {
        return end(']');
    }

    /** A name, whose value comes next. */
    public JsonWriter name(String name) {
        begin();
        quote(name, text);
        text.append(": ");
        named = true;
        return this;
    }

    /** A text: one of a list, or the value of a name. */
    public JsonWriter text(String value) {
        begin();
        quote(value, text);
        return this;
    }

    /** A name and its text. */
    public JsonWriter property(String name, String value) {
        return name(name).text(value);
    }

    /** A name and its number. */
    public JsonWriter property(String name, int value) {
        name(name).begin();
        text.append(value);
        return this;
    }

    /** A name and its list of texts. */
    public JsonWriter texts(String name, Iterable<String> values) {
        startList(name);
        for (String value : values) {
            text(value);
        }
        return endList();
    }

    /** All that was written, after the whole object has ended. */
    public String finish() {
        if (depth != 0 || empty) {
            throw new IllegalStateException("an object that has not ended");
        }
        return text.append('\n').toString();
    }

    private JsonWriter start(char bracket) {
        begin();
        text.append(bracket);
        depth++;
        empty = true;
        return this;
    }

    private JsonWriter end(char bracket) {
        depth--;
        if (!empty) {
            breakLine();
        }
        text.append(bracket);
        empty = false;
        return this;
    }

    /** What stands before a name or a value: nothing behind a name, else a comma but for the first, and a line of its own. */
    private void begin() {
        if (named) {
            named = false;
            return;
        }
        if (depth > 0) {
            if (!empty) {
                text.append(',');
            }
            breakLine();
        }
        empty = false;
    }

    private void breakLine() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append(INDENT);
        }
    }

    /** Appends a text in quotes, with what has to be escaped. */
    public static void quote(String value, StringBuilder text) {
        text.append('"');
        char[] chars = value.toCharArray();
        int from = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (mustEscape(c)) {
                text.append(value.substring(from, i));
                escape(c, text);
                from = i + 1;
            }
        }
        text.append(value.substring(from)).append('"');
    }

    private static boolean mustEscape(char c) {
        return c < ' ' || c == '"' || c == '\\' || c >= DELETE && isInvisible(c);
    }

    /** DEL, the C1 controls, Unicode's line ends, and what is no character: {@link JsonText} says why. */
    static boolean isInvisible(int c) {
        return (c >= DELETE && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
    }

    private static void escape(char c, StringBuilder text) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            default -> {
                text.append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt(c >> shift & 0xF));
                }
            }
        }
    }
}
