package io.github.flowcheck.local;

import static io.github.flowcheck.local.LogFolder.COUNT;
import static io.github.flowcheck.local.LogFolder.OTHER;
import static io.github.flowcheck.local.LogFolder.SSH;
import static io.github.flowcheck.local.LogFolder.flows;
import static io.github.flowcheck.local.LogFolder.question;
import static io.github.flowcheck.local.LogFolder.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.engine.EngineLimits;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queries on files may hold in memory, alone and together. */
class LocalQueryMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void a_question_that_needs_too_much_memory_fails_with_a_remedy_and_the_others_are_answered() throws IOException {
        LogFile file = logs().file("a.log", SSH + "\n" + OTHER + "\n" + OTHER);
        Memory little = new Memory(
                new EngineLimits(1, 1), Long.MAX_VALUE, Memory.of(1 << 28).remedy());

        Run run = new LocalQueryRunner(List.of(file), little, 2)
                .run(List.of(
                        question("stats count(*) as flows by dstPort"),
                        question("stats count(*) as flows by action, srcAddr"),
                        question(COUNT)));

        assertThat(run.answers().get(0))
                .isEqualTo(
                        new Answer.Failed(
                                "the query makes more than 1 groups",
                                "filter more before `stats`, or group by fewer fields, or give Maven more memory, as in MAVEN_OPTS=-Xmx1g"));
        assertThat(run.answers().get(1)).isEqualTo(run.answers().get(0));
        assertThat(flows(run.answers().get(2))).isEqualTo("3");
    }

    /** Questions that share their groups are each held to what one may have. */
    @Test
    void one_of_several_questions_about_ports_that_makes_too_many_groups_fails_alone() throws IOException {
        LogFile file = logs().file("a.log", SSH + "\n" + OTHER + "\n" + OTHER);
        Memory little = new Memory(new EngineLimits(1, 1), Long.MAX_VALUE, Optional.empty());
        String byPort = " | stats count(*) as flows by dstPort | sort dstPort asc";

        Run run = new LocalQueryRunner(List.of(file), little, 2)
                .run(List.of(
                        question("filter dstPort = 22" + byPort),
                        question("filter dstPort >= 22" + byPort),
                        question("filter dstPort > 22" + byPort),
                        question("filter dstPort > 60000" + byPort)));

        assertThat(flows(run.answers().get(0))).isEqualTo("1");
        assertThat(run.answers().get(1))
                .isEqualTo(new Answer.Failed(
                        "the query makes more than 1 groups", "filter more before `stats`, or group by fewer fields"));
        assertThat(flows(run.answers().get(2))).isEqualTo("2");
        assertThat(((Answer.Rows) run.answers().get(3)).table().rows()).isEmpty();
        assertThat(((Answer.Rows) run.answers().get(2)).table().recordsMatched())
                .isEqualTo(2);
    }

    /** Each of two threads may hold as many groups, so that there may be half as many. */
    @Test
    void what_the_engine_remembers_in_two_threads_fits_into_the_memory_of_all() throws IOException {
        List<LogFile> files =
                List.of(logs().file("a.log", SSH + "\n" + OTHER), logs().file("b.log", OTHER + "\n" + SSH));
        Question evaluated = question("stats latest(dstPort) as flows by action");

        for (long groups : new long[] {1, 2}) {
            Memory memory = new Memory(EngineLimits.DEFAULT, 1024 * groups, Optional.empty());
            assertThat(new LocalQueryRunner(files, memory, 8)
                            .run(List.of(evaluated))
                            .answers()
                            .get(0))
                    .isInstanceOf(groups == 1 ? Answer.Failed.class : Answer.Rows.class);
        }
    }

    @Test
    void values_are_counted_up_to_a_limit_in_one_file_as_in_several() throws IOException {
        List<LogFile> files =
                List.of(logs().file("a.log", SSH + "\n" + SSH), logs().file("b.log", OTHER + "\n" + OTHER));
        Question ports = question("stats count_distinct(dstPort) as flows");

        assertThat(flows(run(files, ports).answers().get(0))).isEqualTo("2");
        for (Question tooMuch : List.of(ports, question("stats count_distinct(concat(dstPort, '')) as flows"))) {
            Run run = new LocalQueryRunner(
                            files, new Memory(new EngineLimits(9, 1), Long.MAX_VALUE, Optional.empty()), 2)
                    .run(List.of(tooMuch, question(COUNT)));

            assertThat(run.answers().get(0))
                    .isEqualTo(new Answer.Failed(
                            "the query counts more than 1 distinct values", "filter more before `stats`"));
            assertThat(flows(run.answers().get(1))).isEqualTo("4");
        }
    }

    @Test
    void the_limits_of_memory_are_the_engines_own_where_there_is_enough() {
        assertThat(Memory.of(2L << 30)).isEqualTo(new Memory(EngineLimits.DEFAULT, 1L << 30, Optional.empty()));
        assertThat(Memory.of(256L << 20).limits()).isEqualTo(new EngineLimits(262_144, 524_288));
    }

    @Test
    void questions_that_need_too_much_memory_together_fail_and_the_others_are_answered() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            log.append(SSH.replace("20641", Integer.toString(i))
                            .replace("172.31.16.139", "2001:db8::" + Integer.toHexString(i)))
                    .append('\n');
        }
        List<LogFile> files = List.of(logs().file("a.log", log.toString()), logs().file("b.log", log.toString()));
        List<Question> questions = new ArrayList<>();
        for (String much : List.of(
                "stats count(*) as flows by srcPort",
                "stats sum(bytes) as flows by srcAddr",
                "stats count_distinct(srcAddr) as flows",
                "stats max(bytes) as flows by srcPort | filter flows > 5",
                "stats count(*) as flows by srcAddr, srcPort | limit 5")) {
            questions.add(question(much));
        }
        questions.add(question("stats count(*) as flows by action"));

        Run enough = new LocalQueryRunner(files, new Memory(EngineLimits.DEFAULT, 64 << 20, Optional.empty()), 2)
                .run(questions);
        Run little = new LocalQueryRunner(files, new Memory(EngineLimits.DEFAULT, 1 << 20, Optional.of("buy some")), 2)
                .run(questions);

        assertThat(enough.answers()).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Rows.class));
        assertThat(little.answers().subList(0, 5))
                .contains(
                        new Answer.Failed(
                                "the groups of all queries together take more than 1 MiB",
                                "filter more before `stats`, group by fewer fields, or ask fewer queries at once, or buy some"));
        assertThat(flows(little.answers().get(5))).isEqualTo("40000");
    }

    private LogFolder logs() {
        return new LogFolder(folder);
    }
}
