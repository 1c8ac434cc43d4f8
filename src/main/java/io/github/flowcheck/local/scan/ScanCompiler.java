package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Star;
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
 * Makes scan queries: filters and perhaps a parse, one {@code stats}, then perhaps a sort, a display and a limit. Whatever
 * else there is in a query leaves it to the engine.
 */
final class ScanCompiler {
    private static final Field TIMESTAMP = new Field("@timestamp");
    private static final Field MESSAGE = new Field("@message");

    /** How many rows there are where a query does not say, as in the engine. */
    private static final int USUAL_LIMIT = 10_000;

    private final FieldNames names;
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
        this.tests = new TestCompiler(names);
    }

    Optional<ScanQuery> compile(Query query) {
        List<Command> commands = query.commands();
        int at = 0;
        while (at < commands.size() && isSelecting(commands.get(at))) {
            if (!select(commands.get(at++))) {
                return Optional.empty();
            }
        }
        boolean right = at < commands.size()
                && commands.get(at) instanceof Stats stats
                && group(stats)
                && show(commands.subList(at + 1, commands.size()));
        return right
                ? Optional.of(new ScanQuery(
                        streams,
                        TestCompiler.all(selected),
                        keys,
                        measures,
                        new RowLayout(shown, sort, limit == 0 ? USUAL_LIMIT : limit)))
                : Optional.empty();
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
                : command.equals(new Fields(List.of(Column.of(MESSAGE))));
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
        for (Column column : stats.by()) {
            Optional<GroupKey> key = key(column);
            String name = column.alias().orElse(column.expression() instanceof Field field ? field.name() : "");
            if (key.isEmpty() || name.isEmpty() || !add(new RowLayout.Column(name, true, keys.size()))) {
                return false;
            }
            keys.add(key.get());
        }
        for (Column column : stats.aggregates()) {
            Optional<Measure> measure = column.expression() instanceof Call call ? measure(call) : Optional.empty();
            boolean right = measure.isPresent()
                    && column.alias().isPresent()
                    && add(new RowLayout.Column(column.alias().get(), false, measures.size()));
            if (!right) {
                return false;
            }
            measures.add(measure.get());
        }
        return measures.size() <= Long.SIZE;
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
        return isShort(names.fieldAt(position)) ? new GroupKey.OfShortField(position) : new GroupKey.OfField(position);
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
        if (call.name().equals("count")) {
            boolean all = call.arguments().isEmpty() || call.arguments().get(0) instanceof Star;
            return all ? Optional.of(new Measure.Count()) : Optional.empty();
        }
        Expression operand =
                call.arguments().isEmpty() ? new Star() : call.arguments().get(0);
        return switch (call.name()) {
            case "min" -> operand.equals(TIMESTAMP) ? Optional.of(new Measure.Earliest()) : Optional.empty();
            case "max" -> operand.equals(TIMESTAMP) ? Optional.of(new Measure.Latest()) : Optional.empty();
            case "sum" -> sum(operand);
            default -> Optional.empty();
        };
    }

    private Optional<Measure> sum(Expression operand) {
        if (operand instanceof Field field) {
            Optional<Integer> position = names.position(field.name());
            return position.isPresent() ? Optional.of(new Measure.SumOfField(position.get())) : Optional.empty();
        }
        Optional<RecordTest> test = tests.compile(operand);
        return test.isPresent() ? Optional.of(new Measure.SumOfTest(test.get())) : Optional.empty();
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
