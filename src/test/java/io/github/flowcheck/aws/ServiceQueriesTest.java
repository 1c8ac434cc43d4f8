package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.VirtualPace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

class ServiceQueriesTest {
    private static final StartQueryRequest REQUEST = StartQueryRequest.builder()
            .logGroupNames(TestCloud.GROUP)
            .queryString("fields @message")
            .startTime(1_600_000_000L)
            .endTime(1_600_003_600L)
            .build();

    @Test
    void what_comes_after_the_end_is_not_started_for_nobody_would_stop_it() {
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start();
                CloudWatchLogsClient client = LogsClients.openOnce(Credentials.to(service))) {
            InsightsQueries account = new InsightsQueries(
                            List.of(LogGroup.of(TestCloud.GROUP)),
                            Behaviour.QUICK.running(3_600_000),
                            () -> 1_600_000_100_000L)
                    .install(service);
            ServiceQueries queries = new ServiceQueries(client, RunMark.fresh(), new VirtualPace());
            assertThat(queries.start(REQUEST)).isNotBlank();
            assertThat(account.running()).isEqualTo(1);
            queries.close();
            assertThat(account.running()).isZero();
            assertThatThrownBy(() -> queries.start(REQUEST)).isInstanceOf(AbortedException.class);
            assertThat(account.started()).isEqualTo(1);
        } finally {
            credentials.close();
        }
    }

    @Test
    void a_service_that_does_not_answer_is_not_waited_for_as_many_times_as_queries_run() {
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start();
                CloudWatchLogsClient client = LogsClients.openOnce(Credentials.to(service))) {
            new InsightsQueries(
                            List.of(LogGroup.of(TestCloud.GROUP)),
                            Behaviour.QUICK.running(3_600_000),
                            () -> 1_600_000_100_000L)
                    .install(service);
            ServiceQueries queries =
                    new ServiceQueries(client, RunMark.fresh(), new VirtualPace(), Duration.ofMillis(500));
            for (int i = 0; i < 40; i++) {
                queries.start(REQUEST);
            }
            service.fail("StopQuery", new Fault.Late(Duration.ofSeconds(20)), 1_000);
            long begin = System.nanoTime();
            queries.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        } finally {
            credentials.close();
        }
    }
}
