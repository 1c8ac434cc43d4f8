package io.github.flowcheck.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.EngineLimits;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.local.scan.ScanQuery;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.render.CoverageQueries;
import io.github.flowcheck.render.RandomTraffic;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The scan answers what the engine answers, to the row and its place, whatever the queries and the lines are. */
class ScanPropertiesTest {
    /** With {@code -Dscan.rounds=100} each try of raw queries is a hundred, for long runs by hand. */
    private static final int ROUNDS = Integer.getInteger("scan.rounds", 1);

    private static final Memory MUCH = new Memory(EngineLimits.DEFAULT, Long.MAX_VALUE, Optional.empty());

    @Property(tries = 100)
    void theScanAnswersWhatTheEngineAnswers(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int threads)
            throws IOException {
        assertThatAnswersAreTheEngines(random, threads, 60, 6, false);
    }

    /** Long files are read in parts by several threads. */
    @Property(tries = 8)
    void howManyThreadsThereAreChangesNothing(@ForAll Random random, @ForAll @IntRange(min = 2, max = 4) int threads)
            throws IOException {
        assertThatAnswersAreTheEngines(random, threads, 5000, 6, false);
    }

    /** Queries that are nearly rendered ones, of which the engine has to answer some. */
    @Property(tries = 100)
    void whatTheScanCannotAnswerTheEngineAnswers(@ForAll Random random) throws IOException {
        assertThatAnswersAreTheEngines(random, 3, 60, 6, true);
    }

    /** So many checks that they are told apart by their fields, and too many to weigh all of their tests. */
    @Property(tries = 12)
    void howManyChecksThereAreChangesNothing(@ForAll Random random) throws IOException {
        assertThatAnswersAreTheEngines(random, 2, 40, 120, false);
    }

    /** Checks that differ in nothing but their ports share groups, and each has its own answer. */
    @Property(tries = 100)
    void checksOfOtherPortsAreAnsweredEach(@ForAll Random random) throws IOException {
        RandomTraffic traffic = new RandomTraffic(random);
        Optional<LogFormat> format = traffic.format();
        LogFormat records = format.orElse(LogFormat.DEFAULT);
        List<Question> questions = new ArrayList<>();
        for (int family = random.nextInt(3); family >= 0; family--) {
            Check check = traffic.check(new Reading(format, Match.EXACT));
            for (int i = random.nextInt(8); i >= 0; i--) {
                Query query = CheckQueries.answer(traffic.withOtherPorts(check), "owner");
                questions.add(question(query, records, random));
            }
        }
        assertThatAnswersAreTheEngines(new RandomLog(random, records, 100), 1 + random.nextInt(3), questions);
    }

