package io.github.flowcheck.command;

import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.ObservedTime;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.SuiteVerifier;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Verifies, and again as long as something that is expected may still arrive and there is time. */
record Waiting(QueryRunner runner, CloudLogs logs, Clock clock, Sleeper sleeper, Unused.Consequence ofUnused) {
    private static final Duration REST = Duration.ofSeconds(30);

    /**
     * @param common the range of all checks, if they share one
     * @param notes what a reader must know of how the questions were asked
     */
    record Verified(List<CheckResult> results, Optional<TimeRange> common, List<String> notes) {}

    /**
     * @param windows of each check, by its id
     * @param waitFor how long to go on; absent means once
     * @param begin the moment from which relative windows reach back; their starts stay when their ends move
     */
    Verified verify(CheckSuite suite, Map<String, Window> windows, Optional<Duration> waitFor, Instant begin)
            throws IOException {
        Map<String, CheckResult> results = new LinkedHashMap<>();
        Map<String, CheckResult> before = Map.of();
        Map<String, ObservedTime> times = new HashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        Instant deadline = begin.plus(waitFor.orElse(Duration.ZERO));
        CheckSuite open = suite;
        Instant now = begin;
        while (true) {
            logs.at(now);
            for (AnyCheck check : open.all()) {
                times.put(check.id(), time(windows.get(check.id()), begin, now));
            }
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            SuiteVerifier.Verified verified =
                    new SuiteVerifier(runner, today, logs).where(ofUnused).verifyAt(open, times);
            verified.results().forEach(result -> results.put(result.check().id(), result));
            notes.addAll(verified.scan().notes());
            Set<String> forgiven = forgiven(results, before);
            before = Map.copyOf(results);
            List<AnyCheck> waiting = results.values().stream()
                    .filter(result -> mayStillHold(result)
                            || forgiven.contains(result.check().id()))
                    .map(CheckResult::check)
                    .toList();
            if (waiting.isEmpty() || !now.isBefore(deadline)) {
                return new Verified(
                        suite.all().stream()
                                .map(check -> results.get(check.id()))
                                .toList(),
                        common(times),
                        List.copyOf(notes));
            }
            open = suite.with(waiting);
            now = later(now, deadline);
        }
    }

    /** Where the clock is set back meanwhile, the time that was slept counts: else as much more would be waited. */
    private Instant later(Instant now, Instant deadline) throws IOException {
        Instant before = latest(now, VerifyCloudCommand.now(clock));
        Duration left = Duration.between(before, deadline);
        Duration rest = left.isNegative() ? Duration.ZERO : left.compareTo(REST) < 0 ? left : REST;
        try {
            sleeper.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for flow logs");
        }
        Instant later = latest(before.plus(rest), VerifyCloudCommand.now(clock));
        return later.isAfter(now) ? later : now.plusSeconds(1);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static ObservedTime time(Window window, Instant begin, Instant now) {
        return window instanceof Window.Relative relative
                ? new ObservedTime(new TimeRange(begin.minus(relative.length()), now), true)
                : ObservedTime.fixed(((Window.Absolute) window).range());
    }

    /** Something is expected to be seen that was not, and nothing was seen that breaks the expectation whatever comes. */
    private static boolean mayStillHold(CheckResult result) {
        boolean open = result.verdict() == Verdict.FAIL || result.verdict() == Verdict.INCONCLUSIVE;
        return open && result.evidence().isEmpty() && asksForTraffic(result.check());
    }

    /** Checks that waited and met an error: it may be one of that moment, and is none if it comes twice in a row. */
    private static Set<String> forgiven(Map<String, CheckResult> results, Map<String, CheckResult> before) {
        return results.values().stream()
                .filter(result -> result.verdict() == Verdict.ERROR)
                .map(result -> result.check().id())
                .filter(id -> before.containsKey(id) && before.get(id).verdict() != Verdict.ERROR)
                .collect(Collectors.toSet());
    }

    private static boolean asksForTraffic(AnyCheck any) {
        return any instanceof Check check
                ? check.expectation()
                        .rules()
                        .anyMatch(rule ->
                                rule instanceof Rule.Some || rule instanceof Rule.All || rule instanceof Rule.MinFlows)
                : ((RawCheck) any).expectation().min().isPresent();
    }

    private static Optional<TimeRange> common(Map<String, ObservedTime> times) {
        Set<TimeRange> ranges =
                Set.copyOf(times.values().stream().map(ObservedTime::range).toList());
        return ranges.size() == 1 ? ranges.stream().findFirst() : Optional.empty();
    }
}
