package io.github.flowcheck.engine;

import com.google.re2j.Pattern;
import io.github.flowcheck.engine.expression.ExpressionCompiler;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.stage.FillingBins;
import io.github.flowcheck.engine.stage.Multiplying;
import io.github.flowcheck.engine.stage.Neighbours;
import io.github.flowcheck.engine.stage.Parsing;
import io.github.flowcheck.engine.stage.RowOrder;
import io.github.flowcheck.engine.stage.Totals;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.RowCommand;
import io.github.flowcheck.insights.RowCommand.Accum;
import io.github.flowcheck.insights.RowCommand.AddTotals;
import io.github.flowcheck.insights.RowCommand.Autoregress;
import io.github.flowcheck.insights.RowCommand.CountFrequent;
import io.github.flowcheck.insights.RowCommand.Expand;
import io.github.flowcheck.insights.RowCommand.FillDown;
import io.github.flowcheck.insights.RowCommand.FillMissing;
import io.github.flowcheck.insights.RowCommand.Json;
import io.github.flowcheck.insights.RowCommand.Unnest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds commands that multiply, fill, number or sum up rows. Those that look from one row to the next need a {@code sort} before
 * them: in which order CloudWatch would take the rows is not documented.
 */
final class RowCommandCompiler {
    private final PipelineDraft draft;
    private Optional<StatsCompiler.Bins> bins = Optional.empty();

    RowCommandCompiler(PipelineDraft draft) {
        this.draft = draft;
    }

    /** Tells by what the last {@code stats} grouped. */
    void bins(Optional<StatsCompiler.Bins> last) {
        bins = last;
    }

    /** Whether it is evaluated. */
    boolean add(RowCommand command) {
        if (command instanceof Unnest unnest) {
            Evaluator list = expressions().evaluator(unnest.field());
            draft.stage(Multiplying.unnest(
                    list, structure(unnest.alias()), draft.compilation().budget()));
        } else if (command instanceof Expand expand) {
            Evaluator list = expressions().evaluator(expand.field());
            draft.stage(Multiplying.expand(
                    list, structure(expand.field().name()), draft.compilation().budget()));
        } else if (command instanceof Json json) {
            Evaluator value = expressions().evaluator(json.field());
            draft.step(Parsing.json(value, json.path(), structure(json.alias())));
        } else if (command instanceof Accum accum) {
            accum(accum);
        } else if (command instanceof Autoregress autoregress) {
            autoregress(autoregress);
        } else if (command instanceof FillDown fill) {
            fillDown(fill);
        } else if (command instanceof AddTotals totals) {
            totals(totals);
        } else if (command instanceof FillMissing fill) {
            fillMissing(fill);
        } else if (command instanceof CountFrequent count) {
            countFrequent(count);
        } else {
            return false;
        }
        return true;
    }

    private ExpressionCompiler expressions() {
        return draft.expressions();
    }

    private int structure(String name) {
        int slot = expressions().layout().defineStructure(name, false);
        draft.columns().put(name, slot);
        return slot;
    }

    private void arrange(RowCommand command) {
        if (!draft.isSorted()) {
            refuse(
                    command,
                    "`" + command.keyword() + "` over rows whose order the query does not say",
                    "write `sort` before it");
        }
        draft.arrange();
    }

    private void accum(Accum accum) {
        if (accum.alias().isEmpty()) {
            refuse(accum, "`accum` without a name, and the documentation says none", "write `as` and a name");
        }
        arrange(accum);
        Evaluator operand = expressions().number(accum.field());
        draft.step(Neighbours.accumulate(operand, draft.column(accum.alias().orElse("accum"))));
    }

