package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.verify.Progress;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ctrl-C and {@code kill} in the middle of a run, on a process of its own. */
class KilledProcessTest {
    private static final int ENOUGH = 5;

    /** Asks twenty questions that take an hour each. */
    public static void main(String[] arguments) throws IOException {
        AwsAccess access =
                new AwsAccess(Optional.of("eu-west-1"), Optional.empty(), Optional.of(URI.create(arguments[0])));
        try (InsightsRunner runner = InsightsRunner.open(access, InsightsRunner.Limits.OF_AWS, Progress.NONE)) {
            runner.run(TestCloud.questions(20));
        }
    }

    @Test
    void a_process_that_is_told_to_end_stops_its_queries_first() throws IOException, InterruptedException {
        try (AwsJsonService service = AwsJsonService.start()) {
            InsightsQueries queries = new InsightsQueries(
                            List.of(LogGroup.of(TestCloud.GROUP)),
                            Behaviour.QUICK.running(TimeUnit.HOURS.toMillis(1)),
                            System::currentTimeMillis)
                    .install(service);
            Process process = start(service.endpoint());
            while (process.isAlive() && queries.running() < ENOUGH) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.destroy();
            process.waitFor();
            assertThat(queries.started()).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(queries.running()).isZero();
        }
    }

    private static Process start(URI endpoint) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                KilledProcessTest.class.getName(),
                endpoint.toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
        return builder.redirectErrorStream(true)
                .redirectOutput(new File("target", "killed-process.log"))
                .start();
    }
}
