package io.github.flowcheck.aws;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * The calls about a run's queries. Knows what runs at the service, so that all of it can be stopped whatever happens: at the
 * end of the run, on an error, and when the process is told to end. Used by several threads at once.
 */
final class ServiceQueries implements AutoCloseable {
    private static final int STOP_ATTEMPTS = 8;
    private static final int STOPS_AT_ONCE = 32;
    private static final Duration STOP_ANSWER = Duration.ofSeconds(5);
    private static final long STOP_REST = 200;
    private static final long LONGEST_STOP_REST = 2_000;
    private static final Duration LAST_STARTS = Duration.ofSeconds(10);
    private static final int MOST_DESCRIBED = 1000;

    private final CloudWatchLogsClient client;
    private final RunMark mark;
    private final Pace pace;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Phaser starting = new Phaser(1);
    private final Thread hook = new Thread(this::stopAll, "flowcheck-stop-queries");
    private volatile boolean ending;
    private volatile boolean lost;
    private volatile boolean silent;
    private final Duration stopAnswer;

    ServiceQueries(CloudWatchLogsClient client, RunMark mark, Pace pace) {
        this(client, mark, pace, STOP_ANSWER);
    }

    /** @param stopAnswer how long an answer to a request to stop is waited for: a process that is told to end must */
    ServiceQueries(CloudWatchLogsClient client, RunMark mark, Pace pace, Duration stopAnswer) {
        this.client = client;
        this.mark = mark;
        this.pace = pace;
        this.stopAnswer = stopAnswer;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The id of the query, which runs from now on. */
    String start(StartQueryRequest request) {
        starting.register();
        try {
            if (ending) {
                // whoever waited for the last starts does not wait for this one
                throw AbortedException.create("no query is started any more");
            }
            String id = send(request);
            running.add(id);
            if (ending) {
                stop(id);
            }
            return id;
        } finally {
            starting.arriveAndDeregister();
        }
    }

    private String send(StartQueryRequest request) {
        try {
            return Optional.ofNullable(client.startQuery(request).queryId())
                    .orElseThrow(() -> SdkClientException.create("the answer names no query"));
        } catch (SdkException e) {
            lost |= mayHaveStarted(e);
            throw e;
        }
    }

    /** Whether a query may run although its start had no good answer. */
    static boolean mayHaveStarted(SdkException thrown) {
        return !(thrown instanceof AwsServiceException answered) || answered.statusCode() >= 500;
    }

    /** The query that was started with that text, if the service knows it and tells. */
    Optional<String> find(RunMark.Sent sent) {
        List<String> found = client.describeQueries(request -> request.maxResults(MOST_DESCRIBED)).queries().stream()
                .filter(query ->
                        query.queryString() != null && query.queryString().contains(sent.mark()))
                .filter(query -> query.status() != QueryStatus.CANCELLED)
                .map(QueryInfo::queryId)
                .toList();
        running.addAll(found);
        found.stream().skip(1).forEach(this::stop);
        return found.stream().findFirst();
    }

    GetQueryResultsResponse results(String id, Optional<String> nextToken) {
        return client.getQueryResults(request -> request.queryId(id).nextToken(nextToken.orElse(null)));
    }

    /** It ended by itself. */
    void ended(String id) {
        running.remove(id);
    }

    /**
     * Stops a query; one that has ended meanwhile is as good. A service that refuses for the moment is asked again; one that does not
     * answer in time, once in all: else it would be waited for as many times as queries run.
     */
    void stop(String id) {
        for (int attempt = 0; attempt < STOP_ATTEMPTS; attempt++) {
            try {
                client.stopQuery(
                        request -> request.queryId(id).overrideConfiguration(call -> call.apiCallTimeout(stopAnswer)));
                break;
            } catch (SdkException e) {
                if (!mayHelp(e) || !rest(Math.min(STOP_REST << attempt, LONGEST_STOP_REST))) {
                    break;
                }
            }
        }
        running.remove(id);
    }

    private boolean mayHelp(SdkException thrown) {
        if (thrown instanceof ApiCallTimeoutException) {
            boolean before = silent;
            silent = true;
            return !before;
        }
        return !(thrown instanceof AwsServiceException answered)
                || answered.statusCode() >= 500
                || answered.isThrottlingException();
    }

    /** Whether nobody interrupted the thread meanwhile. */
    private boolean rest(long millis) {
        pace.rest(Duration.ofMillis(millis));
        return !Thread.currentThread().isInterrupted();
    }

    /** Twice, where a process is told to end while a run ends: then one waits for the other. */
    private synchronized void stopAll() {
        ending = true;
        int phase = starting.arrive();
        stopEach(List.copyOf(running));
        try {
            // starts that are under way stop what they started themselves
            starting.awaitAdvanceInterruptibly(phase, LAST_STARTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException e) {
            lost = true;
        }
        stopEach(List.copyOf(running));
        if (lost) {
            stopEach(unknown());
        }
    }

    /** On threads of their own: those of the run may all wait for slow answers, and who is told to end is not waited for long. */
    private void stopEach(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ExecutorService stopping = Executors.newFixedThreadPool(Math.min(ids.size(), STOPS_AT_ONCE), task -> {
            Thread thread = new Thread(task, "flowcheck-stop");
            thread.setDaemon(true);
            return thread;
        });
        CompletableFuture.allOf(ids.stream()
                        .map(id -> CompletableFuture.runAsync(() -> stop(id), stopping))
                        .toArray(CompletableFuture[]::new))
                .join();
        stopping.shutdown();
    }

    /** Queries of this run that the service has and nobody here knows of. */
    private List<String> unknown() {
        try {
            return client
                    .describeQueries(request -> request.maxResults(MOST_DESCRIBED)
                            .overrideConfiguration(call -> call.apiCallTimeout(stopAnswer)))
                    .queries()
                    .stream()
                    .filter(query -> query.queryString() != null && mark.isIn(query.queryString()))
                    .filter(query -> query.status() == QueryStatus.RUNNING || query.status() == QueryStatus.SCHEDULED)
                    .map(QueryInfo::queryId)
                    .toList();
        } catch (SdkException e) {
            return List.of();
        }
    }

    /** Stops whatever runs. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process ends already, and the hook does the same
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
