package io.github.flowcheck.engine;

import io.github.flowcheck.engine.expression.Compilation;
import io.github.flowcheck.engine.expression.ExpressionCompiler;
import io.github.flowcheck.engine.function.Moments;
import io.github.flowcheck.engine.row.Condition;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.stage.Output;
import io.github.flowcheck.engine.stage.RowOrder;
import io.github.flowcheck.engine.stage.Stage;
import io.github.flowcheck.engine.stage.Stage.Steps;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Head;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Command.Tail;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.RowCommand;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Makes the stages of a query, command by command. */
final class PipelineCompiler {
    /** How many rows there are at most where the query names no limit [CWL_QuerySyntax-Limit]. */
    private static final int DEFAULT_LIMIT = 10_000;

    private final Compilation compilation;
    private final Layout first = Layout.ofEvents();
    private final PipelineDraft draft;
    private final ParseCompiler parses;
    private final RowCommandCompiler rowCommands;
    private boolean limited;
    private int groupings;
    private int most = DEFAULT_LIMIT;
    private boolean named;
    /** The columns of the last {@code display}. */
    private Map<String, Integer> displayed = Map.of();

    private PipelineCompiler(ParsedQuery parsed, EngineLimits limits, Moments moments) {
        this.compilation = new Compilation(parsed, new Problems(), new Problems(), new LimitedBudget(limits), moments);
        this.draft = new PipelineDraft(compilation, first);
        this.parses = new ParseCompiler(draft);
        this.rowCommands = new RowCommandCompiler(draft);
    }

    static Pipeline compile(ParsedQuery parsed, EngineLimits limits, Moments moments) {
        return new PipelineCompiler(parsed, limits, moments).pipeline();
    }

    /** What is wrong with the query wherever it is run. Of one that is not evaluated here, nothing behind that can be told. */
    static List<Problem> faults(ParsedQuery parsed) {
        PipelineCompiler compiler = new PipelineCompiler(parsed, EngineLimits.DEFAULT, CompiledQuery.ANY);
        try {
            compiler.pipeline();
            return List.of();
        } catch (BadInputException e) {
            return compiler.compilation.unevaluated().hasErrors() ? List.of() : e.problems();
        }
    }

    private Pipeline pipeline() {
        compilation.parsed().query().commands().forEach(this::add);
        if (!limited) {
            draft.first(most);
        }
        Output output = new Output(resultColumns());
        List<Stage> stages = draft.stages(output);
        Problems all = new Problems();
        all.addAll(compilation.problems().inOrder());
        all.addAll(compilation.unevaluated().inOrder());
        all.throwIfErrors();
        return new Pipeline(first, (Steps) stages.get(0), output);
    }

    private Map<String, Integer> resultColumns() {
        if (!displayed.isEmpty()) {
            return displayed;
        }
        Map<String, Integer> result = new LinkedHashMap<>();
        if (expressions().layout().isOfEvents() && !named) {
            addField(result, new Field(Layout.TIMESTAMP));
            addField(result, new Field("@message"));
        }
        draft.columns().forEach(result::putIfAbsent);
        return result;
    }

    private void addField(Map<String, Integer> result, Field field) {
        result.put(field.name(), expressions().slot(field));
    }

    private ExpressionCompiler expressions() {
        return draft.expressions();
    }

    private void add(Command command) {
        if (command instanceof Filter filter) {
            Condition condition = expressions().condition(filter.condition());
            draft.step(condition::holds);
        } else if (command instanceof Fields fields) {
            fields(fields);
        } else if (command instanceof Display display) {
            displayed = shown(display);
        } else if (command instanceof Stats stats) {
            stats(stats);
        } else if (command instanceof Sort sort) {
            draft.sortBy(sort.keys().stream().map(this::key).toList());
            limited = false;
        } else if (command instanceof Dedup dedup) {
            draft.deduplicateBy(dedup.keys().stream().map(this::plainSlot).toList());
        } else {
            cut(command);
        }
    }

    private void cut(Command command) {
        if (command instanceof Limit limit) {
            if (limit.any()) {
                draft.any((int) limit.count());
            } else {
                draft.first((int) limit.count());
            }
            limitedTo((int) limit.count());
        } else if (command instanceof Head head) {
            int count = count(head, head.count());
            draft.first(count);
            limitedTo(count);
        } else if (command instanceof Tail tail) {
            int count = count(tail, tail.count());
            draft.last(count);
            limitedTo(count);
        } else if (!parses.add(command) && !(command instanceof RowCommand row && rowCommand(row))) {
            String name = command instanceof SavedQuery ? "a saved query" : "`" + command.keyword() + "`";
            compilation.unevaluated(command, name + " is not evaluated offline", "write it without this command");
        }
    }

