package io.github.flowcheck.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.aws.LogsClients;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;

/** The SDK takes the service for CloudWatch Logs. */
class AwsJsonServiceTest {
    private final AwsJsonService service = AwsJsonService.start().on("StopQuery", request -> {
        if (!request.get("queryId").asString().equals("q1")) {
            throw ServiceError.notFound("no such query");
        }
        return AwsJsonService.JSON.createObjectNode().put("success", true);
    });
    private final AwsAccess access =
            new AwsAccess(Optional.of("eu-west-1"), Optional.empty(), Optional.of(service.endpoint()));

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        service.close();
    }

    @Test
    void an_action_is_called_and_recorded() {
        try (CloudWatchLogsClient client = LogsClients.openOnce(access)) {
            assertThat(client.stopQuery(r -> r.queryId("q1")).success()).isTrue();
        }
        assertThat(service.calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("StopQuery");
            assertThat(call.request().get("queryId").asString()).isEqualTo("q1");
            assertThat(call.headers().get("authorization")).contains("AKIDEXAMPLE", "eu-west-1/logs");
            assertThat(call.status()).isEqualTo(200);
        });
    }

    @Test
    void errors_arrive_as_their_types_with_message_and_request_id() {
        service.fail("StopQuery", Fault.limitExceeded(), 1);
        try (CloudWatchLogsClient client = LogsClients.openOnce(access)) {
            assertThatThrownBy(() -> client.stopQuery(r -> r.queryId("q1")))
                    .isInstanceOfSatisfying(LimitExceededException.class, e -> {
                        assertThat(e.awsErrorDetails().errorMessage()).contains("concurrency limit");
                        assertThat(e.requestId()).isNotBlank();
                        assertThat(e.statusCode()).isEqualTo(400);
                    });
            assertThatThrownBy(() -> client.describeLogGroups(r -> r.limit(1)))
                    .isInstanceOfSatisfying(
                            CloudWatchLogsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
        }
    }

    @Test
    void faults_come_in_their_order_and_the_usual_client_gets_over_them() {
        service.fail("StopQuery", new Fault.Drop(false), 1)
                .fail("StopQuery", Fault.internal(), 1)
                .fail("StopQuery", Fault.throttled(), 1);
        try (CloudWatchLogsClient client = LogsClients.open(access)) {
            assertThat(client.stopQuery(r -> r.queryId("q1")).success()).isTrue();
        }
        assertThat(service.calls()).extracting(AwsJsonService.Call::status).containsExactly(0, 500, 400, 200);
    }

    @Test
    void a_client_that_counts_its_calls_does_not_try_again() {
        service.fail("StopQuery", new Fault.Drop(true), 1);
        try (CloudWatchLogsClient client = LogsClients.openOnce(access)) {
            assertThatThrownBy(() -> client.stopQuery(r -> r.queryId("q1"))).isInstanceOf(SdkClientException.class);
        }
        assertThat(service.calls()).hasSize(1);
    }
}
