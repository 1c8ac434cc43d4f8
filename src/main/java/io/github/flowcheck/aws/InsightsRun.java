package io.github.flowcheck.aws;

import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;

/**
 * One run. A single thread decides which call goes out next, so that the quotas hold without locks; the calls themselves run on
 * other threads, for an answer takes longer than the quotas let calls be apart, and come back as events.
 */
final class InsightsRun {
    private static final int MOST_ATTEMPTS = 6;
    private static final long FIRST_REST = 500;

    private final InsightsRunner runner;
    private final ServiceQueries queries;
    private final long scannedBefore;
    private final List<AskedQuestion> all = new ArrayList<>();
    private final Deque<AskedQuestion> waiting = new ArrayDeque<>();
    private final List<AskedQuestion> running = new ArrayList<>();
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final PollTimes pollTimes = new PollTimes();
    private final CallRate starts;
    private final CallRate results;
    private int underWay;
    private int starting;
    private long lastAccepted;
    private boolean everAccepted;
    private @Nullable AwsRefusedException refused;

    InsightsRun(
            InsightsRunner runner, ServiceQueries queries, RunMark mark, List<Question> questions, long scannedBefore) {
        this.runner = runner;
        this.queries = queries;
        this.scannedBefore = scannedBefore;
        this.starts = new CallRate(runner.limits().quotas().startsPerSecond());
        this.results = new CallRate(runner.limits().quotas().resultsPerSecond());
        for (Question question : questions) {
            all.add(new AskedQuestion(question, mark.sent(question, all.size())));
        }
        waiting.addAll(all);
    }

