package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads fields and names where no expression may stand. */
final class NameParser {
    private static final String SPELLING =
            "one with other characters than letters, digits, `@`, `_` and `.` " + "stands in backticks";
    private static final String FIELD = "name a field; " + SPELLING;

    private final Cursor cursor;

    NameParser(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean isName() {
        Kind kind = cursor.current().kind();
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    Field field() {
        return field("a field", FIELD);
    }

    /**
     * A field, or a part of a structure: {@code users[1].name} is {@code users.1.name} too.
     *
     * @param what is wanted, for the message where none is there
     */
    Field field(String what, String remedy) {
        int start = cursor.start();
        int end = cursor.current().end();
        StringBuilder name = new StringBuilder(cursor.expectName(what, remedy));
        while (cursor.isSymbol("[")
                && cursor.start() == end
                && cursor.following().kind() == Kind.NUMBER) {
            cursor.take();
            name.append('.').append(index());
            end = cursor.current().end();
            cursor.expectSymbol("]", "close the index with `]`");
            if (isName() && cursor.start() == end && cursor.current().text().startsWith(".")) {
                end = cursor.current().end();
                name.append(cursor.take().text());
            }
        }
        return cursor.placed(new Field(name.toString()), start);
    }

    private String index() {
        Token token = cursor.current();
        if (!token.text().matches("[0-9]{1,9}")) {
            throw cursor.failure(token, token.shown() + " is no index", "count elements from 0, as in `list[0]`");
        }
        return Integer.toString(Integer.parseInt(cursor.take().text()));
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (cursor.takeSymbol(","));
        return fields;
    }

    /** A field, or stars and pieces of names that touch each other. */
    Field fieldPattern() {
        int start = cursor.start();
        StringBuilder name = new StringBuilder();
        int end;
        do {
            Token token = cursor.current();
            boolean star = cursor.takeSymbol("*");
            name.append(star ? "*" : cursor.expectName("a field", FIELD + "; `*` stands for any letters"));
            end = token.end();
        } while (cursor.start() == end && (cursor.isSymbol("*") || isName()));
        return cursor.placed(new Field(name.toString()), start);
    }

    /** The name behind a word such as {@code as}, which is taken. */
    String alias(String word) {
        return cursor.expectName("a name after `" + word + "`", "write `" + word + "` and a name; " + SPELLING);
    }

    Optional<String> optionalAlias() {
        return cursor.takeWord("as") ? Optional.of(alias("as")) : Optional.empty();
    }

    List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        do {
            Token token = cursor.current();
            String alias = alias("as");
            if (aliases.contains(alias)) {
                cursor.problems()
                        .error(
                                cursor.place(token),
                                "two parts with the name `" + alias + "`",
                                "give each part its own name");
            }
            aliases.add(alias);
        } while (cursor.takeSymbol(","));
        return aliases;
    }
}
