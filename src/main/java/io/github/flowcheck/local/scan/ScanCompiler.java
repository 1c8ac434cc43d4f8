package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.local.scan.RowLayout.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes scan queries: filters and perhaps a parse, then a {@code stats}. Where nothing follows but perhaps a sort, a display and a
 * limit, the scan shows the groups too; anything else behind them is left to the engine, as are queries of other shapes.
 */
final class ScanCompiler {
    private static final Field TIMESTAMP = new Field("@timestamp");

    /** How many rows there are where a query does not say, as in the engine. */
    private static final int USUAL_LIMIT = 10_000;

    private final FieldNames names;
    private final NumberCompiler numbers;
    private final TestCompiler tests;
    private final List<RecordTest> selected = new ArrayList<>();
    private final List<GroupKey> keys = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Map<String, RowLayout.Column> columns = new HashMap<>();
    private final List<RowLayout.Column> shown = new ArrayList<>();
    private final List<SortKey> sort = new ArrayList<>();
    private Optional<Set<String>> streams = Optional.empty();
    private int limit;

    ScanCompiler(LogFormat format) {
        this.names = new FieldNames(format);
        this.numbers = new NumberCompiler(names);
        this.tests = new TestCompiler(names, numbers);
    }

    Optional<ScanQuery> compile(Query query) {
        List<Command> commands = query.commands();
        int at = 0;
        while (at < commands.size() && isSelecting(commands.get(at))) {
            if (!select(commands.get(at++))) {
                return Optional.empty();
            }
        }
        if (at == commands.size() || !(commands.get(at) instanceof Stats stats) || !group(stats)) {
            return Optional.empty();
        }
        boolean shows = name(stats) && show(commands.subList(at + 1, commands.size()));
        return Optional.of(new ScanQuery(
                streams,
                TestCompiler.all(selected),
                keys,
                measures,
                shows ? Optional.of(new RowLayout(shown, sort, limit == 0 ? USUAL_LIMIT : limit)) : Optional.empty()));
    }

    private static boolean isSelecting(Command command) {
        return command instanceof Filter || command instanceof ParseGlob || command instanceof Fields;
    }

    private boolean select(Command command) {
        if (command instanceof Filter filter) {
            return select(filter.condition());
        }
        return command instanceof ParseGlob parse
                ? names.take(parse)
                : command instanceof Fields fields && name(fields);
    }

    /** Takes names for fields and for what is computed of them; false if there is any other. */
    private boolean name(Fields fields) {
        for (Column column : fields.columns()) {
            boolean plain =
                    column.expression() instanceof Field && column.alias().isEmpty();
            if (!plain && !name(column)) {
                return false;
            }
        }
        return true;
    }

    /** Names of what every event has stay what they are. */
    private boolean name(Column column) {
        if (column.name().startsWith("@")) {
            return false;
        }
        Optional<Integer> position =
                column.expression() instanceof Field field ? names.position(field.name()) : Optional.empty();
        if (position.isPresent()) {
            names.put(column.name(), position.get());
            return true;
        }
        Optional<RecordNumber> number = numbers.compile(column.expression());
        if (number.isPresent()) {
            names.put(column.name(), number.get());
        }
        return number.isPresent();
    }

    private boolean select(Expression condition) {
        if (condition instanceof Binary binary && binary.operator() == Operator.AND) {
            return select(binary.left()) && select(binary.right());
        }
        Optional<Set<String>> named = StreamNames.of(condition);
        if (named.isPresent()) {
            Set<String> left = new HashSet<>(named.get());
            if (streams.isPresent()) {
                left.retainAll(streams.get());
            }
            streams = Optional.of(left);
            return true;
        }
        Optional<RecordTest> test = tests.compile(condition);
        if (test.isEmpty()) {
            return false;
        }
        selected.add(test.get());
        return true;
    }

    private boolean group(Stats stats) {
        if (stats.offset().isPresent()) {
            return false;
        }
        for (Column column : stats.by()) {
            Optional<GroupKey> key = key(column);
            if (key.isEmpty()) {
                return false;
            }
            keys.add(key.get());
        }
        for (Column column : stats.aggregates()) {
            if (!collect(column.expression())) {
                return false;
            }
        }
        return measures.size() <= Long.SIZE;
    }

