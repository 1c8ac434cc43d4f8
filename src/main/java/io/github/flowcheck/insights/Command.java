package io.github.flowcheck.insights;

import java.util.List;
import java.util.Optional;

/** One command of a query. Names follow CloudWatch's. */
public sealed interface Command {
    /** {@code fields a, expression as b}: adds computed columns and names what is shown. */
    record Fields(List<Column> columns) implements Command {
        public Fields {
            columns = List.copyOf(columns);
        }
    }

    /** {@code display a, b}: what is shown; the last one counts. */
    record Display(List<Column> columns) implements Command {
        public Display {
            columns = List.copyOf(columns);
        }
    }

    /** {@code filter condition}, also written {@code where}. */
    record Filter(Expression condition) implements Command {}

    /** {@code stats aggregate as x, … by key as k, …}. */
    record Stats(List<Column> aggregates, List<Column> by) implements Command {
        public Stats {
            aggregates = List.copyOf(aggregates);
            by = List.copyOf(by);
        }
    }

    /** {@code sort key asc, …}, also written {@code order by}. */
    record Sort(List<SortKey> keys) implements Command {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /**
     * {@code limit n} or {@code limit any n}.
     *
     * @param count how many rows are kept, 1 to 100,000
     * @param any whether any rows will do, so that the scan may stop early
     */
    record Limit(long count, boolean any) implements Command {
        /** The most rows that CloudWatch returns. */
        static final long MOST = 100_000;

        public Limit {
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("no limit: " + count);
            }
        }
    }

    /** {@code dedup a, b}: keeps the first row of each combination of values. The keys are fields. */
    record Dedup(List<Expression> keys) implements Command {
        public Dedup {
            keys = List.copyOf(keys);
            keys.forEach(Command::requireField);
        }
    }

    /**
     * {@code parse field "glob * *" as a, b}.
     *
     * @param field what is parsed; {@code @message} where the text names none
     * @param glob the pattern, as many {@code *} as aliases
     * @param aliases the names of the parts
     */
    record ParseGlob(Expression field, String glob, List<String> aliases) implements Command {
        public ParseGlob {
            aliases = List.copyOf(aliases);
            aliases.forEach(FieldName::checked);
            requireField(field);
        }
    }

    /** {@code parse field /regex/}: each named group becomes a field. */
    record ParseRegex(Expression field, Expression.RegexLiteral regex) implements Command {
        public ParseRegex {
            requireField(field);
        }
    }

    /**
     * A documented command that needs more than the events, or is too new to be documented in full: read for its shape only.
     *
     * @param name spelt as in the documentation; {@code parse} for its modes {@code multi}, {@code logfmt} and {@code csv}
     * @param parts what follows the name
     */
    record Other(String name, List<Part> parts) implements Command {
        public Other {
            parts = List.copyOf(parts);
        }
    }

    /** {@code $name(parameter = value, …)}: the commands of a saved query. */
    record SavedQuery(String name, List<Argument> arguments) implements Command {
        public SavedQuery {
            FieldName.checked(name);
            arguments = List.copyOf(arguments);
        }

        /** A value for a parameter. */
        public record Argument(String name, Expression value) {}
    }

    /**
     * An expression with an optional name.
     *
     * @param expression what is computed
     * @param alias the name after {@code as}
     */
    record Column(Expression expression, Optional<String> alias) {
        public Column {
            alias.ifPresent(FieldName::checked);
        }

        public static Column of(Expression expression) {
            return new Column(expression, Optional.empty());
        }

        public static Column of(Expression expression, String alias) {
            return new Column(expression, Optional.of(alias));
        }
    }

    /** A key of a sort. Ascending where the text names no direction. */
    record SortKey(Expression expression, boolean descending) {}

    private static void requireField(Expression expression) {
        if (!(expression instanceof Expression.Field)) {
            throw new IllegalArgumentException("no field: " + expression);
        }
    }
}
