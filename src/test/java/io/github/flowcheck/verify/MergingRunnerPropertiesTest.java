package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.local.LocalQueryRunner;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.render.RandomTraffic;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.QueryRunner.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is asked of whatever records: merged, one by one, and from files, it comes to the same. */
class MergingRunnerPropertiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Property(tries = 80)
    void merged_questions_have_the_answers_that_they_would_have_by_themselves(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int checks,
            @ForAll @IntRange(max = 150) int records) {
        Case some = new Case(seed, checks, records);
        StreamService service = some.service(false);
        List<Question> questions = new ArrayList<>();
        some.verify(asked -> {
            questions.addAll(asked);
            return service.run(asked);
        });

        Run alone = service.run(questions);
        Run merged = run(new MergingRunner(service, MergeBudget.CLOUDWATCH, KnownStreams.NONE), questions);

        assertThat(rows(merged)).isEqualTo(rows(alone));
        assertThat(merged.notes()).isEmpty();
    }

    @Property(tries = 80)
    void verdicts_messages_and_rows_are_the_same_merged_one_by_one_and_from_files(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int checks,
            @ForAll @IntRange(max = 150) int records)
            throws IOException {
        Case some = new Case(seed, checks, records);
        Path file = Files.createTempFile("flowcheck", ".log");
        try {
            Files.write(file, some.events().stream().map(RecordEvent::line).toList());
            LocalQueryRunner local = new LocalQueryRunner(List.of(new LogFile(file, "a.log")));
            List<CheckResult> alone = some.verify(some.service(false));

            assertThat(some.verify(new MergingRunner(some.service(false), MergeBudget.CLOUDWATCH, KnownStreams.NONE)))
                    .isEqualTo(alone);
            assertThat(some.verify(local)).isEqualTo(alone);
            assertThat(some.verify(new MergingRunner(local, MergeBudget.CLOUDWATCH, KnownStreams.NONE)))
                    .isEqualTo(alone);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 100)
    void small_budgets_change_nothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int checks,
            @ForAll @IntRange(max = 150) int records,
            @ForAll @IntRange(min = 1, max = 60) int rows,
            @ForAll @IntRange(min = 900, max = 4000) int characters) {
        Case some = new Case(seed, checks, records);
        List<CheckResult> alone = some.verify(some.service(false));

        assertThat(some.verify(new MergingRunner(
                        some.service(false),
                        new MergeBudget(rows, characters),
                        (groups, eni) -> List.of(eni + "-all"))))
                .isEqualTo(alone);
    }

    @Property(tries = 30)
    void a_service_that_refuses_merged_queries_is_asked_one_by_one(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int checks,
            @ForAll @IntRange(max = 150) int records) {
        Case some = new Case(seed, checks, records);
        List<CheckResult> alone = some.verify(some.service(false));

        assertThat(some.verify(new MergingRunner(some.service(true), MergeBudget.CLOUDWATCH, KnownStreams.NONE)))
                .isEqualTo(alone);
    }

    private static Run run(QueryRunner runner, List<Question> questions) {
        try {
            return runner.run(questions);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Rows and matched records, as these depend on no other question. */
    private static List<List<Object>> rows(Run run) {
        return run.answers().stream()
                .map(answer -> ((Answer.Rows) answer).table())
                .map(table -> List.<Object>of(columns(table), table.recordsMatched()))
                .toList();
    }

    /** With the order of the columns. */
    private static List<List<Map.Entry<String, String>>> columns(ResultTable table) {
        return table.rows().stream().map(row -> List.copyOf(row.entrySet())).toList();
    }

    /** Checks and records that a seed stands for; fewer checks or records are the first ones of more. */
    private static final class Case {
        private final List<Check> checks;
        private final List<RecordEvent> events;
        private final Map<String, TimeRange> ranges = new HashMap<>();

        Case(long seed, int checks, int records) {
            Random random = new Random(seed);
            RandomTraffic traffic = new RandomTraffic(random);
            Optional<LogFormat> format = traffic.format();
            this.checks = IntStream.range(0, checks)
                    .mapToObj(i -> check("check-" + i, traffic, format, new Random(seed + i)))
                    .toList();
            RandomTraffic other = new RandomTraffic(new Random(~seed));
            this.events = IntStream.range(0, records)
                    .mapToObj(i -> new RecordEvent(format.orElse(LogFormat.DEFAULT), other.record()))
                    .sorted(Comparator.comparing(event -> event.values().get(FlowField.START)))
                    .toList();
            if (random.nextInt(3) > 0) {
                Instant start = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(40));
                this.checks.forEach(check -> ranges.put(
                        check.id(), new TimeRange(start, start.plusSeconds(random.nextInt(4) == 0 ? 9 : 90))));
            }
        }

        private static Check check(String id, RandomTraffic traffic, Optional<LogFormat> format, Random random) {
            Check check = traffic.check(new Reading(format, random.nextInt(4) == 0 ? Match.REGEX : Match.EXACT));
            return new Check(
                    id,
                    check.place(),
                    check.description(),
                    check.networkInterface(),
                    check.traffic(),
                    expectation(check, random),
                    new CoverageDemand(
                            1 + random.nextInt(2),
                            random.nextInt(3),
                            random.nextInt(3) == 0 ? Optional.of(Duration.ofMinutes(1)) : Optional.empty(),
                            Optional.empty()),
                    check.waiver(),
                    check.scope());
        }

        private static Expectation expectation(Check check, Random random) {
            List<ExpectedPort> ports = List.of(ExpectedPort.parse("22").orElseThrow());
            List<Rule> rules = List.of(
                    new Rule.None(), new Rule.Some(), new Rule.Only(ports), new Rule.All(ports), new Rule.MaxFlows(3));
            Rule rule = rules.get(random.nextInt(rules.size()));
            boolean split = check.traffic().action().isEmpty() && random.nextBoolean();
            return switch (random.nextInt(4)) {
                case 0 -> check.expectation();
                case 1 ->
                    split
                            ? new Expectation(List.of(), List.of(rule), List.of(new Rule.None()))
                            : new Expectation(List.of(rule, new Rule.MinFlows(2)), List.of(), List.of());
                default -> new Expectation(List.of(rule), List.of(), List.of());
            };
        }

        List<RecordEvent> events() {
            return events;
        }

        StreamService service(boolean refusing) {
            StreamService service = new StreamService(text -> refusing && text.contains("scanEni"));
            events.forEach(service::add);
            return service;
        }

        List<CheckResult> verify(QueryRunner runner) {
            try {
                return new SuiteVerifier(runner, TODAY)
                        .verify(new CheckSuite(new SourceText("checks.yaml", ""), "net", "net", checks), ranges)
                        .results();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return checks + "\n" + events.stream().map(RecordEvent::line).collect(Collectors.joining("\n"));
        }
    }
}
