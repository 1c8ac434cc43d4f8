package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.ServiceError;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For each thing that can go wrong: no question lost, no wrong answer, nothing left running, and words that help. */
class InsightsFaultsTest {
    private static final Behaviour SLOW = Behaviour.QUICK.running(2_000);

    @ParameterizedTest
    @ValueSource(strings = {"throttled", "limit", "internal", "unavailable", "drop", "dropAfterwards", "skewed"})
    void what_passes_again_costs_no_answer(String fault) throws IOException {
        for (String operation : List.of("StartQuery", "GetQueryResults")) {
            try (TestCloud cloud = new TestCloud(SLOW)) {
                cloud.service.fail(operation, fault(fault), 3);
                assertThat(cloud.run(TestCloud.questions(12)).answers())
                        .as(fault + " of " + operation)
                        .hasSize(12)
                        .allMatch(Answer.Rows.class::isInstance);
                assertThat(cloud.queries.running()).isZero();
            }
        }
    }

    private static Fault fault(String name) {
        return switch (name) {
            case "throttled" -> Fault.throttled();
            case "limit" -> Fault.limitExceeded();
            case "internal" -> Fault.internal();
            case "unavailable" -> Fault.unavailable();
            case "drop" -> new Fault.Drop(false);
            case "dropAfterwards" -> new Fault.Drop(true);
            default -> Fault.skewed();
        };
    }

