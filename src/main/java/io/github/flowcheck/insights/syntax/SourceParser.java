package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.ServiceCommand.Source;
import io.github.flowcheck.insights.ServiceCommand.Source.Criterion;
import io.github.flowcheck.insights.ServiceCommand.Source.Origin;
import io.github.flowcheck.insights.ServiceCommand.Source.Tag;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code SOURCE} [CWL_QuerySyntax-Source]. */
final class SourceParser {
    private static final List<String> KINDS = List.of("logGroups", "dataSource", "logGroupTags");

    /** The words of {@code logGroups}, and how many values each takes; 0 for no bound. */
    private static final Map<String, Integer> OF_LOG_GROUPS =
            Map.of("namePrefix", 5, "accountIdentifier", 20, "accountIdentifiers", 20, "class", 0, "logGroupClass", 0);

    private static final int MOST_DATA_SOURCES = 10;
    private static final String FORMS = "write `SOURCE 'group'`, `SOURCE logGroups(namePrefix: ['a'])` or "
            + "`SOURCE dataSource(['amazon_vpc.flow'])`";

    private static final String LIST = "write the values as `['a', 'b']`";
    private static final String TAG = "write a tag as `{\"key\": \"team\", \"values\": [\"a\", \"b\"]}`";

    private final Cursor cursor;
    private final ExpressionParser expressions;

    SourceParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Command source() {
        List<Origin> origins = new ArrayList<>();
        boolean comma;
        do {
            origins.add(origin());
            comma = cursor.takeSymbol(",");
        } while (comma || beginsOrigin());
        Optional<String> start = moment("start");
        Optional<String> end = moment("end");
        return new Source(origins, start.or(() -> moment("start")), end);
    }

    private boolean beginsOrigin() {
        Token token = cursor.current();
        return token.kind() == Kind.STRING
                || token.kind() == Kind.NAME
                || (token.kind() == Kind.WORD && !cursor.following().isSymbol("="));
    }

    private Origin origin() {
        Token token = cursor.current();
        if (token.kind() == Kind.WORD && cursor.following().isSymbol("(")) {
            return selection();
        }
        if (token.kind() == Kind.STRING || token.isSymbol("{{")) {
            return single(expressions.literal());
        }
        return single(
                cursor.placed(new Expression.Field(cursor.expectName("where events come from", FORMS)), token.start()));
    }

    private static Origin single(Expression group) {
        return new Origin(Optional.empty(), List.of(new Criterion(Optional.empty(), List.of(group), List.of())));
    }

    private Origin selection() {
        Token word = cursor.take();
        String kind = KINDS.stream()
                .filter(word::isWord)
                .findFirst()
                .orElseThrow(() -> cursor.failure(
                        word,
                        "`SOURCE` knows no `" + word.text() + "`",
                        NearestName.of(word.text(), KINDS)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse(FORMS)));
        cursor.take();
        List<Criterion> criteria = new ArrayList<>();
        if (!cursor.takeSymbol(")")) {
            do {
                criteria.add(criterion(kind));
            } while (cursor.takeSymbol(","));
            cursor.expectSymbol(")", "separate criteria with `,` and close them with `)`");
        }
        return new Origin(Optional.of(kind), criteria);
    }

    private Criterion criterion(String kind) {
        Token first = cursor.current();
        boolean named = first.kind() == Kind.WORD && cursor.following().isSymbol(":");
        Optional<String> name = named ? Optional.of(name(kind)) : Optional.empty();
        Token open = cursor.current();
        if (kind.equals("logGroupTags")
                && open.isSymbol("[")
                && cursor.following().isSymbol("{")) {
            return new Criterion(name, List.of(), tags());
        }
        // an empty list selects all, as the console writes it
        List<Expression> values = open.isSymbol("[") ? list(kind.equals("logGroups")) : List.of(expressions.literal());
        int most = kind.equals("dataSource")
                ? MOST_DATA_SOURCES
                : name.map(given -> OF_LOG_GROUPS.getOrDefault(given, 0)).orElse(0);
        if (most > 0 && values.size() > most) {
            throw cursor.failure(
                    open, values.size() + " values, where CloudWatch takes " + most, "write at most " + most);
        }
        return new Criterion(name, values, List.of());
    }

    private List<Expression> list(boolean mayBeEmpty) {
        cursor.expectSymbol("[", LIST);
        List<Expression> values = new ArrayList<>();
        if (mayBeEmpty && cursor.takeSymbol("]")) {
            return values;
        }
        do {
            values.add(expressions.literal());
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol("]", LIST);
        return values;
    }

    private List<Tag> tags() {
        cursor.take();
        List<Tag> tags = new ArrayList<>();
        do {
            tags.add(tag());
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol("]", TAG);
        return tags;
    }

    /** A tag as the API has it (TagFilter), the words in quotes or not. */
    private Tag tag() {
        Token open = cursor.current();
        cursor.expectSymbol("{", TAG);
        Optional<Expression> key = Optional.empty();
        List<Expression> values = List.of();
        do {
            Token word = cursor.current();
            boolean named = word.kind() == Kind.WORD || word.kind() == Kind.STRING;
            if (!named || !(word.text().equals("key") || word.text().equals("values"))) {
                throw cursor.unexpected("`key` or `values`", TAG);
            }
            cursor.take();
            cursor.expectSymbol(":", TAG);
            if (word.text().equals("key")) {
                key = Optional.of(expressions.literal());
            } else {
                values = list(true);
            }
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol("}", TAG);
        if (key.isEmpty()) {
            throw cursor.failure(open, "a tag without a `key`", TAG);
        }
        return new Tag(key.get(), values);
    }

    private String name(String kind) {
        Token token = cursor.take();
        cursor.take();
        if (!kind.equals("logGroups")) {
            return token.text();
        }
        return OF_LOG_GROUPS.keySet().stream()
                .filter(token::isWord)
                .findFirst()
                .orElseThrow(() -> cursor.failure(
                        token,
                        "`logGroups` knows no `" + token.text() + "`",
                        NearestName.of(token.text(), OF_LOG_GROUPS.keySet())
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse("write `namePrefix`, `accountIdentifiers` or `class`")));
    }

    /** {@code start=-1d}, {@code end=now}, milliseconds, or a time such as {@code 2026-01-23T00:00:00.000Z}, as the console writes it. */
    private Optional<String> moment(String word) {
        if (!cursor.isWord(word) || !cursor.following().isSymbol("=")) {
            return Optional.empty();
        }
        cursor.take();
        cursor.take();
        StringBuilder text = new StringBuilder(cursor.takeSymbol("-") ? "-" : "");
        Token token = cursor.current();
        if (token.kind() != Kind.NUMBER && token.kind() != Kind.PERIOD && token.kind() != Kind.WORD) {
            throw cursor.unexpected("a time", "write `" + word + "=-1d`, `" + word + "=now` or milliseconds");
        }
        int end;
        do {
            Token part = cursor.take();
            text.append(part.text());
            end = part.end();
        } while (cursor.start() == end && isPartOfTime(cursor.current()));
        return Optional.of(text.toString());
    }

    private static boolean isPartOfTime(Token token) {
        return token.kind() == Kind.NUMBER
                || token.kind() == Kind.PERIOD
                || token.kind() == Kind.WORD
                || token.isSymbol("-")
                || token.isSymbol(":");
    }
}
