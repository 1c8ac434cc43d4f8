package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.cloudwatch.AwsJsonService.Call;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes back when all goes well, and how much is asked for it. */
class InsightsRunnerTest {
    @Test
    void every_question_gets_its_own_rows_without_pointers() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.running(1500))) {
            Run run = cloud.run(TestCloud.questions(25));
            assertThat(run.answers()).hasSize(25);
            for (int i = 0; i < 25; i++) {
                assertThat(rows(run, i)).containsExactly(Map.of("interfaceId", TestCloud.eni(i % 10), "records", "20"));
            }
            assertThat(run.recordsScanned()).isEqualTo(25 * 20);
            assertThat(run.bytesScanned()).isEqualTo(cloud.queries.bytesScanned());
            assertThat(cloud.queries.running()).isZero();
            assertThat(cloud.service.calls("StopQuery")).isEmpty();
            assertThat(cloud.progress).startsWith("0/25 0 0").endsWith("25/25 500 " + run.bytesScanned());
        }
    }

    @Test
    void rows_lack_what_has_no_value() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            Run run = cloud.run(
                    List.of(
                            TestCloud.question(
                                    "# flowcheck: t/q\nfields @logStream, nothing | filter dstPort = 0 | sort @timestamp asc | limit 1")));
            assertThat(rows(run, 0)).containsExactly(Map.of("@logStream", TestCloud.eni(0) + "-all"));
        }
    }

    @Test
    void the_times_are_whole_seconds_and_log_groups_go_as_names_or_with_an_arn_as_identifiers() throws IOException {
        String arn = "arn:aws:logs:eu-west-1:123456789010:log-group:" + TestCloud.GROUP;
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            Question one = TestCloud.question(1);
            cloud.run(List.of(
                    one, new Question("q", one.query(), List.of(arn + ":*", "/other"), one.range(), one.format())));
            List<Call> starts = cloud.service.calls("StartQuery");
            assertThat(starts).allSatisfy(call -> {
                assertThat(call.request().get("startTime").asLong()).isEqualTo(1_600_000_000L);
                assertThat(call.request().get("endTime").asLong()).isEqualTo(1_600_003_600L);
            });
            assertThat(starts)
                    .anySatisfy(call -> assertThat(String.valueOf(call.request().get("logGroupNames")))
                            .isEqualTo("[\"/vpc/flow-logs\"]"));
            assertThat(starts)
                    .anySatisfy(call -> assertThat(String.valueOf(call.request().get("logGroupIdentifiers")))
                            .isEqualTo("[\"" + arn + "\",\"/other\"]"));
        }
    }

    @Test
    void the_text_is_sent_with_a_mark_in_its_first_comment_if_it_has_one() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            cloud.run(List.of(TestCloud.question(1), TestCloud.question("stats count(*) as n")));
            assertThat(cloud.service.calls("StartQuery"))
                    .extracting(call -> call.request().get("queryString").asString())
                    .anyMatch(text -> text.matches("(?s)# flowcheck: test/q1 \\[run [0-9a-f-]{13} 0]\nfilter .*"))
                    .anyMatch("stats count(*) as n"::equals);
        }
    }

    @Test
    void all_pages_of_a_result_are_read() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.paging(7))) {
            Run run = cloud.run(
                    List.of(TestCloud.question("# flowcheck: t/q\nfields @timestamp, dstPort | limit 100000")));
            assertThat(rows(run, 0)).hasSize(200).doesNotHaveDuplicates();
            assertThat(cloud.service.calls("GetQueryResults")).hasSize(29);
        }
    }

    @Test
    void rows_of_a_query_that_still_runs_are_no_answer() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.running(60_000))) {
            Run run = cloud.run(
                    List.of(TestCloud.question("# flowcheck: t/q\nstats count(*) as n by interfaceId | limit 10000")));
            assertThat(rows(run, 0)).hasSize(10);
            assertThat(cloud.service.calls("GetQueryResults").size()).isBetween(2, 30);
        }
    }

    @Test
    void a_thousand_queries_keep_inside_the_quotas_and_take_little_more_than_the_least_time() throws IOException {
        inTime(1_000, 3_000);
    }

    @Test
    void quick_and_slow_queries_take_little_more_than_the_least_time_too() throws IOException {
        inTime(200, 1_000);
        inTime(200, 20_000);
    }

    private static void inTime(int queries, long runMillis) throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.running(runMillis).enforcing(10, 100))) {
            long begin = cloud.pace.millis();
            Run run = cloud.run(TestCloud.questions(queries));
            long took = cloud.pace.millis() - begin;
            assertThat(run.answers()).allMatch(Answer.Rows.class::isInstance);
            assertThat(cloud.queries.mostStartsASecond()).isLessThanOrEqualTo(10);
            assertThat(cloud.queries.mostResultsASecond()).isLessThanOrEqualTo(10);
            assertThat(cloud.queries.mostAtOnce()).isLessThanOrEqualTo(100);
            assertThat(cloud.queries.running()).isZero();
            // ten starts a second, a hundred at once, and the last one's own time
            long least = Math.max(queries * 100L, queries * runMillis / 100) + runMillis;
            assertThat(took).as("queries of " + runMillis + " ms").isLessThanOrEqualTo(least * 5 / 4);
        }
    }

    @Test
    void what_may_be_scanned_ends_the_run_and_stops_what_runs() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.running(10_000), OptionalLong.of(3_000))) {
            Run run = cloud.run(TestCloud.questions(30));
            assertThat(run.answers()).allSatisfy(answer -> assertThat(answer)
                    .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.message())
                            .matches("not answered: [0-9,]+ bytes were scanned, [0-9,]+ more than the 3,000 of"
                                    + " maxBytesScanned")));
            assertThat(cloud.queries.running()).isZero();
            assertThat(run.bytesScanned()).isBetween(3_001L, 12_000L);
        }
    }

    @Test
    void what_was_answered_before_the_limit_stays_answered() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK, OptionalLong.of(5_000))) {
            Run run = cloud.run(TestCloud.questions(30));
            long answered =
                    run.answers().stream().filter(Answer.Rows.class::isInstance).count();
            assertThat(answered).isBetween(2L, 10L);
            assertThat(cloud.queries.started()).isLessThan(30);
            assertThat(cloud.run(TestCloud.questions(1)).answers())
                    .singleElement()
                    .isInstanceOf(Answer.Failed.class);
        }
    }

    private static List<Map<String, String>> rows(Run run, int index) {
        Answer answer = run.answers().get(index);
        assertThat(answer).isInstanceOf(Answer.Rows.class);
        return ((Answer.Rows) answer).table().rows();
    }

    @Test
    void no_question_needs_no_call() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            assertThat(cloud.run(List.of()).answers()).isEmpty();
            assertThat(cloud.service.calls()).isEmpty();
            assertThat(IntStream.range(0, 3).mapToObj(TestCloud::question).map(Question::range))
                    .containsOnly(Optional.of(TestCloud.RANGE));
        }
    }
}
