package io.github.flowcheck.engine;

import com.google.re2j.Pattern;
import io.github.flowcheck.engine.Stage.Step;
import io.github.flowcheck.engine.Stage.Steps;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.RegexGroups;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the stages of a query, command by command. */
final class PipelineCompiler {
    /** How many rows there are at most where the query names no limit [CWL_QuerySyntax-Limit]. */
    private static final int DEFAULT_LIMIT = 10_000;

    private final ParsedQuery parsed;
    private final Problems problems = new Problems();
    private final Budget budget;
    private final List<Stage> stages = new ArrayList<>();
    private final Layout first = Layout.ofEvents();
    private ExpressionCompiler expressions;
    private List<Step> steps = new ArrayList<>();
    private RowOrder order = RowOrder.newestFirst();
    private boolean sorted;
    private boolean cut;
    private boolean limited;
    private int most = DEFAULT_LIMIT;
    private List<Integer> dedupKeys = List.of();
    /** Columns of {@code fields}, {@code parse} or {@code stats}, and those of the last {@code display}. */
    private Map<String, Integer> columns = new LinkedHashMap<>();

    private boolean named;
    private Map<String, Integer> displayed = Map.of();

    private PipelineCompiler(ParsedQuery parsed, EngineLimits limits) {
        this.parsed = parsed;
        this.budget = new Budget(limits);
        this.expressions = new ExpressionCompiler(parsed, problems, first);
    }

    static Pipeline compile(ParsedQuery parsed, EngineLimits limits) {
        return new PipelineCompiler(parsed, limits).pipeline();
    }

    private Pipeline pipeline() {
        parsed.query().commands().forEach(this::add);
        if (!limited) {
            collect(most, false);
        }
        Output output = new Output(resultColumns());
        flush();
        stages.add(output);
        for (int i = 0; i + 1 < stages.size(); i++) {
            stages.get(i).into(stages.get(i + 1));
        }
        problems.throwIfErrors();
        return new Pipeline(first, (Steps) stages.get(0), output);
    }

    private Map<String, Integer> resultColumns() {
        if (!displayed.isEmpty()) {
            return displayed;
        }
        Map<String, Integer> result = new LinkedHashMap<>();
        if (expressions.layout().isOfEvents() && !named) {
            addField(result, new Field(Layout.TIMESTAMP));
            addField(result, new Field("@message"));
        }
        columns.forEach(result::putIfAbsent);
        return result;
    }

    private void addField(Map<String, Integer> result, Field field) {
        result.put(field.name(), expressions.slot(field));
    }

    private void add(Command command) {
        if (command instanceof Filter filter) {
            Condition condition = expressions.condition(filter.condition());
            steps.add(condition::holds);
        } else if (command instanceof Fields fields) {
            named = true;
            fields.columns().forEach(column -> columns.put(name(column), slot(column)));
        } else if (command instanceof Display display) {
            Map<String, Integer> shown = new LinkedHashMap<>();
            display.columns().forEach(column -> shown.put(name(column), slot(column)));
            displayed = shown;
        } else if (command instanceof Stats stats) {
            stats(stats);
        } else if (command instanceof Sort sort) {
            sort(sort);
        } else if (command instanceof Limit limit) {
            collect((int) limit.count(), limit.any());
        } else if (command instanceof Dedup dedup) {
            dedupKeys = dedup.keys().stream()
                    .map(key -> expressions.slot((Field) key))
                    .toList();
        } else {
            parse(command);
        }
    }

    private void parse(Command command) {
        if (command instanceof ParseGlob parse) {
            Evaluator text = expressions.text(parse.field());
            List<Integer> slots =
                    parse.aliases().stream().map(this::defineColumn).toList();
            steps.add(Parsing.glob(text, parse.glob(), slots));
        } else if (command instanceof ParseRegex parse && !parse.multi()) {
            Evaluator text = expressions.text(parse.field());
            Optional<Pattern> pattern = TextTest.pattern(parse.regex(), expressions);
            Map<String, Integer> slots = new LinkedHashMap<>();
            RegexGroups.of(parse.regex().pattern()).forEach(group -> slots.put(group, defineColumn(group)));
            pattern.ifPresent(regex -> steps.add(Parsing.regex(text, regex, slots)));
        } else {
            String name = command instanceof SavedQuery ? "a saved query" : "`" + command.keyword() + "`";
            expressions.problem(
                    command,
                    name + " is not evaluated offline",
                    "run this query on CloudWatch, or write it without this command");
        }
    }

    private int defineColumn(String name) {
        int slot = expressions.layout().define(name);
        columns.put(name, slot);
        return slot;
    }

    /** A column without a name is called what it is printed as. */
    private static String name(Column column) {
        return column.alias()
                .orElseGet(() ->
                        column.expression() instanceof Field field ? field.name() : Printer.print(column.expression()));
    }

    private int slot(Column column) {
        if (column.expression() instanceof Field field && column.alias().isEmpty()) {
            return expressions.slot(field);
        }
        Evaluator evaluator = expressions.evaluator(column.expression());
        int slot = expressions.layout().define(name(column));
        steps.add(row -> {
            row.set(slot, evaluator.on(row));
            return true;
        });
        return slot;
    }

    private void stats(Stats stats) {
        if (sorted || cut || !dedupKeys.isEmpty()) {
            expressions.problem(
                    stats,
                    "`stats` after `sort`, `limit` or `dedup` is not evaluated offline",
                    "write these after the last `stats`, as the documentation asks");
        }
        flush();
        StatsCompiler compiler =
                new StatsCompiler(expressions, new ExpressionCompiler(parsed, problems, Layout.ofGroups()));
        stages.add(compiler.compile(stats, PipelineCompiler::name, budget));
        expressions = compiler.after();
        columns = new LinkedHashMap<>(compiler.columns());
        displayed = Map.of();
        order = RowOrder.ofArrival();
        limited = false;
    }

    private void sort(Sort sort) {
        order = RowOrder.by(sort.keys().stream().map(this::key).toList());
        sorted = true;
        limited = false;
    }

    private RowOrder.Key key(SortKey key) {
        if (key.expression() instanceof Field field) {
            return new RowOrder.Key(expressions.slot(field), key.descending());
        }
        Evaluator evaluator = expressions.evaluator(key.expression());
        int slot = expressions.layout().hidden();
        steps.add(row -> {
            row.set(slot, evaluator.on(row));
            return true;
        });
        return new RowOrder.Key(slot, key.descending());
    }

    private void collect(int limit, boolean any) {
        flush();
        if (!dedupKeys.isEmpty()) {
            stages.add(new Deduplicating(dedupKeys, order, limit));
        } else {
            stages.add(any ? new Collecting.Any(limit) : new Collecting.First(order, limit));
        }
        dedupKeys = List.of();
        order = RowOrder.ofArrival();
        limited = true;
        cut = true;
        most = limit;
    }

    private void flush() {
        stages.add(new Steps(steps));
        steps = new ArrayList<>();
    }
}
