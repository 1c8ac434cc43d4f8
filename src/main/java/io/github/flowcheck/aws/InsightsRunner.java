package io.github.flowcheck.aws;

import io.github.flowcheck.verify.Progress;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Answers queries by CloudWatch Logs Insights: a query each, as many at once as the quotas allow. Every question needs a range
 * of time, and log groups unless its query names them itself.
 *
 * <p>When a run ends, however it ends, none of its queries is left running; only a process that is killed outright cannot see
 * to that.
 */
public final class InsightsRunner implements QueryRunner, AutoCloseable {
    private static final int THREADS = 16;

    private final CloudWatchLogsClient client;
    private final AwsAccess access;
    private final Limits limits;
    private final Progress progress;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "flowcheck-aws");
        thread.setDaemon(true);
        return thread;
    });
    private long scanned;

    /**
     * What a runner may take.
     *
     * @param quotas of the account
     * @param mostBytes how many bytes all its queries together may scan; absent means any number
     */
    public record Limits(QueryQuotas quotas, OptionalLong mostBytes) {
        /** The quotas of AWS, and any number of bytes. */
        public static final Limits OF_AWS = new Limits(QueryQuotas.OF_AWS, OptionalLong.empty());
    }

    InsightsRunner(CloudWatchLogsClient client, AwsAccess access, Limits limits, Progress progress) {
        this.client = client;
        this.access = access;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * A runner for an account and a Region. To be closed when no more is asked.
     *
     * @throws AwsRefusedException if no Region is known
     */
    public static InsightsRunner open(AwsAccess access, Limits limits, Progress progress) throws AwsRefusedException {
        try {
            return new InsightsRunner(LogsClients.openOnce(access), access, limits, progress);
        } catch (SdkException e) {
            throw new AwsRefusedException(AwsRefusal.of(e, "finding the Region", access), e);
        }
    }

    /**
     * Runs all questions.
     *
     * @throws AwsRefusedException if AWS cannot be asked at all: no credentials, expired ones, no way to the endpoint
     * @throws java.io.InterruptedIOException if the thread was interrupted
     */
    @Override
    public Run run(List<Question> questions) throws IOException {
        RunMark mark = RunMark.fresh();
        try (ServiceQueries queries = new ServiceQueries(client, mark, pace())) {
            InsightsRun run = new InsightsRun(this, queries, mark, questions, scanned);
            try {
                return run.toTheEnd();
            } finally {
                scanned += run.bytes();
            }
        }
    }

    AwsAccess access() {
        return access;
    }

    Limits limits() {
        return limits;
    }

    Progress progress() {
        return progress;
    }

    Pace pace() {
        return access.pace();
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
