package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.ServiceError;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.Progress;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are none, or have no end: nothing is concluded from them, and nobody waits for ever. */
class OddAnswersTest {
    private static final String ROWS = """
            {"status": "Complete", "results": [[{"field": "records", "value": "20"}]], "nextToken": "T"}
            """;

    private static Answer.Failed failed(TestCloud cloud) throws IOException {
        return (Answer.Failed)
                cloud.run(List.of(TestCloud.question(0))).answers().get(0);
    }

    @Test
    void a_start_without_an_id_is_no_start() {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            cloud.service.fail("StartQuery", new Fault.Strange(200, "{}"), 100);
            assertThatThrownBy(() -> cloud.run(TestCloud.questions(1)))
                    .isInstanceOf(AwsRefusedException.class)
                    .hasMessageStartingWith("starting a query got no answer from http://127.0.0.1")
                    .hasMessageContaining("the answer names no query");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};status",
                "{\"results\": []};status",
                "{\"status\": \"Complete\"};rows",
                "{\"status\": \"Complete\", \"results\": [[null]]};rows",
                "{\"status\": \"Complete\", \"results\": [[{\"value\": \"1\"}]]};rows"
            })
    void an_answer_without_status_or_rows_is_none(String body, String missing) throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            cloud.service.fail("GetQueryResults", new Fault.Strange(200, body), 5);
            assertThat(cloud.run(List.of(TestCloud.question(0))).answers()).allMatch(Answer.Rows.class::isInstance);
            cloud.service.fail("GetQueryResults", new Fault.Strange(200, body), 100);
            assertThat(failed(cloud).message())
                    .isEqualTo("the service tells no " + missing + " of the query (query q-2)");
        }
    }

    @Test
    void pages_that_come_again_are_no_answer() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            cloud.service.fail("GetQueryResults", new Fault.Strange(200, ROWS), 100);
            assertThat(failed(cloud).message())
                    .isEqualTo("the service hands out a page of the answer again instead of the next one (query q-1)");
            assertThat(cloud.service.calls("GetQueryResults")).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null"})
    void an_empty_page_that_leads_nowhere_is_the_last(String token) throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK)) {
            cloud.service
                    .fail("GetQueryResults", new Fault.Strange(200, ROWS), 1)
                    .fail(
                            "GetQueryResults",
                            new Fault.Strange(
                                    200, "{\"status\": \"Complete\", \"results\": [], \"nextToken\": " + token + "}"),
                            1);
            assertThat(cloud.run(List.of(TestCloud.question(0))).answers())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Answer.Rows.class,
                            rows -> assertThat(rows.table().rows()).hasSize(1));
        }
    }

    @Test
    void an_empty_page_that_leads_to_itself_is_asked_for_again_and_never_taken_for_the_last() throws IOException {
        Fault empty = new Fault.Strange(200, "{\"status\": \"Complete\", \"results\": [], \"nextToken\": \"7\"}");
        Question all = TestCloud.question("# flowcheck: t/q\nfields @timestamp, dstPort | limit 100000");
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.paging(7))) {
            cloud.service
                    .fail("GetQueryResults", new Fault.Late(Duration.ZERO), 1)
                    .fail("GetQueryResults", empty, 3);
            Answer answer = cloud.run(List.of(all)).answers().get(0);
            assertThat(((Answer.Rows) answer).table().rows()).hasSize(200).doesNotHaveDuplicates();

            cloud.service
                    .fail("GetQueryResults", new Fault.Late(Duration.ZERO), 1)
                    .fail("GetQueryResults", empty, 100);
            assertThat(cloud.run(List.of(all)).answers())
                    .singleElement()
                    .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.message())
                            .startsWith("the service hands out a page of the answer again"));
        }
    }

    @Test
    void results_that_are_throttled_for_ever_are_given_up_after_a_quarter_of_an_hour() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.running(TimeUnit.HOURS.toMillis(9)))) {
            cloud.service.fail("GetQueryResults", Fault.throttled(), 10_000);
            long begin = cloud.pace.millis();
            assertThat(failed(cloud).remedy()).contains("its quotas are shared");
            assertThat(Duration.ofMillis(cloud.pace.millis() - begin))
                    .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
            assertThat(cloud.queries.running()).isZero();
        }
    }

    @Test
    void a_place_of_more_digits_than_a_number_has_is_none() throws IOException {
        ServiceError refusal = new ServiceError(
                400,
                "MalformedQueryException",
                "unexpected symbol at line 1 and position 12345678901 ([1,99999999999])");
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.refusing("test/q0", refusal))) {
            assertThat(failed(cloud).message()).startsWith("CloudWatch Logs does not take this query: unexpected");
        }
    }

    @Test
    void pages_of_what_was_scanned_already_are_read_beyond_the_limit() throws IOException {
        try (TestCloud cloud = new TestCloud(Behaviour.QUICK.paging(7), OptionalLong.of(1))) {
            Answer answer = cloud.run(
                            List.of(TestCloud.question("# flowcheck: t/q\nfields @timestamp, dstPort | limit 100000")))
                    .answers()
                    .get(0);
            assertThat(((Answer.Rows) answer).table().rows()).hasSize(200);
        }
    }

    @Test
    void what_was_refused_for_the_moment_is_not_started_once_the_limit_is_passed() throws IOException {
        AtomicInteger starts = new AtomicInteger();
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start()) {
            service.on("StartQuery", request -> start(starts.incrementAndGet()))
                    .on("GetQueryResults", request -> new JsonMapper().readTree("""
                            {"status": "Complete", "results": [], "statistics": {"bytesScanned": 10}}
                            """));
            AwsAccess access =
                    new AwsAccess(Optional.of("eu-west-1"), Optional.empty(), Optional.of(service.endpoint()));
            InsightsRunner.Limits limits = new InsightsRunner.Limits(QueryQuotas.OF_AWS, OptionalLong.of(1));
            try (InsightsRunner runner = InsightsRunner.open(access, limits, Progress.NONE)) {
                List<Answer> answers = runner.run(TestCloud.questions(2)).answers();
                assertThat(answers)
                        .hasOnlyElementsOfTypes(Answer.Rows.class, Answer.Failed.class)
                        .filteredOn(Answer.Failed.class::isInstance)
                        .singleElement()
                        .satisfies(failed ->
                                assertThat(((Answer.Failed) failed).message()).contains("maxBytesScanned"));
            }
            assertThat(starts).hasValue(2);
        } finally {
            credentials.close();
        }
    }

    /** The first one runs; the second one is refused after the first one has scanned more than it may. */
    private static JsonNode start(int number) {
        if (number == 2) {
            Pace.REAL.rest(Duration.ofSeconds(1));
            throw new ServiceError(400, "ThrottlingException", "Rate exceeded");
        }
        return new JsonMapper().createObjectNode().put("queryId", "q-" + number);
    }

    @Test
    void an_interrupt_does_not_wait_for_slow_answers_before_it_stops_what_runs() throws IOException {
        AtomicInteger starts = new AtomicInteger();
        AtomicInteger stops = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(16);
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start()) {
            service.on("StartQuery", request -> new JsonMapper()
                            .createObjectNode()
                            .put("queryId", "q-" + starts.incrementAndGet()))
                    .on("GetQueryResults", request -> {
                        busy.countDown();
                        Pace.REAL.rest(Duration.ofSeconds(20));
                        return new JsonMapper().createObjectNode().put("status", "Running");
                    })
                    .on(
                            "StopQuery",
                            request -> new JsonMapper().createObjectNode().put("success", stops.incrementAndGet() > 0));
            AwsAccess access =
                    new AwsAccess(Optional.of("eu-west-1"), Optional.empty(), Optional.of(service.endpoint()));
            Thread here = Thread.currentThread();
            Thread interrupting = new Thread(() -> {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    return;
                }
                here.interrupt();
            });
            interrupting.start();
            long begin = System.nanoTime();
            try (InsightsRunner runner = InsightsRunner.open(access, InsightsRunner.Limits.OF_AWS, Progress.NONE)) {
                assertThatThrownBy(() -> runner.run(TestCloud.questions(40)))
                        .isInstanceOf(InterruptedIOException.class);
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stops).hasValue(starts.get());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        } finally {
            credentials.close();
        }
    }
}
