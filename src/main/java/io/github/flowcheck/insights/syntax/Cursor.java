package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.SyntaxException;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parser's way through a text: the current token, the places of the nodes made so far, and the problems found. */
final class Cursor {
    /** How deep parentheses, calls and negations may nest. */
    private static final int DEEPEST = 100;
    /** How many operators one expression may chain, so that no walk over a tree can overflow the stack. */
    private static final int LONGEST = 500;

    private final Lexer lexer;
    private final Problems problems = new Problems();
    private final Map<Object, Place> places = new IdentityHashMap<>();
    private final boolean keepsPlaces;
    private Token current;
    private @Nullable Token next;
    private int lastEnd;
    private int depth;
    private int links;

    /** @param keepsPlaces whether anybody will ask where nodes stand */
    Cursor(Lexer lexer, boolean keepsPlaces) {
        this.lexer = lexer;
        this.keepsPlaces = keepsPlaces;
        this.current = new Token(Kind.END, "", 0, 0);
    }

    /** Reads the first token. */
    void begin() {
        moveTo(0);
    }

    Token current() {
        return current;
    }

    int start() {
        return current.start();
    }

    Problems problems() {
        return problems;
    }

    Map<Object, Place> places() {
        return places;
    }

    /** The token after the current one. */
    Token following() {
        if (next == null) {
            next = lexer.at(current.end());
        }
        return next;
    }

    Token take() {
        Token taken = current;
        moveTo(taken.end());
        return taken;
    }

    /** Takes the regular expression whose opening slash is the current token. */
    Token takeRegex() {
        Token regex = lexer.regexAt(current.start());
        moveTo(regex.end());
        return regex;
    }

    private void moveTo(int end) {
        lastEnd = end;
        current = next != null && end == current.end() ? next : lexer.at(end);
        next = null;
    }

    boolean isSymbol(String symbol) {
        return current.isSymbol(symbol);
    }

    boolean isWord(String word) {
        return current.isWord(word);
    }

    boolean takeSymbol(String symbol) {
        if (!current.isSymbol(symbol)) {
            return false;
        }
        take();
        return true;
    }

    boolean takeWord(String word) {
        if (!current.isWord(word)) {
            return false;
        }
        take();
        return true;
    }

    void expectSymbol(String symbol, String remedy) {
        if (!takeSymbol(symbol)) {
            throw unexpected("`" + symbol + "`", remedy);
        }
    }

    /** The name of a field or an alias. */
    String expectName(String what, String remedy) {
        if (current.kind() != Kind.WORD && current.kind() != Kind.NAME) {
            throw unexpected(what, remedy);
        }
        if (current.kind() == Kind.WORD
                && FieldName.RESERVED.contains(current.text().toLowerCase(Locale.ROOT))) {
            throw unexpected(what, "put a name that is a keyword in backticks");
        }
        return takeName();
    }

    /** The name that the current token is, a keyword or not. */
    String takeName() {
        if (FieldName.hasControlCharacter(current.text())) {
            throw failure(current, "a name that holds a control character", "remove it");
        }
        return take().text();
    }

    /** The value of a whole number from 1 to {@code most}. */
    long count(Token number, String what, long most) {
        long count = whole(number.text());
        if (count < 1 || count > most) {
            throw failure(number, "`" + number.text() + "` is no " + what, "write a whole number from 1 to " + most);
        }
        return count;
    }

    /** A whole number of at most nine digits; 0 for anything else. */
    private static long whole(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!FieldName.isDigit(text.charAt(i)) || value > 99_999_999) {
                return 0;
            }
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    /** Whether nothing of a command can follow. */
    boolean endsCommand() {
        return current.kind() == Kind.END || isSymbol("|") || isSymbol(")");
    }

    /** Remembers where a node stands: from the offset to the end of the last token taken. */
    <T> T placed(T node, int start) {
        if (keepsPlaces) {
            places.put(node, placeFrom(start));
        }
        return node;
    }

    Place placeFrom(int start) {
        return lexer.source().place(start, Math.max(start, lastEnd));
    }

    Place place(Token token) {
        return lexer.source().place(token.start(), token.end());
    }

    SyntaxException unexpected(String wanted, String remedy) {
        return failure(current, "expected " + wanted + ", found " + current.shown(), remedy);
    }

    SyntaxException failure(Token token, String message, String remedy) {
        return new SyntaxException(Problem.error(place(token), message, remedy), token.start());
    }

    /** Goes one level down; pair with {@link #leave()}. */
    void enter() {
        if (depth == 0) {
            links = 0;
        }
        if (++depth > DEEPEST) {
            throw failure(
                    current,
                    "an expression that nests more than " + DEEPEST + " levels",
                    "split it over several filters or fields");
        }
    }

    void leave() {
        depth--;
    }

    /** Counts an operator of the current expression. */
    void link() {
        if (++links > LONGEST) {
            throw failure(
                    current,
                    "an expression of more than " + LONGEST + " operators",
                    "use `in [...]`, or split it over several filters");
        }
    }

    /** After a failed command: goes to the next pipe or the end. */
    void recover(SyntaxException failure) {
        problems.add(failure.problem());
        depth = 0;
        int offset = Math.max(failure.resume(), lastEnd);
        while (true) {
            try {
                moveTo(offset);
                while (!isSymbol("|") && current.kind() != Kind.END) {
                    take();
                }
                return;
            } catch (SyntaxException again) {
                offset = Math.max(offset + 1, again.resume());
            }
        }
    }
}
