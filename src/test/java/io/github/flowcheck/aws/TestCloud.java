package io.github.flowcheck.aws;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.VirtualPace;
import io.github.flowcheck.verify.Progress;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The service, a runner that asks it, and a clock that both share. */
final class TestCloud implements AutoCloseable {
    static final String GROUP = "/vpc/flow-logs";
    static final TimeRange RANGE =
            new TimeRange(Instant.ofEpochSecond(1_600_000_000L), Instant.ofEpochSecond(1_600_003_600L));

    final AwsJsonService service = AwsJsonService.start();
    final VirtualPace pace = new VirtualPace();
    final InsightsQueries queries;
    final List<String> progress = new ArrayList<>();
    private final InsightsRunner runner;

    TestCloud(Behaviour behaviour) {
        this(behaviour, OptionalLong.empty());
    }

    TestCloud(Behaviour behaviour, OptionalLong mostBytes) {
        LogGroup group = LogGroup.of(GROUP).deliver(lines());
        queries = new InsightsQueries(List.of(group, LogGroup.of("/other")), behaviour, pace::millis).install(service);
        AwsAccess access =
                new AwsAccess(Optional.of("eu-west-1"), Optional.empty(), Optional.of(service.endpoint()), pace);
        Progress told =
                (answered, all, records, bytes) -> progress.add(answered + "/" + all + " " + records + " " + bytes);
        runner = new InsightsRunner(client(), access, new InsightsRunner.Limits(QueryQuotas.OF_AWS, mostBytes), told);
    }

    private CloudWatchLogsClient client() {
        return CloudWatchLogsClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(service.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "s")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** 200 records of ten interfaces, a port each. */
    private static List<String> lines() {
        return IntStream.range(0, 200)
                .mapToObj(i -> "2 123456789010 " + eni(i % 10) + " 203.0.113.9 172.31.0." + i % 10 + " 40000 "
                        + (i / 10) + " 6 1 40 " + (1_600_000_000L + i) + " " + (1_600_000_060L + i) + " ACCEPT OK")
                .toList();
    }

    static String eni(int number) {
        return "eni-0000000" + number;
    }

    /** How many records an interface has; the number makes it a query of its own. */
    static Question question(int number) {
        return question("# flowcheck: test/q" + number + "\nfilter @logStream = \"" + eni(number % 10)
                + "-all\"\n| stats count(*) as records by interfaceId\n| limit 10000");
    }

    static Question question(String query) {
        return new Question("q", query, List.of(GROUP), Optional.of(RANGE));
    }

    static List<Question> questions(int count) {
        return IntStream.range(0, count).mapToObj(TestCloud::question).toList();
    }

    Run run(List<Question> questions) throws IOException {
        return runner.run(questions);
    }

    @Override
    public void close() {
        runner.close();
        service.close();
    }
}
