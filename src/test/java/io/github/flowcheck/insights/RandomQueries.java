package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Query trees of every shape that the parser can read. */
public final class RandomQueries {
    private RandomQueries() {}

    /** At most six commands; names are apart from each other, so that no rule of the language is broken. */
    public static Arbitrary<Query> queries() {
        Arbitrary<String> comment =
                Arbitraries.strings().ascii().excludeChars('\n', '\r').ofMaxLength(12);
        Arbitrary<List<Command>> commands = commands().list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(comment.list().ofMaxSize(2), commands).as(Query::new);
    }

    static Arbitrary<Command> commands() {
        Arbitrary<List<Column>> plain =
                scalars(3).map(Column::of).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<Column>> aggregates =
                aggregates().map(Column::of).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<SortKey> key = Combinators.combine(fields().map(f -> (Expression) f), Arbitraries.of(true, false))
                .as(SortKey::new);
        Arbitrary<Command> select = Arbitraries.oneOf(
                plain.map(Command.Fields::new),
                plain.map(Command.Display::new),
                scalars(4).map(Command.Filter::new));
        Arbitrary<Command> stats = Combinators.combine(
                        aggregates, scalars(2).map(Column::of).list().ofMaxSize(2))
                .as(Command.Stats::new);
        Arbitrary<Command> shifted = Combinators.combine(
                        aggregates, bins().map(Column::of).list().ofMinSize(1).ofMaxSize(2), periods())
                .as((columns, by, offset) -> new Command.Stats(columns, by, Optional.of(offset)));
        Arbitrary<Command> sort = key.list().ofMinSize(1).ofMaxSize(3).map(Command.Sort::new);
        Arbitrary<Command> limit = Combinators.combine(
                        Arbitraries.longs().between(1, 100_000), Arbitraries.of(true, false))
                .as(Command.Limit::new);
        Arbitrary<Command> saved = Combinators.combine(names(), leaves().filter(e -> !(e instanceof Field)))
                .as((name, value) ->
                        new Command.SavedQuery(name, List.of(new Command.SavedQuery.Argument("p", value))));
        Arbitrary<Command> subquery = Combinators.combine(scalars(1), select, limit, Arbitraries.of(true, false))
                .as((operand, inner, last, negated) ->
                        new Command.Filter(new Expression.InQuery(operand, List.of(inner, last), negated)));
        return Arbitraries.oneOf(select, stats, shifted, sort, limit, parses(), rows(), saved, subquery);
    }

    private static Arbitrary<Command> parses() {
        Arbitrary<Command> glob = Combinators.combine(
                        fields(), texts(), names().set().ofMinSize(1).ofMaxSize(3))
                .as((field, text, names) -> new ParseCommand.ParseGlob(
                        field,
                        text.replace("*", "") + " *".repeat(names.size()),
                        names.stream().map(n -> unique() + n).toList()));
        Arbitrary<Command> regex = fields().map(field -> new ParseCommand.ParseRegex(
                field, Expression.RegexLiteral.of("a/(?<" + unique() + ">[^/\"]*)\\d"), false));
        Arbitrary<Command> multi = fields().map(field ->
                new ParseCommand.ParseRegex(field, Expression.RegexLiteral.of("(?<" + unique() + ">a\n b)"), true));
        Arbitrary<Command> numbered = Combinators.combine(fields(), Arbitraries.of(true, false))
                .as((field, every) -> new ParseCommand.ParseRegex(
                        field, Expression.RegexLiteral.of("(a+)(?:b)(c)"), List.of(unique(), unique()), every));
        Arbitrary<Command> csv = fields().map(field -> new ParseCommand.ParseCsv(field, List.of(unique(), unique())));
        Arbitrary<Command> logfmt = fields().map(field -> new ParseCommand.ParseLogfmt(field, unique()));
        return Arbitraries.oneOf(glob, regex, multi, numbered, csv, logfmt);
    }

