package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One command of a query. Names follow CloudWatch's. Those of this file are the language's core; {@link ParseCommand}, {@link
 * RowCommand} and {@link ServiceCommand} hold the others.
 */
public sealed interface Command
        permits Command.Fields,
                Command.Display,
                Command.Filter,
                Command.FilterIndex,
                Command.Stats,
                Command.Sort,
                Command.Limit,
                Command.Head,
                Command.Tail,
                Command.Dedup,
                Command.Other,
                Command.SavedQuery,
                ParseCommand,
                RowCommand,
                ServiceCommand {
    /** The word that it begins with, spelt as in the documentation. */
    String keyword();

    /** What it computes from the fields of the rows that come in, from left to right. */
    List<Expression> reads();

    /** The names that it gives to what it adds to a row. */
    default List<String> defines() {
        return List.of();
    }

    /** Whether it may add fields that its text does not name. */
    default boolean addsUnnamed() {
        return false;
    }

    /** {@code fields a, expression as b}: adds computed columns and names what is shown. */
    record Fields(List<Column> columns) implements Command {
        public Fields {
            columns = List.copyOf(columns);
        }

        @Override
        public String keyword() {
            return "fields";
        }

        @Override
        public List<Expression> reads() {
            return Column.expressions(columns);
        }

        @Override
        public List<String> defines() {
            return Column.names(columns);
        }
    }

    /** {@code display a, b}: what is shown; the last one counts. */
    record Display(List<Column> columns) implements Command {
        public Display {
            columns = List.copyOf(columns);
        }

        @Override
        public String keyword() {
            return "display";
        }

        @Override
        public List<Expression> reads() {
            return Column.expressions(columns);
        }

        @Override
        public List<String> defines() {
            return Column.names(columns);
        }
    }

    /** {@code filter condition}, also written {@code where}. */
    record Filter(Expression condition) implements Command {
        @Override
        public String keyword() {
            return "filter";
        }

        @Override
        public List<Expression> reads() {
            return List.of(condition);
        }
    }

    /**
     * {@code filterIndex condition}: as {@code filter}, but only over events that a field index holds, so that older ones are
     * missed.
     */
    record FilterIndex(Expression condition) implements Command {
        @Override
        public String keyword() {
            return "filterIndex";
        }

        @Override
        public List<Expression> reads() {
            return List.of(condition);
        }
    }

    /**
     * {@code stats aggregate as x, … by key as k, … offset 1h}: only its columns are left.
     *
     * @param offset by how much the bins of {@code by bin(…)} are shifted
     */
    record Stats(List<Column> aggregates, List<Column> by, Optional<Period> offset) implements Command {
        public Stats {
            aggregates = List.copyOf(aggregates);
            by = List.copyOf(by);
            if (offset.isPresent() && by.isEmpty()) {
                throw new IllegalArgumentException("an offset of no bins");
            }
        }

        public Stats(List<Column> aggregates, List<Column> by) {
            this(aggregates, by, Optional.empty());
        }

        @Override
        public String keyword() {
            return "stats";
        }

        /** With what the aggregates take; a column may also name another column of the same command. */
        @Override
        public List<Expression> reads() {
            return Column.expressions(columns());
        }

        @Override
        public List<String> defines() {
            return Column.names(columns());
        }

        private List<Column> columns() {
            List<Column> columns = new ArrayList<>(aggregates);
            columns.addAll(by);
            return columns;
        }
    }

    /** {@code sort key asc, …}, also written {@code order by}. */
    record Sort(List<SortKey> keys) implements Command {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public String keyword() {
            return "sort";
        }

        @Override
        public List<Expression> reads() {
            List<Expression> reads = new ArrayList<>();
            for (SortKey key : keys) {
                reads.add(key.expression());
            }
            return List.copyOf(reads);
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
        public static final long MOST = 100_000;

        public Limit {
            requireCount(count);
        }

        @Override
        public String keyword() {
            return "limit";
        }

        @Override
        public List<Expression> reads() {
            return List.of();
        }
    }

    /** {@code head n}, deprecated: the first rows; of how many is not documented where no number is given. */
    record Head(OptionalLong count) implements Command {
        public Head {
            requireCount(count);
        }

        @Override
        public String keyword() {
            return "head";
        }

        @Override
        public List<Expression> reads() {
            return List.of();
        }
    }

    /** {@code tail n}, deprecated: the last rows. */
    record Tail(OptionalLong count) implements Command {
        public Tail {
            requireCount(count);
        }

        @Override
        public String keyword() {
            return "tail";
        }

        @Override
        public List<Expression> reads() {
            return List.of();
        }
    }

    /** {@code dedup a, b}: keeps the first row of each combination of values. The keys are fields. */
    record Dedup(List<Expression> keys) implements Command {
        public Dedup {
            keys = List.copyOf(keys);
            for (Expression key : keys) {
                requireField(key);
            }
        }

        @Override
        public String keyword() {
            return "dedup";
        }

        @Override
        public List<Expression> reads() {
            return keys;
        }
    }

    /**
     * A command of which only the name is known: read for its shape.
     *
     * @param keyword spelt as in the documentation
     * @param parts what follows the name
     */
    record Other(String keyword, List<Part> parts) implements Command {
        public Other {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> reads() {
            return List.of();
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code $name(parameter = value, …)}: the commands of a saved query. */
    record SavedQuery(String name, List<Argument> arguments) implements Command {
        public SavedQuery {
            FieldName.checked(name);
            arguments = List.copyOf(arguments);
        }

        @Override
        public String keyword() {
            return "$" + FieldName.written(name);
        }

        @Override
        public List<Expression> reads() {
            return List.of();
        }

        @Override
        public boolean addsUnnamed() {
            return true;
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
            if (alias.isPresent()) {
                FieldName.checked(alias.get());
            }
        }

        public static Column of(Expression expression) {
            return new Column(expression, Optional.empty());
        }

        public static Column of(Expression expression, String alias) {
            return new Column(expression, Optional.of(alias));
        }

        /** What the column is called in the answer: its alias, its field, or what it is printed as. */
        public String name() {
            if (alias.isPresent()) {
                return alias.get();
            }
            return expression instanceof Field field ? field.name() : ExpressionPrinter.print(expression);
        }

        private static List<Expression> expressions(List<Column> columns) {
            List<Expression> expressions = new ArrayList<>();
            for (Column column : columns) {
                expressions.add(column.expression());
            }
            return List.copyOf(expressions);
        }

        private static List<String> names(List<Column> columns) {
            List<String> names = new ArrayList<>();
            for (Column column : columns) {
                if (column.alias().isPresent()) {
                    names.add(column.alias().get());
                }
            }
            return List.copyOf(names);
        }
    }

    /** A key of a sort. Ascending where the text names no direction. */
    record SortKey(Expression expression, boolean descending) {}

    private static void requireField(Expression expression) {
        if (!(expression instanceof Field)) {
            throw new IllegalArgumentException("no field: " + expression);
        }
    }

    private static void requireCount(OptionalLong count) {
        if (count.isPresent()) {
            requireCount(count.getAsLong());
        }
    }

    private static void requireCount(long count) {
        if (count < 1 || count > Limit.MOST) {
            throw new IllegalArgumentException("no limit: " + count);
        }
    }
}