    private void limitedTo(int count) {
        limited = true;
        most = count;
    }

    private int count(Command command, OptionalLong count) {
        if (count.isEmpty()) {
            compilation.problem(
                    command,
                    "`" + command.keyword() + "` without a number, of which the documentation says nothing",
                    "write how many rows, as in `" + command.keyword() + " 20`");
        }
        return (int) count.orElse(1);
    }

    private boolean rowCommand(RowCommand command) {
        boolean added = rowCommands.add(command);
        if (command instanceof RowCommand.CountFrequent) {
            displayed = Map.of();
        }
        limited &= !added || !mayAddRows(command);
        return added;
    }

    private static boolean mayAddRows(RowCommand command) {
        return command instanceof RowCommand.Unnest
                || command instanceof RowCommand.Expand
                || command instanceof RowCommand.FillMissing
                || command instanceof RowCommand.AddTotals
                || command instanceof RowCommand.CountFrequent;
    }

    /** A map or list is known to have parts only behind the command that makes it, as was measured on the service. */
    private void fields(Fields fields) {
        named = true;
        List<String> structures = new ArrayList<>();
        for (Column column : fields.columns()) {
            refuseParts(column.expression(), structures);
            if (expressions().isStructure(column.expression())) {
                structures.add(column.name());
            }
            draft.slot(column);
        }
    }

    private void refuseParts(Expression expression, List<String> structures) {
        if (expression instanceof Field field) {
            structures.stream()
                    .filter(structure -> field.name().startsWith(structure + "."))
                    .forEach(structure -> compilation.problem(
                            field,
                            "a part of `" + structure + "` in the command that makes it, where CloudWatch finds none",
                            "write a second `fields` for it"));
        }
        expression.operands().forEach(operand -> refuseParts(operand, structures));
    }

    /** What is shown is no column for commands behind it. */
    private Map<String, Integer> shown(Display display) {
        Map<String, Integer> before = new LinkedHashMap<>(draft.columns());
        Map<String, Integer> shown = new LinkedHashMap<>();
        display.columns().forEach(column -> shown.put(column.name(), draft.slot(column)));
        draft.columns().clear();
        draft.columns().putAll(before);
        return shown;
    }

    private void stats(Stats stats) {
        if (draft.isArranged()) {
            compilation.problem(
                    stats,
                    "`stats` after `sort`, `limit` or `dedup` is not evaluated offline",
                    "write these after the last `stats`, as the documentation asks");
        }
        StatsCompiler compiler =
                new StatsCompiler(expressions(), new ExpressionCompiler(compilation, Layout.ofGroups()));
        Stage grouping = compiler.compile(stats, compilation.budget());
        rowCommands.bins(compiler.bins());
        draft.regroup(grouping, compiler.after(), compiler.columns());
        groupings++;
        displayed = Map.of();
        limited = false;
    }

    private RowOrder.Key key(SortKey key) {
        if (key.expression() instanceof Field field) {
            if (groupings == 1 && expressions().lacks(field)) {
                return lost(field, key);
            }
            return new RowOrder.Key(plainSlot(field), key.descending());
        }
        Evaluator evaluator = expressions().evaluator(key.expression());
        int slot = expressions().layout().hidden();
        draft.step(row -> {
            row.set(slot, evaluator.on(row));
            return true;
        });
        return new RowOrder.Key(slot, key.descending());
    }

    /** Templates in circulation sort like that, so that CloudWatch may well take it; how rows stand then nobody has said. */
    private RowOrder.Key lost(Field field, SortKey key) {
        compilation.unevaluated(
                field,
                "`stats` leaves no `" + field.name() + "` to sort by",
                "sort by a column that is left: " + expressions().left());
        return new RowOrder.Key(expressions().layout().hidden(), key.descending());
    }

    /** The slot of a field that orders rows, which a map or a list cannot. */
    private int plainSlot(Expression field) {
        StatsCompiler.refuseStructure(field, expressions());
        return expressions().slot((Field) field);
    }
}