    private void autoregress(Autoregress command) {
        Autoregress.Lags lags = command.lags().orElse(new Autoregress.Lags(1, 1));
        boolean several = lags.last() > lags.first();
        if (several && command.alias().isPresent()) {
            refuse(
                    command,
                    "one name for several columns, and the documentation does not say what it names",
                    "write it without `as`, or with a single `p`");
        }
        arrange(command);
        Evaluator operand = expressions().evaluator(command.field());
        List<Integer> slots = new ArrayList<>();
        for (int lag = lags.first(); lag <= lags.last(); lag++) {
            String name = command.field().name() + "_p" + lag;
            slots.add(draft.column(several ? name : command.alias().orElse(name)));
        }
        draft.step(Neighbours.lag(operand, lags.first(), slots));
    }

    private void fillDown(FillDown fill) {
        arrange(fill);
        List<Field> patterns = fill.fields().isEmpty() ? List.of(new Field("*")) : fill.fields();
        Set<String> names = new LinkedHashSet<>();
        patterns.forEach(pattern -> names.addAll(matching(pattern.name())));
        if (names.isEmpty()) {
            refuse(fill, "no columns that could be filled", "name them, or write `fields` before it");
        }
        for (String name : names) {
            Evaluator operand = expressions().evaluator(new Field(name));
            draft.step(Neighbours.fillDown(operand, draft.column(name)));
        }
    }

    /** The name itself, or the columns that it stands for. */
    private List<String> matching(String pattern) {
        if (pattern.indexOf('*') < 0) {
            return List.of(pattern);
        }
        Pattern regex = Pattern.compile(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        return draft.columns().keySet().stream()
                .filter(name -> regex.matcher(name).matches())
                .toList();
    }

    private void totals(AddTotals command) {
        List<Integer> slots = new ArrayList<>(
                command.fields().isEmpty()
                        ? draft.columns().values()
                        : command.fields().stream().map(expressions()::slot).toList());
        if (slots.isEmpty()) {
            refuse(command, "no columns that could be summed up", "name them, or write `fields` before it");
        }
        if (command.row().orElse(true)) {
            int total = draft.column(command.name().orElse(AddTotals.TOTAL));
            draft.step(Totals.ofRow(List.copyOf(slots), total));
            slots.add(total);
        }
        if (command.column().orElse(false)) {
            draft.arrange();
            draft.stage(Totals.ofColumns(expressions().layout(), slots));
        }
    }

    private void fillMissing(FillMissing fill) {
        Map<Integer, Object> fillings = new HashMap<>();
        for (FillMissing.Filling filling : fill.fillings()) {
            Object value = ExpressionCompiler.constant(filling.value()).orElse(null);
            if (value == null) {
                draft.compilation().problem(filling.value(), "no value", "write a number or a string");
            } else {
                fillings.put(expressions().slot(filling.field()), value);
            }
        }
        if (bins.isEmpty()) {
            refuse(
                    fill,
                    "`fillmissing` after something else than `stats … by bin(…)`",
                    "group by one `bin` of a known length, and by nothing else");
            return;
        }
        StatsCompiler.Bins found = bins.get();
        draft.stage(new FillingBins(
                expressions().layout(),
                found.slot(),
                found.bin(),
                fillings,
                draft.compilation().budget()));
    }

    /** Exact, where CloudWatch approximates; the most frequent first. */
    private void countFrequent(CountFrequent command) {
        Layout layout = Layout.ofGroups();
        ExpressionCompiler after = new ExpressionCompiler(draft.compilation(), layout);
        Call count = new Call("count", List.of());
        Stats stats = new Stats(
                List.of(Column.of(count, CountFrequent.COUNT)),
                command.fields().stream().map(Column::of).toList());
        StatsCompiler compiler = new StatsCompiler(expressions(), after);
        draft.regroup(compiler.compile(stats, draft.compilation().budget()), after, compiler.columns());
        List<RowOrder.Key> keys = new ArrayList<>();
        keys.add(new RowOrder.Key(compiler.columns().get(CountFrequent.COUNT), true));
        command.fields().forEach(field -> keys.add(new RowOrder.Key(after.slot(field), false)));
        draft.sortBy(keys);
    }

    private void refuse(Command command, String message, String remedy) {
        draft.compilation().problem(command, message, remedy);
    }
}