    /** Goes on until every question has its answer. */
    Run toTheEnd() throws IOException {
        lastAccepted = now();
        keepToTheBudget();
        tellProgress();
        try {
            while (underWay > 0 || !waiting.isEmpty() || !running.isEmpty()) {
                if (!startNext() && !pollNext()) {
                    runner.pace().next(events, nextTurn(), underWay > 0).ifPresent(Runnable::run);
                }
                if (refused != null) {
                    throw refused;
                }
                giveUpWhatTakesTooLong();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted; the queries that ran were stopped");
        }
        List<Answer> answers =
                all.stream().map(asked -> asked.answer().orElseThrow()).toList();
        return new Run(answers, records(), bytes(), List.of());
    }

    long bytes() {
        return all.stream().mapToLong(AskedQuestion::bytes).sum();
    }

    private long records() {
        return all.stream().mapToLong(AskedQuestion::records).sum();
    }

    private long now() {
        return runner.pace().millis();
    }

    private boolean startNext() {
        boolean room = running.size() + starting < runner.limits().quotas().atOnce();
        if (waiting.isEmpty() || !room || starts.next() > now()) {
            return false;
        }
        AskedQuestion asked = waiting.remove();
        starts.taken(now());
        starting++;
        call(() -> start(asked), id -> started(asked, id), thrown -> startRefused(asked, thrown));
        return true;
    }

    private String start(AskedQuestion asked) {
        Optional<String> known = asked.mayRun && asked.sent.isMarked() ? findAgain(asked) : Optional.empty();
        return known.orElseGet(() -> queries.start(asked.request()));
    }

    /** Who may not list queries starts the query a second time; the first is stopped by nobody then, but ends by itself. */
    private Optional<String> findAgain(AskedQuestion asked) {
        try {
            return queries.find(asked.sent);
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    private void started(AskedQuestion asked, String id) {
        starting--;
        starts.accepted();
        accepted();
        asked.started(id, now(), now() + pollTimes.first());
        running.add(asked);
        keepToTheBudget();
    }

    private void startRefused(AskedQuestion asked, SdkException thrown) {
        starting--;
        if (thrown instanceof MalformedQueryException malformed) {
            accepted();
            finish(asked, QueryFailure.malformed(malformed, asked.question, asked.sent));
            return;
        }
        AwsRefusal refusal = AwsRefusal.of(thrown, "starting a query", runner.access());
        asked.mayRun |= ServiceQueries.mayHaveStarted(thrown);
        if (refusal.reach() != AwsRefusal.Reach.MOMENT) {
            refuse(asked, refusal, thrown);
        } else if (isQuota(thrown)) {
            starts.refused(now());
            waiting.addFirst(asked);
            outOfPatience(refusal);
        } else if (++asked.attempts >= MOST_ATTEMPTS) {
            refuse(asked, refusal, thrown);
        } else {
            starts.refused(now());
            waiting.addFirst(asked);
        }
        keepToTheBudget();
        tellProgress();
    }

    private static boolean isQuota(SdkException thrown) {
        return thrown instanceof LimitExceededException
                || thrown instanceof software.amazon.awssdk.awscore.exception.AwsServiceException answered
                        && answered.isThrottlingException();
    }

    /** What concerns all ends the run; so does what never went well, for then it is no matter of one question. */
    private void refuse(AskedQuestion asked, AwsRefusal refusal, SdkException thrown) {
        boolean all =
                refusal.reach() == AwsRefusal.Reach.ALL || refusal.reach() == AwsRefusal.Reach.MOMENT && !everAccepted;
        if (all) {
            refused = new AwsRefusedException(refusal, thrown);
            return;
        }
        accepted();
        stop(asked);
        if (asked.startedId().isPresent() || !AwsRefusal.isAboutLogGroups(thrown)) {
            finish(asked, QueryFailure.refused(refusal));
            return;
        }
        finish(asked, QueryFailure.refusedToAll(refusal));
        // the others of these log groups would hear the same
        List.copyOf(waiting).stream()
                .filter(other -> other.question.logGroups().equals(asked.question.logGroups()))
                .forEach(other -> {
                    waiting.remove(other);
                    finish(other, QueryFailure.refusedToAll(refusal));
                });
    }

    /** Who hears nothing but that it is too much, of starts or of results, gives up after a while. */
    private void outOfPatience(AwsRefusal refusal) {
        if (now() - lastAccepted > runner.limits().quotas().patience().toMillis()) {
            giveUp(asked -> true, QueryFailure.refusedToAll(refusal));
        }
    }

    private void giveUp(Predicate<AskedQuestion> which, Answer.Failed failed) {
        Stream.concat(List.copyOf(running).stream(), List.copyOf(waiting).stream())
                .filter(which)
                .forEach(asked -> {
                    stop(asked);
                    finish(asked, failed);
                });
        waiting.clear();
    }

    private boolean pollNext() {
        Optional<AskedQuestion> due = results.next() > now()
                ? Optional.empty()
                : running.stream()
                        .filter(asked -> asked.nextPoll <= now())
                        .min(Comparator.comparingLong(asked -> asked.nextPoll));
        due.ifPresent(asked -> {
            results.taken(now());
            asked.nextPoll = Long.MAX_VALUE;
            call(
                    () -> queries.results(asked.id(), asked.nextToken()),
                    page -> polled(asked, page),
                    thrown -> pollRefused(asked, thrown));
        });
        return due.isPresent();
    }

    private void polled(AskedQuestion asked, GetQueryResultsResponse page) {
        results.accepted();
        accepted();
        // what was given up meanwhile was scanned all the same
        asked.measured(page.statistics());
        if (!running.contains(asked)) {
            return;
        }
        switch (AskedQuestion.status(page)) {
            case COMPLETE -> complete(asked, page);
            case SCHEDULED, RUNNING -> {
                asked.attempts = 0;
                asked.nextPoll = now() + pollTimes.running(now() - asked.startedAt);
            }
            case FAILED, CANCELLED, TIMEOUT -> {
                queries.ended(asked.id());
                finish(asked, QueryFailure.ended(page.statusAsString(), asked.id()));
            }
            default -> tryAgain(asked, QueryFailure.unclear(page, asked.id()));
        }
        keepToTheBudget();
        tellProgress();
    }

    private void complete(AskedQuestion asked, GetQueryResultsResponse page) {
        if (asked.nextToken().isEmpty()) {
            queries.ended(asked.id());
            pollTimes.completed();
        }
        if (asked.page(page)) {
            asked.attempts = 0;
            asked.nextPoll = now();
            if (asked.answer().isPresent()) {
                running.remove(asked);
            }
        } else if (page.results().isEmpty()) {
            // the page may not be there yet; it is not the last one, for that names none behind it
            tryAgain(asked, QueryFailure.samePage(asked.id()));
        } else {
            finish(asked, QueryFailure.samePage(asked.id()));
        }
    }

    private void pollRefused(AskedQuestion asked, SdkException thrown) {
        AwsRefusal refusal = AwsRefusal.of(thrown, "reading the results of a query", runner.access());
        if (isQuota(thrown)) {
            results.refused(now());
            asked.nextPoll = now();
            outOfPatience(refusal);
            tellProgress();
        } else if (refusal.reach() == AwsRefusal.Reach.ALL || AwsRefusal.isDenied(thrown)) {
            refused = new AwsRefusedException(refusal, thrown);
        } else {
            tryAgain(asked, QueryFailure.refused(refusal));
        }
    }

    /** Something that may pass: asked again a little later each time, a few times. */
    private void tryAgain(AskedQuestion asked, Answer.Failed otherwise) {
        if (++asked.attempts >= MOST_ATTEMPTS) {
            stop(asked);
            finish(asked, otherwise);
        } else {
            asked.nextPoll = now() + (FIRST_REST << asked.attempts);
        }
    }

    private void keepToTheBudget() {
        long scanned = scannedBefore + bytes();
        runner.limits().mostBytes().ifPresent(most -> {
            if (scanned > most) {
                // what has ended at the service, and has more pages, is still read: that costs nothing
                giveUp(asked -> asked.nextToken().isEmpty(), QueryFailure.overBudget(most, scanned));
            }
        });
    }

    private void giveUpWhatTakesTooLong() {
        long longest = runner.limits().quotas().longest().toMillis();
        for (AskedQuestion asked : List.copyOf(running)) {
            if (now() - asked.startedAt > longest) {
                stop(asked);
                finish(asked, QueryFailure.tooLong(asked.id(), longest / 60_000));
            }
        }
    }

    private void stop(AskedQuestion asked) {
        asked.startedId()
                .ifPresent(id -> call(
                        () -> {
                            queries.stop(id);
                            return id;
                        },
                        stopped -> {},
                        thrown -> {}));
    }

    private void finish(AskedQuestion asked, Answer.Failed failed) {
        running.remove(asked);
        asked.failed(failed);
        tellProgress();
    }

    private void accepted() {
        lastAccepted = now();
        everAccepted = true;
    }

    private void tellProgress() {
        int answered =
                (int) all.stream().filter(asked -> asked.answer().isPresent()).count();
        runner.progress().tell(answered, all.size(), records(), scannedBefore + bytes());
    }

    private long nextTurn() {
        long soon = Long.MAX_VALUE;
        if (!waiting.isEmpty()
                && running.size() + starting < runner.limits().quotas().atOnce()) {
            soon = starts.next();
        }
        long poll = running.stream().mapToLong(asked -> asked.nextPoll).min().orElse(Long.MAX_VALUE);
        soon = Math.min(soon, Math.max(poll, results.next()));
        return soon == Long.MAX_VALUE ? now() + 1000 : soon;
    }

    private <T> void call(Supplier<T> call, Consumer<T> answered, Consumer<SdkException> thrown) {
        underWay++;
        CompletableFuture.supplyAsync(call, runner.threads())
                .whenComplete((answer, problem) -> events.add(() -> {
                    underWay--;
                    Throwable cause = problem instanceof CompletionException wrapped ? wrapped.getCause() : problem;
                    if (cause == null) {
                        answered.accept(answer);
                    } else if (cause instanceof SdkException expected) {
                        thrown.accept(expected);
                    } else {
                        throw new IllegalStateException(cause);
                    }
                }));
    }
}
