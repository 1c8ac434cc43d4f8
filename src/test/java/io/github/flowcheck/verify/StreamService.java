package io.github.flowcheck.verify;

import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The engine as a service that holds log streams. It has an index on them: a query whose first filter names streams reads these, any
 * other one reads everything; and it counts what it reads. Of some queries it can be told to refuse them.
 */
public final class StreamService implements QueryRunner {
    private final Map<String, List<Event>> streams = new LinkedHashMap<>();
    private final List<Event> all = new ArrayList<>();
    private final Predicate<String> refused;
    private final List<Question> asked = new ArrayList<>();
    private long bytesWithIndex;

    public StreamService(Predicate<String> refused) {
        this.refused = refused;
    }

    public void add(Event event) {
        streams.computeIfAbsent(Objects.requireNonNull(event.field("@logStream")), name -> new ArrayList<>())
                .add(event);
        all.add(event);
    }

    public List<Question> asked() {
        return asked;
    }

    public long bytesWithIndex() {
        return bytesWithIndex;
    }

    /** What all queries together read of a service that has no index. */
    public long bytesWithoutIndex() {
        return asked.size() * bytes(all);
    }

    public static long bytes(List<Event> events) {
        return events.stream().mapToLong(Event::size).sum();
    }

    public List<Event> events() {
        return all;
    }

    @Override
    public Run run(List<Question> questions) {
        List<Answer> answers = questions.stream().map(this::answer).toList();
        return new Run(answers, all.size(), bytes(all), List.of());
    }

    private Answer answer(Question question) {
        asked.add(question);
        if (question.query().length() > 10_000) {
            return new Answer.Failed("longer than 10,000 characters", "shorten it");
        }
        if (refused.test(question.query())) {
            return new Answer.Failed("unexpected symbol found", "write it otherwise");
        }
        ParsedQuery parsed = Parser.parse(new SourceText(question.name(), question.query()));
        List<Event> read = parsed.query().commands().stream()
                .filter(Filter.class::isInstance)
                .findFirst()
                .map(first -> read((Filter) first))
                .orElse(all);
        bytesWithIndex += bytes(read);
        Execution execution = CompiledQuery.compile(parsed).start();
        read.stream()
                .filter(event -> question.range()
                        .map(range -> range.contains(event.timestamp()))
                        .orElse(true))
                .forEach(execution::accept);
        ResultTable table = execution.finish();
        return new Answer.Rows(new ResultTable(table.rows(), all.size(), table.recordsMatched(), table.bytesScanned()));
    }

    private List<Event> read(Filter first) {
        if (first.condition() instanceof In in) {
            List<Event> named = new ArrayList<>();
            in.values().forEach(name -> named.addAll(streams.getOrDefault(((StringLiteral) name).value(), List.of())));
            return named;
        }
        if (first.condition() instanceof Like like && like.pattern() instanceof RegexLiteral regex) {
            Pattern pattern = Pattern.compile(regex.pattern());
            return all.stream()
                    .filter(event -> pattern.matcher(Objects.requireNonNull(event.field("@logStream")))
                            .find())
                    .toList();
        }
        return all;
    }
}
