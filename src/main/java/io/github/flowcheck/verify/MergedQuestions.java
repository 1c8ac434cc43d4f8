package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.merge.MergePlan;
import io.github.flowcheck.merge.MergedQuery;
import io.github.flowcheck.merge.MergedQuery.UnexpectedRowsException;
import io.github.flowcheck.verify.Answer.Failed;
import io.github.flowcheck.verify.Answer.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions on their way to answers through merged queries: what is to be asked next, and what was learnt from it. */
final class MergedQuestions {
    /** How often a stretch of time is halved: into sixteen parts at most. */
    private static final int MOST_HALVINGS = 4;

    private final List<Question> questions;
    private final MergeBudget budget;
    private final @Nullable Answer[] answers;
    private final Set<String> notes = new LinkedHashSet<>();
    private List<Asked> waiting = new ArrayList<>();
    private List<Asked> running = List.of();

    MergedQuestions(List<Question> questions, MergeBudget budget, KnownStreams streams) {
        this.questions = List.copyOf(questions);
        this.budget = budget;
        this.answers = new Answer[questions.size()];
        Map<Pool, List<Integer>> pools = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question.tree().isPresent()) {
                Pool pool = new Pool(question.logGroups(), question.range(), question.format());
                pools.computeIfAbsent(pool, key -> new ArrayList<>()).add(i);
            } else {
                waiting.add(new Alone(i));
            }
        }
        pools.forEach((pool, numbers) -> add(
                MergePlan.of(
                        numbers.stream()
                                .map(number -> this.questions.get(number).tree().orElseThrow())
                                .toList(),
                        pool.range().map(range -> Duration.between(range.start(), range.end())),
                        budget,
                        eni -> streams.of(pool.logGroups(), eni)),
                pool,
                numbers));
    }

    /** What questions that can share a query have in common. */
    private record Pool(List<String> logGroups, Optional<TimeRange> range, LogFormat format) {}

    /** Something that is asked. */
    private sealed interface Asked {}

    private record Alone(int question) implements Asked {}

    /** A part of a merged query; the time is halved as often as the part is deep. */
    private record Part(Merged merged, Optional<TimeRange> range, int depth) implements Asked {}

    /** A merged query whose parts come in one by one. */
    private static final class Merged {
        private final MergedQuery query;
        private final Pool pool;
        private final List<Integer> numbers;
        /** What came, by when it begins. */
        private final List<Came> came = new ArrayList<>();

        private int missing = 1;
        private boolean givenUp;

        Merged(MergedQuery query, Pool pool, List<Integer> numbers) {
            this.query = query;
            this.pool = pool;
            this.numbers = numbers;
        }

        private record Came(Optional<TimeRange> range, ResultTable table) {}

        List<Integer> questions() {
            return query.questions().stream().map(numbers::get).toList();
        }

        List<ResultTable> tables() {
            return came.stream()
                    .sorted((a, b) -> a.range().isPresent() && b.range().isPresent()
                            ? a.range().get().start().compareTo(b.range().get().start())
                            : 0)
                    .map(Came::table)
                    .toList();
        }
    }

    private void add(MergePlan plan, Pool pool, List<Integer> numbers) {
        plan.merged().forEach(query -> waiting.add(new Part(new Merged(query, pool, numbers), pool.range(), 0)));
        plan.alone().forEach(number -> waiting.add(new Alone(numbers.get(number))));
    }

    /** What is to be asked now; nothing once every question has its answer. */
    List<Question> next() {
        running = waiting.stream()
                .filter(asked -> !(asked instanceof Part part && part.merged().givenUp))
                .toList();
        waiting = new ArrayList<>();
        return running.stream().map(this::question).toList();
    }

    private Question question(Asked asked) {
        if (asked instanceof Alone alone) {
            return questions.get(alone.question());
        }
        Part part = (Part) asked;
        List<String> enis = part.merged().query.enis();
        String name = part.merged().query.questions().size() + " questions about " + enis.get(0)
                + (enis.size() == 1 ? "" : " and " + (enis.size() - 1) + " more");
        Pool pool = part.merged().pool;
        return new Question(name, part.merged().query.text(), pool.logGroups(), part.range(), pool.format());
    }

    /** @param came the answers to what was asked last */
    void take(List<Answer> came) {
        for (int i = 0; i < running.size(); i++) {
            if (running.get(i) instanceof Part part) {
                take(part, came.get(i));
            } else {
                answers[((Alone) running.get(i)).question()] = came.get(i);
            }
        }
    }

    private void take(Part part, Answer answer) {
        Merged merged = part.merged();
        if (merged.givenUp) {
            return;
        }
        if (answer instanceof Failed failed && failed.common()) {
            merged.givenUp = true;
            merged.questions().forEach(number -> answers[number] = failed);
        } else if (answer instanceof Failed failed) {
            giveUp(merged, "was not answered (" + failed.message() + ")");
        } else if (answer instanceof Rows rows
                && budget.isCut(rows.table().rows().size())) {
            halve(part, rows.table().rows().size());
        } else {
            merged.came.add(new Merged.Came(part.range(), ((Rows) answer).table()));
            if (--merged.missing == 0) {
                finish(merged);
            }
        }
    }

    private void finish(Merged merged) {
        try {
            merged.query
                    .answers(merged.tables())
                    .forEach((number, table) -> answers[merged.numbers.get(number)] = new Rows(table));
        } catch (UnexpectedRowsException e) {
            giveUp(merged, "was answered in another form than it asks for (" + e.getMessage() + ")");
        }
    }

    private void halve(Part part, int answered) {
        Merged merged = part.merged();
        List<MergePlan> halves = part.depth() == 0 ? merged.query.halves() : List.of();
        List<TimeRange> times = part.depth() < MOST_HALVINGS
                ? part.range().map(MergedQuestions::halves).orElse(List.of())
                : List.of();
        if (!halves.isEmpty()) {
            merged.givenUp = true;
            halves.forEach(half -> add(half, merged.pool, merged.numbers));
        } else if (!times.isEmpty()) {
            merged.missing++;
            times.forEach(time -> waiting.add(new Part(merged, Optional.of(time), part.depth() + 1)));
        } else {
            giveUp(
                    merged,
                    answered < budget.rows()
                            ? "has just the " + answered + " rows that a service returns which knows of no more"
                            : "has more rows than the " + budget.rows() + " that a query returns");
        }
    }

    /** Both ends of a range are included. */
    private static List<TimeRange> halves(TimeRange range) {
        long seconds = Duration.between(range.start(), range.end()).toSeconds();
        return seconds == 0
                ? List.of()
                : List.of(
                        new TimeRange(range.start(), range.start().plusSeconds(seconds / 2)),
                        new TimeRange(range.start().plusSeconds(seconds / 2 + 1), range.end()));
    }

    private void giveUp(Merged merged, String reason) {
        merged.givenUp = true;
        merged.questions().forEach(number -> waiting.add(new Alone(number)));
        notes.add(
                "a merged query " + reason + "; its " + merged.questions().size() + " questions were asked one by one");
    }

    void note(List<String> more) {
        notes.addAll(more);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** In the order of the questions. */
    List<Answer> answers() {
        return Arrays.stream(answers).map(Objects::requireNonNull).toList();
    }
}