    @Test
    void a_query_whose_id_got_lost_is_found_again_and_not_started_twice() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW)) {
            cloud.service.fail("StartQuery", new Fault.Drop(true), 2);
            cloud.run(TestCloud.questions(5));
            assertThat(cloud.queries.started()).isEqualTo(5);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void who_may_not_list_queries_starts_them_again_and_still_gets_all_answers() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW)) {
            cloud.service.fail("StartQuery", new Fault.Drop(true), 2);
            cloud.service.fail("DescribeQueries", Fault.denied("DescribeQueries"), 10);
            assertThat(cloud.run(TestCloud.questions(5)).answers()).allMatch(Answer.Rows.class::isInstance);
            assertThat(cloud.queries.started()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Failed,the query ended as Failed (query q-1),run again; if it fails again",
        "Timeout,the query ended as Timeout (query q-1): it ran for the longest time,look at a shorter window",
        "Cancelled,somebody cancelled the query (query q-1),run again",
        "Unknown,the query ended as Unknown (query q-1),run again"
    })
    void a_query_that_does_not_end_well_is_an_error_of_its_own(String status, String message, String remedy)
            throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW.ending("test/q0\n", status).ending("test/q0 ", status))) {
            List<Answer> answers = cloud.run(TestCloud.questions(3)).answers();
            assertThat(answers.get(0)).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.message()).startsWith(message);
                assertThat(failed.remedy()).startsWith(remedy);
            });
            assertThat(answers.subList(1, 3)).allMatch(Answer.Rows.class::isInstance);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void a_text_that_is_refused_is_shown_with_the_place() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW)) {
            List<Answer> answers = cloud.run(List.of(
                            TestCloud.question("# flowcheck: test/q\nfilter dstPort = 22\n| statz count(*)"),
                            TestCloud.question(1)))
                    .answers();
            assertThat(answers.get(0))
                    .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.message())
                            .startsWith("q:3:3: CloudWatch Logs does not take this query: ")
                            .contains("(MalformedQueryException, request ")
                            .endsWith("\n  3 | | statz count(*)\n    |   ^^^^^"));
            assertThat(answers.get(1)).isInstanceOf(Answer.Rows.class);
        }
    }

    @Test
    void a_text_that_is_refused_without_a_place_is_refused_in_words() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW.withoutPlaces())) {
            Answer answer = cloud.run(List.of(TestCloud.question("# flowcheck: t/q\nstatz count(*)")))
                    .answers()
                    .get(0);
            assertThat(((Answer.Failed) answer).message()).startsWith("CloudWatch Logs does not take this query: ");
            assertThat(((Answer.Failed) answer).remedy()).startsWith("correct the query; if flowcheck rendered it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "unexpected symbol found ( at line 2 and position 5; q:2:6: ",
                "Ephemeral field is already defined: x ([42,45]); q:2:6: "
            })
    void a_place_that_stands_in_the_message_is_shown_too(String message, String place) throws IOException {
        Behaviour behaviour =
                Behaviour.QUICK.refusing("test/q", new ServiceError(400, "MalformedQueryException", message));
        try (TestCloud cloud = new TestCloud(behaviour)) {
            Answer answer = cloud.run(List.of(TestCloud.question("# flowcheck: t\nsort bin(5m), test/q")))
                    .answers()
                    .get(0);
            assertThat(((Answer.Failed) answer).message()).startsWith(place);
        }
    }

    @Test
    void a_window_that_the_log_group_does_not_reach_is_no_fault_of_the_text() throws IOException {
        ServiceError refusal = new ServiceError(
                400,
                "MalformedQueryException",
                "Query's end date and time is either before the log groups creation time or exceeds the log groups log"
                        + " retention settings ([0,110])");
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.refusing("test/q1", refusal))) {
            Answer answer = cloud.run(List.of(TestCloud.question(1))).answers().get(0);
            assertThat(((Answer.Failed) answer).message()).startsWith("CloudWatch Logs has nothing of that time: ");
            assertThat(((Answer.Failed) answer).remedy()).contains("retention");
        }
    }

    @Test
    void a_log_group_that_is_not_there_fails_its_questions_with_one_call_and_the_others_go_on() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW.enforcing(10, 1))) {
            Question absent = new Question(
                    "absent", TestCloud.question(1).query(), List.of("/absent"), Optional.of(TestCloud.RANGE));
            List<Answer> answers =
                    cloud.run(List.of(absent, TestCloud.question(1), absent)).answers();
            assertThat(answers.get(0)).isEqualTo(answers.get(2)).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.message()).contains("Log group '/absent' does not exist");
                assertThat(failed.remedy()).isEqualTo("check the names of the log groups, the Region and the account");
            });
            assertThat(answers.get(1)).isInstanceOf(Answer.Rows.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "expired;the AWS credentials have expired;aws sso login",
                "skewed;AWS does not accept the signature;set this machine's clock",
                "internal;starting a query was refused: An internal error occurred;AWS Health Dashboard",
                "drop;starting a query got no answer from http://127.0.0.1;check the network",
                "proxy;what answers at http://127.0.0.1;such as a proxy",
                "html;starting a query got no answer from http://127.0.0.1;flowcheck.endpoint"
            })
    void what_concerns_all_ends_the_run(String fault, String message, String remedy) {
        try (TestCloud cloud = new TestCloud(SLOW)) {
            Fault given =
                    switch (fault) {
                        case "expired" -> Fault.expired();
                        case "proxy" -> new Fault.Strange(403, "<html>not from here</html>");
                        case "html" -> new Fault.Strange(200, "<html>hello</html>");
                        default -> fault(fault);
                    };
            cloud.service.fail("StartQuery", given, 1_000);
            assertThatThrownBy(() -> cloud.run(TestCloud.questions(3)))
                    .isInstanceOf(AwsRefusedException.class)
                    .hasMessageStartingWith(message)
                    .hasMessageContaining("\n  -> ")
                    .hasMessageContaining(remedy)
                    .satisfies(thrown -> assertThat(thrown.getMessage().lines()).hasSize(2))
                    .hasCauseInstanceOf(software.amazon.awssdk.core.exception.SdkException.class);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void credentials_that_expire_in_the_middle_end_the_run_and_what_runs_is_stopped() {
        try (TestCloud cloud = new TestCloud(SLOW.running(60_000))) {
            cloud.service.fail("GetQueryResults", Fault.expired(), 1);
            assertThatThrownBy(() -> cloud.run(TestCloud.questions(30))).isInstanceOf(AwsRefusedException.class);
            assertThat(cloud.queries.started()).isGreaterThan(0);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void results_that_cannot_be_read_fail_their_question_alone() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW.running(60_000))) {
            cloud.service.fail("GetQueryResults", Fault.internal(), 6);
            List<Answer> answers = cloud.run(List.of(TestCloud.question(0))).answers();
            assertThat(answers.get(0)).isInstanceOf(Answer.Failed.class);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void a_query_that_never_ends_is_stopped_after_an_hour() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW.running(Duration.ofHours(9).toMillis()))) {
            Answer answer = cloud.run(List.of(TestCloud.question(0))).answers().get(0);
            assertThat(((Answer.Failed) answer).message())
                    .isEqualTo("the query had not ended after 61 minutes and was stopped (query q-1)");
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void an_account_that_is_busy_for_too_long_is_given_up() throws IOException {
        try (TestCloud cloud = new TestCloud(SLOW)) {
            cloud.service.fail("StartQuery", Fault.limitExceeded(), 10_000);
            List<Answer> answers = cloud.run(TestCloud.questions(2)).answers();
            assertThat(answers).allSatisfy(answer -> {
                assertThat(((Answer.Failed) answer).message()).contains("Account maximum query concurrency limit");
                assertThat(((Answer.Failed) answer).remedy()).contains("its quotas are shared");
            });
            assertThat(cloud.service.calls("StartQuery").size()).isBetween(50, 80);
        }
    }

    @Test
    void stopping_is_tried_again_when_it_is_refused_for_the_moment() {
        try (TestCloud cloud = new TestCloud(SLOW.running(60_000))) {
            cloud.service.fail("GetQueryResults", Fault.expired(), 1).fail("StopQuery", Fault.throttled(), 2);
            assertThatThrownBy(() -> cloud.run(TestCloud.questions(5))).isInstanceOf(AwsRefusedException.class);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void stopping_many_outlasts_a_service_that_refuses_most_of_it_for_a_while() {
        try (TestCloud cloud = new TestCloud(SLOW.running(60_000))) {
            cloud.service.fail("GetQueryResults", Fault.expired(), 1).fail("StopQuery", Fault.throttled(), 7);
            assertThatThrownBy(() -> cloud.run(TestCloud.questions(1))).isInstanceOf(AwsRefusedException.class);
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void an_interrupt_stops_everything_and_stays_known() {
        try (TestCloud cloud = new TestCloud(SLOW.running(3_600_000))) {
            cloud.service.fail("GetQueryResults", new Fault.Late(Duration.ofSeconds(30)), 100);
            Thread here = Thread.currentThread();
            Thread interrupting = new Thread(() -> {
                while (cloud.queries.started() < 3) {
                    Thread.onSpinWait();
                }
                here.interrupt();
            });
            interrupting.start();
            assertThatThrownBy(() -> cloud.run(TestCloud.questions(5))).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(cloud.queries.running()).isZero();
        }
    }
}
