package io.github.flowcheck.engine.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects and arrays (RFC 8259) strictly: what is not one from begin to end is none. One that nests deeper than 100
 * levels is none either. Of members with the same name the last one counts.
 */
public final class JsonReader {
    private static final int DEEPEST = 100;
    /** A number with an exponent is written out if it has no more digits. */
    private static final int WRITTEN_OUT = 40;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The object or array that a text is, with blanks around it. */
    public static Optional<Structure> read(String text) {
        JsonReader reader = new JsonReader(text);
        try {
            reader.skipBlanks();
            char first = reader.current();
            if (first != '{' && first != '[') {
                return Optional.empty();
            }
            Structure structure = (Structure) reader.value(1);
            reader.skipBlanks();
            return reader.at == text.length() ? Optional.ofNullable(structure) : Optional.empty();
        } catch (NoJsonException e) {
            return Optional.empty();
        }
    }

    /** Something else than JSON was met. */
    private static final class NoJsonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoJsonException() {
            super("no JSON", null, false, false);
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw new NoJsonException();
        }
        skipBlanks();
        return switch (current()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Structure members(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        skipBlanks();
        boolean more = current() != '}';
        while (more) {
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            members.put(name, value(depth + 1));
            skipBlanks();
            more = current() == ',';
            at += more ? 1 : 0;
        }
        expect('}');
        return new Structure.OfMembers(members);
    }

    private Structure elements(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        skipBlanks();
        boolean more = current() != ']';
        while (more) {
            elements.add(value(depth + 1));
            skipBlanks();
            more = current() == ',';
            at += more ? 1 : 0;
        }
        expect(']');
        return new Structure.OfElements(elements);
    }

    private String string() {
        expect('"');
        int start = at;
        StringBuilder unescaped = new StringBuilder();
        while (current() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw new NoJsonException();
            }
            if (c == '\\') {
                unescaped.append(text, start, at - 1).append(escaped());
                start = at;
            }
        }
        unescaped.append(text, start, at++);
        return unescaped.toString();
    }

    private char escaped() {
        char c = current();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> codeUnit();
            default -> throw new NoJsonException();
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(current(), 16);
            if (digit < 0 || current() > 'f') {
                throw new NoJsonException();
            }
            unit = unit * 16 + digit;
            at++;
        }
        return (char) unit;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw new NoJsonException();
        }
        at += word.length();
        return value;
    }

    private Structure.Digits number() {
        int start = at;
        at += current() == '-' ? 1 : 0;
        boolean zero = current() == '0';
        if (digits() > 1 && zero) {
            throw new NoJsonException();
        }
        boolean exponent = false;
        if (!ends() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (!ends() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            exponent = true;
            at++;
            at += current() == '+' || current() == '-' ? 1 : 0;
            digits();
        }
        String spelling = text.substring(start, at);
        return new Structure.Digits(exponent ? writtenOut(spelling) : spelling);
    }

    /** Without the exponent, which no number of a query has. */
    private static String writtenOut(String spelling) {
        if (spelling.length() > WRITTEN_OUT) {
            return spelling;
        }
        try {
            BigDecimal number = new BigDecimal(spelling);
            boolean small = Math.abs((long) number.scale()) + number.precision() <= WRITTEN_OUT;
            return small ? number.toPlainString() : spelling;
        } catch (NumberFormatException e) {
            return spelling;
        }
    }

    /** Skips digits, of which there is at least one, and counts them. */
    private int digits() {
        int start = at;
        while (!ends() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new NoJsonException();
        }
        return at - start;
    }

    private boolean ends() {
        return at >= text.length();
    }

    private char current() {
        if (ends()) {
            throw new NoJsonException();
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (current() != c) {
            throw new NoJsonException();
        }
        at++;
    }

    private void skipBlanks() {
        while (!ends() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