    /** Queries that authors wrote, of which the scan answers most up to their groups. */
    @Property(tries = 150)
    void queriesOfAnyKindAreAnsweredAsTheEngineDoes(@ForAll Random random) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            LogFormat records = new RandomTraffic(random).format().orElse(LogFormat.DEFAULT);
            RandomRawQueries queries = new RandomRawQueries(random, records);
            List<Question> questions = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                questions.add(new Question("q", queries.query(), List.of(), Optional.empty(), records));
            }
            int lines = random.nextInt(10) == 0 ? 1500 : 60;
            assertThatAnswersAreTheEngines(new RandomLog(random, records, lines), 1 + random.nextInt(3), questions);
        }
    }

    /** Of the queries above some are scanned and some left to the engine. */
    @Property(tries = 20)
    void queriesOfBothKindsAreAsked(@ForAll Random random) {
        RandomRawQueries queries = new RandomRawQueries(random, LogFormat.DEFAULT);
        int right = 0;
        int scanned = 0;
        for (int i = 0; i < 200; i++) {
            Optional<Query> query = right(queries.query());
            right += query.isPresent() ? 1 : 0;
            scanned += query.isPresent()
                            && ScanQuery.of(query.get(), LogFormat.DEFAULT).isPresent()
                    ? 1
                    : 0;
        }
        assertThat(scanned).isBetween(10, right - 10);
    }

    private static Optional<Query> right(String text) {
        try {
            ParsedQuery parsed = Parser.parse(new SourceText("q", text));
            CompiledQuery.compile(parsed);
            return Optional.of(parsed.query());
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    private static void assertThatAnswersAreTheEngines(
            Random random, int threads, int lines, int checks, boolean changed) throws IOException {
        RandomTraffic traffic = new RandomTraffic(random);
        Optional<LogFormat> format = traffic.format();
        LogFormat records = format.orElse(LogFormat.DEFAULT);
        List<Question> questions = new ArrayList<>();
        for (int i = random.nextInt(checks); i >= 0; i--) {
            Match match = random.nextBoolean() ? Match.EXACT : Match.REGEX;
            for (Query query : queries(traffic.check(new Reading(format, match)), random)) {
                if (!changed) {
                    assertThat(ScanQuery.of(query, records))
                            .as(Printer.print(query))
                            .isPresent();
                }
                questions.add(question(changed ? changed(query, random) : query, records, random));
            }
        }
        assertThatAnswersAreTheEngines(new RandomLog(random, records, lines), threads, questions);
    }

    private static void assertThatAnswersAreTheEngines(RandomLog log, int threads, List<Question> questions)
            throws IOException {
        Path folder = Files.createTempDirectory("scan");
        List<LogFile> files = log.write(folder);

        Run run = new LocalQueryRunner(files, MUCH, threads).run(questions);

        assertThat(run.unread()).isEqualTo(log.unread());
        for (int i = 0; i < questions.size(); i++) {
            assertIsAnswer(run.answers().get(i), log, questions.get(i));
        }
        for (LogFile file : files) {
            Files.delete(file.path());
        }
        Files.delete(folder);
    }

    private static void assertIsAnswer(Answer answer, RandomLog log, Question question) {
        ResultTable expected;
        try {
            expected = log.answer(question);
        } catch (BadInputException e) {
            assertThat(answer).isEqualTo(Failures.of(e));
            return;
        }
        ResultTable table = ((Answer.Rows) answer).table();
        assertThat(table.rows()).as(question.query()).isEqualTo(expected.rows());
        for (int i = 0; i < expected.rows().size(); i++) {
            assertThat(table.rows().get(i).keySet())
                    .containsExactlyElementsOf(expected.rows().get(i).keySet());
        }
        assertThat(table.recordsScanned()).isEqualTo(expected.recordsScanned());
        assertThat(table.recordsMatched()).as(question.query()).isEqualTo(expected.recordsMatched());
        assertThat(table.bytesScanned()).isEqualTo(expected.bytesScanned());
    }

    private static List<Query> queries(Check check, Random random) {
        List<Query> queries = new ArrayList<>(List.of(
                CheckQueries.answer(check, "owner"),
                CheckQueries.peers(check, check.traffic().ports().orElse(PortSet.of(List.of(new PortRange(22, 443))))),
                CoverageQueries.records(check),
                CoverageQueries.times(
                        check.networkInterface().eni(),
                        check.scope().reading(),
                        Duration.ofMinutes(1 + random.nextInt(200)))));
        queries.addAll(CoverageQueries.addresses(check));
        CheckQueries.replies(check).ifPresent(queries::add);
        return queries;
    }

    private static Query changed(Query query, Random random) {
        List<Command> commands = new ArrayList<>(query.commands());
        int at = random.nextInt(commands.size());
        Command command = commands.get(at);
        if (command instanceof Filter filter) {
            if (random.nextBoolean()) {
                commands.remove(at);
            } else {
                commands.set(at, new Filter(new Not(filter.condition())));
            }
        } else if (command instanceof Limit) {
            commands.set(at, new Limit(1 + random.nextInt(5), random.nextBoolean()));
        } else if (command instanceof Sort sort) {
            commands.set(at, new Sort(List.of(new SortKey(sort.keys().get(0).expression(), random.nextBoolean()))));
        } else if (command instanceof Stats stats && random.nextBoolean()) {
            commands.set(at, new Stats(stats.aggregates().subList(0, 1), stats.by()));
        }
        return new Query(List.of(), commands);
    }

    private static Question question(Query query, LogFormat format, Random random) {
        Instant start = Instant.ofEpochSecond(1_600_000_000 + random.nextInt(50));
        Optional<TimeRange> range = random.nextInt(4) > 0
                ? Optional.empty()
                : Optional.of(new TimeRange(start, start.plusSeconds(random.nextInt(50))));
        String text = Printer.print(query);
        Parser.parse(new SourceText("q", text));
        return new Question("q", text, List.of(), range, format);
    }
}
