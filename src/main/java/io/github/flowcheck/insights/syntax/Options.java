package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The words {@code name=value} between the keyword of a command and the rest of it, in any order, each at most once. */
final class Options {
    private final Cursor cursor;
    private final Map<String, Token> values = new LinkedHashMap<>();

    private Options(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads as many as there are. */
    static Options read(Cursor cursor, String command, List<String> names) {
        Options options = new Options(cursor);
        while (cursor.current().kind() == Kind.WORD && cursor.following().isSymbol("=")) {
            options.readOne(command, names);
        }
        return options;
    }

    private void readOne(String command, List<String> names) {
        Token name = cursor.take();
        Optional<String> known = names.stream().filter(name::isWord).findFirst();
        if (known.isEmpty()) {
            throw cursor.failure(
                    name,
                    "`" + command + "` has no option `" + name.text() + "`",
                    NearestName.of(name.text(), names)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("its options are: " + String.join(", ", names)));
        }
        cursor.take();
        Token value = cursor.current();
        if (value.kind() == Kind.END || value.kind() == Kind.SYMBOL) {
            throw cursor.unexpected("a value of `" + known.get() + "`", "write `" + known.get() + "=value`");
        }
        if (values.put(known.get(), cursor.take()) != null) {
            throw cursor.failure(name, "`" + known.get() + "` twice", "remove one of them");
        }
    }

    /** A name of a field or of a side. */
    Optional<String> name(String name) {
        Token value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.kind() != Kind.WORD && value.kind() != Kind.NAME) {
            throw cursor.failure(
                    value, value.shown() + " is no name", "write a name, with backticks where it needs them");
        }
        if (FieldName.hasControlCharacter(value.text())) {
            throw cursor.failure(value, "a name that holds a control character", "remove it");
        }
        return Optional.of(value.text());
    }

    /** One of two words: whether it is the first. */
    Optional<Boolean> either(String name, String yes, String no) {
        Token value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value.text().toLowerCase(Locale.ROOT);
        if (!text.equals(yes) && !text.equals(no)) {
            throw cursor.failure(
                    value, value.shown() + " is no value of `" + name + "`", "write `" + yes + "` or `" + no + "`");
        }
        return Optional.of(text.equals(yes));
    }

    Optional<Boolean> flag(String name) {
        return either(name, "true", "false");
    }

    /** The token of a number. */
    Optional<Token> number(String name) {
        Token value = values.get(name);
        if (value != null && value.kind() != Kind.NUMBER) {
            throw cursor.failure(value, value.shown() + " is no number", "write digits, such as `" + name + "=3`");
        }
        return Optional.ofNullable(value);
    }

    /** A whole number from 1 on. */
    OptionalLong count(String name, long most) {
        Optional<Token> value = number(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(cursor.count(value.get(), "`" + name + "`", most));
    }
}