    /** Takes the aggregates of an expression, from left to right. */
    private boolean collect(Expression expression) {
        if (expression instanceof Call call && isAggregate(call)) {
            Optional<Measure> measure = measure(call);
            return measure.isPresent() && measures.add(measure.get());
        }
        for (Expression operand : expression.operands()) {
            if (!collect(operand)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAggregate(Call call) {
        Optional<Function> function = Functions.find(call.name());
        return function.isPresent() && function.get().isAggregate();
    }

    /** Whether each column is a field or an aggregate, and has a name of its own. */
    private boolean name(Stats stats) {
        for (int i = 0; i < stats.by().size(); i++) {
            Column column = stats.by().get(i);
            String name = column.alias().orElse(column.expression() instanceof Field field ? field.name() : "");
            if (name.isEmpty() || !add(new RowLayout.Column(name, true, i))) {
                return false;
            }
        }
        for (int i = 0; i < stats.aggregates().size(); i++) {
            Column column = stats.aggregates().get(i);
            boolean right = column.expression() instanceof Call call
                    && isAggregate(call)
                    && column.alias().isPresent()
                    && add(new RowLayout.Column(column.alias().get(), false, i));
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private boolean add(RowLayout.Column column) {
        shown.add(column);
        return columns.put(column.name(), column) == null;
    }

    private Optional<GroupKey> key(Column column) {
        if (column.expression() instanceof Field field) {
            Optional<Integer> position = names.position(field.name());
            return position.isPresent() ? Optional.of(key(position.get())) : Optional.empty();
        }
        return column.expression() instanceof Call call
                        && call.name().equals("bin")
                        && call.arguments().get(0) instanceof Period period
                ? length(period).map(GroupKey.OfPeriod::new)
                : Optional.empty();
    }

    private GroupKey key(int position) {
        FlowField field = names.fieldAt(position);
        return isShort(field)
                ? new GroupKey.OfShortField(position, field == FlowField.LOG_STATUS)
                : new GroupKey.OfField(position);
    }

    private static boolean isShort(FlowField field) {
        return field.type() == FlowField.Type.INTEGER || field == FlowField.ACTION || field == FlowField.LOG_STATUS;
    }

    private static Optional<Long> length(Period period) {
        long unit =
                switch (period.unit()) {
                    case SECOND -> 1000;
                    case MINUTE -> 60_000;
                    case HOUR -> 3_600_000;
                    case DAY -> 86_400_000;
                    default -> 0;
                };
        return unit == 0 || period.count() > 1000 ? Optional.empty() : Optional.of(unit * period.count());
    }

    private Optional<Measure> measure(Call call) {
        Expression operand =
                call.arguments().isEmpty() ? new Star() : call.arguments().get(0);
        Optional<Integer> position = operand instanceof Field field ? names.position(field.name()) : Optional.empty();
        return switch (call.name()) {
            // a field of a record always has a value, if only a dash
            case "count", "count_over_time", "countOverTime" ->
                operand instanceof Star || position.isPresent() ? Optional.of(new Measure.Count()) : Optional.empty();
            case "count_distinct", "countDistinct" -> position.map(at -> new Measure.Distinct(key(at)));
            case "min" -> operand.equals(TIMESTAMP) ? Optional.of(new Measure.Earliest()) : extreme(position, -1);
            case "max" -> operand.equals(TIMESTAMP) ? Optional.of(new Measure.Latest()) : extreme(position, 1);
            case "avg" -> numbers.compile(operand).map(Measure.Average::new);
            case "sum", "sum_over_time", "sumOverTime" -> sum(operand);
            default -> Optional.empty();
        };
    }

    private Optional<Measure> extreme(Optional<Integer> position, int sign) {
        return position.filter(at -> names.fieldAt(at).type() == FlowField.Type.INTEGER)
                .map(at -> new Measure.Extreme(at, sign));
    }

    private Optional<Measure> sum(Expression operand) {
        if (operand instanceof Field field) {
            Optional<Integer> position = names.position(field.name());
            return position.isPresent() ? Optional.of(new Measure.SumOfField(position.get())) : Optional.empty();
        }
        Optional<RecordTest> test = tests.compile(operand);
        return test.isPresent()
                ? Optional.of(new Measure.SumOfTest(test.get()))
                : numbers.compile(operand).map(Measure.Sum::new);
    }

    private boolean show(List<Command> commands) {
        boolean sorted = false;
        boolean displayed = false;
        for (Command command : commands) {
            boolean right;
            if (command instanceof Sort by) {
                right = !sorted && limit == 0 && sort(by);
                sorted = true;
            } else if (command instanceof Display display) {
                right = !displayed && display(display);
                displayed = true;
            } else {
                right = command instanceof Limit most && limit == 0 && !most.any();
                limit = command instanceof Limit most ? (int) most.count() : 0;
            }
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private boolean sort(Sort by) {
        for (Command.SortKey key : by.keys()) {
            RowLayout.Column column = key.expression() instanceof Field field ? columns.get(field.name()) : null;
            if (column == null) {
                return false;
            }
            sort.add(new SortKey(column, key.descending()));
        }
        return true;
    }

    private boolean display(Display display) {
        shown.clear();
        for (Column column : display.columns()) {
            RowLayout.Column known =
                    column.expression() instanceof Field field && column.alias().isEmpty()
                            ? columns.get(field.name())
                            : null;
            if (known == null || shown.contains(known)) {
                return false;
            }
            shown.add(known);
        }
        return true;
    }
}
