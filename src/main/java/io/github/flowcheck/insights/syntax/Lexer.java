package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the token at an offset. It keeps no position, because a slash begins a regular expression or divides, and only the
 * parser knows which.
 */
final class Lexer {
    private static final List<String> TWO_CHARACTERS = List.of("{{", "}}", "==", "=~", "!=", "<=", ">=");
    private static final String CHARACTERS = "|,()[]=<>+-*/%^$:!{}";

    /** Those characters as texts. */
    private static final String[] ONE_CHARACTER = CHARACTERS.split("");

    private final SourceText source;
    private final String text;
    private final Set<Integer> oddBlanks = new TreeSet<>();
    private final Set<Integer> comments = new TreeSet<>();

    Lexer(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    enum Kind {
        /** Letters, digits, {@code _ @ .}, not led by a digit: a keyword, a field, a function. */
        WORD,
        /** A field of which a part stands in backticks; never a keyword. */
        NAME,
        NUMBER,
        /** Digits and letters, such as {@code 5m}. */
        PERIOD,
        STRING,
        SYMBOL,
        END
    }

    /**
     * @param text as written; for names and strings without quotes and escapes
     */
    record Token(Kind kind, String text, int start, int end) {
        private static final int LONGEST_SHOWN = 100;

        boolean isSymbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        /** As it is named in messages; of a long one only how it begins. */
        String shown() {
            return switch (kind) {
                case END -> "the end of the query";
                case STRING -> "a string";
                default -> "`" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text) + "`";
            };
        }
    }

    /** A text that is no query, from this place on. */
    static final class SyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;
        private final int resume;

        /** @param resume where reading can go on, looking for the next pipe */
        SyntaxException(Problem problem, int resume) {
            super(problem.message(), null, false, false);
            this.problem = problem;
            this.resume = resume;
        }

        Problem problem() {
            return problem;
        }

        int resume() {
            return resume;
        }
    }

    SourceText source() {
        return source;
    }

    /** Where blanks that are not ASCII were skipped. */
    Set<Integer> oddBlanks() {
        return oddBlanks;
    }

    /** The comments that were skipped. */
    List<Place> comments() {
        return comments.stream()
                .map(start -> source.place(start, lineEnd(start)))
                .toList();
    }

    /** The first token at or after the offset. */
    Token at(int offset) {
        int start = skipBlanks(offset);
        if (start >= text.length()) {
            return new Token(Kind.END, "", text.length(), text.length());
        }
        char c = text.charAt(start);
        if (c == '"' || c == '\'') {
            return string(start, c);
        }
        boolean pointOfNumber = c == '.' && start + 1 < text.length() && FieldName.isDigit(text.charAt(start + 1));
        if (FieldName.isDigit(c) || pointOfNumber) {
            return number(start);
        }
        if (FieldName.isWordPart(c) || c == '`') {
            return word(start);
        }
        return symbol(start, c);
    }

    private Token symbol(int start, char first) {
        int one = CHARACTERS.indexOf(first);
        char second = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        if (one < 0 || second == '=' || second == '~' || second == first) {
            for (String symbol : TWO_CHARACTERS) {
                if (symbol.charAt(0) == first && symbol.charAt(1) == second) {
                    return new Token(Kind.SYMBOL, symbol, start, start + 2);
                }
            }
        }
        if (one < 0) {
            throw stray(start);
        }
        return new Token(Kind.SYMBOL, ONE_CHARACTER[one], start, start + 1);
    }

    /** The regular expression whose opening slash is at the offset; the token's text is what stands between the slashes. */
    Token regexAt(int start) {
        for (int i = start + 1; i < text.length() && !RegexLiteral.pipeFollows(text, i); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n' && text.charAt(i + 1) != '\r') {
                i++;
            } else if (c == '/' && i == start + 1) {
                throw new SyntaxException(
                        Problem.error(
                                source.place(start, i + 1), "an empty regular expression", "write what to look for"),
                        i + 1);
            } else if (c == '/') {
                return new Token(Kind.SYMBOL, text.substring(start + 1, i), start, i + 1);
            }
        }
        throw unclosed(
                start,
                "a regular expression that is not closed",
                "close it with `/`; a slash inside it is written `\\/`");
    }

    /** The offset of the first character that is neither blank nor comment. */
    int skipBlanks(int offset) {
        int i = offset;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                comments.add(i);
                i = lineEnd(i);
            } else if (isBlank(c)) {
                if (c > 0x7F && c != '\uFEFF') {
                    oddBlanks.add(i);
                }
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    int lineEnd(int offset) {
        int i = offset;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    static boolean isBlank(char c) {
        if (c > ' ' && c <= '~') {
            return false;
        }
        return c == '\uFEFF' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private Token number(int start) {
        int end = start;
        boolean digits = true;
        boolean pointed = false;
        while (end < text.length() && FieldName.isWordPart(text.charAt(end))) {
            char c = text.charAt(end);
            digits &= FieldName.isDigit(c) || (c == '.' && !pointed);
            pointed |= c == '.';
            end++;
        }
        String number = text.substring(start, end);
        return new Token(digits && !number.endsWith(".") ? Kind.NUMBER : Kind.PERIOD, number, start, end);
    }

    private Token word(int start) {
        int end = wordEnd(start);
        boolean plain = end == text.length() || text.charAt(end) != '`';
        return plain ? new Token(Kind.WORD, text.substring(start, end), start, end) : name(start);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && FieldName.isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A name of which a part stands in backticks. */
    private Token name(int start) {
        StringBuilder name = new StringBuilder();
        int i = start;
        while (i < text.length() && (FieldName.isWordPart(text.charAt(i)) || text.charAt(i) == '`')) {
            if (text.charAt(i) != '`') {
                name.append(text.charAt(i++));
                continue;
            }
            int close = text.indexOf('`', i + 1);
            if (close < 0 || close > lineEnd(i)) {
                throw unclosed(
                        i, "a field name whose backtick is not closed", "close it with a backtick on the same line");
            }
            name.append(text, i + 1, close);
            i = close + 1;
        }
        if (name.isEmpty()) {
            throw new SyntaxException(
                    Problem.error(
                            source.place(start, i),
                            "a field name that is empty",
                            "name the field between the backticks"),
                    i);
        }
        return new Token(Kind.NAME, name.toString(), start, i);
    }

    /** A backslash keeps the meaning of everything but quotes and itself: {@code "\d"} holds both characters. */
    private Token string(int start, char quote) {
        StringBuilder value = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return new Token(Kind.STRING, value.toString(), start, i + 1);
            }
            if (c == '\\' && i + 1 < text.length() && "\\\"'".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            }
            value.append(text.charAt(i));
        }
        throw unclosed(
                start,
                "a string that is not closed",
                "close it with `" + quote + "`; inside it that quote is written `\\" + quote + "`");
    }

    private SyntaxException unclosed(int start, String message, String remedy) {
        return new SyntaxException(Problem.error(source.place(start, lineEnd(start)), message, remedy), text.length());
    }

    private SyntaxException stray(int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        String two = text.substring(start, Math.min(text.length(), start + 2));
        String remedy =
                switch (two) {
                    case "&&" -> "write `and`";
                    default ->
                        switch (text.charAt(start)) {
                            case '?' -> "write `if(condition, this, that)`";
                            case ';' -> "separate commands with `|`";
                            case '“', '”', '„', '‘', '’', '«', '»' -> "write straight quotes, `\"…\"`";
                            default -> "remove it, or put a field name that holds it in backticks";
                        };
                };
        return new SyntaxException(
                Problem.error(source.place(start, end), "a character that has no meaning here", remedy), end);
    }
}