    /** Commands over rows, with what may lack and without it. */
    private static Arbitrary<Command> rows() {
        Arbitrary<List<Field>> several = fields().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Optional<String>> alias = names().optional();
        Arbitrary<Optional<Boolean>> flag = Arbitraries.of(true, false).optional();
        Arbitrary<Expression> value = leaves().filter(leaf -> !(leaf instanceof Field));
        Arbitrary<Optional<RowCommand.Autoregress.Lags>> lags = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 9))
                .as((first, more) -> new RowCommand.Autoregress.Lags(first, first + more))
                .optional();
        Arbitrary<Optional<Expression.Period>> span = Arbitraries.longs()
                .between(1, 24)
                .map(count -> new Expression.Period(count, PeriodUnit.HOUR))
                .optional();
        return Arbitraries.oneOf(
                Combinators.combine(fields(), names()).as(RowCommand.Unnest::new),
                fields().map(RowCommand.Expand::new),
                Combinators.combine(fields(), texts().filter(text -> !text.isEmpty()), names())
                        .as(RowCommand.Json::new),
                Combinators.combine(fields(), alias).as(RowCommand.Accum::new),
                Combinators.combine(fields(), alias, lags).as(RowCommand.Autoregress::new),
                Combinators.combine(alias, flag, flag, fields().list().ofMaxSize(2))
                        .as(RowCommand.AddTotals::new),
                Combinators.combine(value, fields())
                        .as(RowCommand.FillMissing.Filling::new)
                        .list()
                        .ofMaxSize(2)
                        .map(RowCommand.FillMissing::new),
                several.map(RowCommand.FillDown::new),
                several.map(RowCommand.CountFrequent::new),
                Combinators.combine(several, span, alias).as(RowCommand.Sessionize::new),
                Combinators.combine(
                                flag, Arbitraries.just(new BigDecimal("2.5")).optional(), flag, flag, several)
                        .as(RowCommand.Outlier::new));
    }

    /** A name that no other definition of a test run has. */
    private static String unique() {
        return "n" + java.util.UUID.randomUUID().toString().replace('-', '_');
    }

    static Arbitrary<Field> fields() {
        return names().map(Field::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "dstPort",
                        "@message",
                        "@logStream",
                        "a.b",
                        "in",
                        "not",
                        "5m",
                        "foo-bar",
                        "by",
                        "desc",
                        "@a b",
                        "count"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(8).filter(RandomQueries::isName));
    }

    private static boolean isName(String name) {
        return name.chars().noneMatch(c -> c == '`' || Character.isISOControl(c));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "\\", "\"", "'", "\\\"", "a\nb", "# no comment", "|", "172.31.16.21"),
                Arbitraries.strings().ofMaxLength(8));
    }

    static Arbitrary<Expression> leaves() {
        Arbitrary<BigDecimal> decimals =
                Arbitraries.bigDecimals().between(BigDecimal.valueOf(-10_000), BigDecimal.valueOf(10_000));
        return Arbitraries.oneOf(
                fields(),
                texts().map(Expression.StringLiteral::new),
                decimals.map(Expression.NumberLiteral::new),
                Arbitraries.of("eni", "p_1").map(Expression.Placeholder::new));
    }

    static Arbitrary<Expression> scalars(int depth) {
        return depth == 0
                ? leaves()
                : Arbitraries.oneOf(leaves(), composed(scalars(depth - 1)), calls(scalars(depth - 1)));
    }

    static Arbitrary<Expression> aggregates() {
        Arbitrary<Expression> call = Arbitraries.oneOf(
                scalars(2).map(e -> new Expression.Call("sum", List.of(e))),
                Arbitraries.just(new Expression.Call("count", List.of(new Expression.Star()))),
                Arbitraries.just(new Expression.Call("count", List.of())));
        return Arbitraries.oneOf(call, composed(call));
    }

    private static Arbitrary<Expression> composed(Arbitrary<Expression> inner) {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Expression> pattern = Arbitraries.oneOf(
                texts().map(Expression.StringLiteral::new),
                Arbitraries.of("^10\\.", "a/b", "[/]").map(Expression.RegexLiteral::of));
        return Arbitraries.oneOf(
                inner.map(Expression.Not::new),
                inner.map(Expression.Negate::new),
                Combinators.combine(Arbitraries.of(Operator.class), inner, inner)
                        .as(Expression.Binary::new),
                Combinators.combine(inner, inner.list().ofMinSize(1).ofMaxSize(3), flag)
                        .as(Expression.In::new),
                Combinators.combine(inner, pattern, Arbitraries.of(0, 1, 2))
                        .as((operand, p, kind) -> new Expression.Like(operand, p, kind == 1, kind == 2)));
    }

    private static Arbitrary<Expression> calls(Arbitrary<Expression> inner) {
        return Arbitraries.oneOf(
                bins(),
                inner.map(e -> new Expression.Call("tolower", List.of(e))),
                inner.list().ofMinSize(1).ofMaxSize(3).map(e -> new Expression.Call("coalesce", e)));
    }

    private static Arbitrary<Expression> bins() {
        return periods().map(period -> new Expression.Call("bin", List.of(period)));
    }

    private static Arbitrary<Expression.Period> periods() {
        return Combinators.combine(Arbitraries.longs().between(1, 24), Arbitraries.of(PeriodUnit.class))
                .as(Expression.Period::new);
    }
}
