package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.output.report.ObservedTraffic.Stream;
import io.github.flowcheck.output.text.Amounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When traffic was seen: a bar from the first record to the last of each kind of traffic, those with most flows.
 *
 * @param start the left end: the window's start, or the first record's
 * @param end the right end
 * @param bars most flows first
 * @param more how many are left out
 */
public record Timeline(Instant start, Instant end, List<Bar> bars, int more) {
    static final int MOST_BARS = 12;
    private static final int PERMILLE = 1000;

    /**
     * A bar.
     *
     * @param label whose traffic
     * @param rejected whether the traffic was rejected
     * @param from where it begins, in thousandths of the whole
     * @param width its width, in thousandths, at least 4 so that a single record can be seen
     * @param words what it says
     */
    public record Bar(String label, boolean rejected, int from, int width, String words) {}

    /** Empty where nothing was seen. */
    static Optional<Timeline> of(ObservedTraffic traffic, Optional<TimeRange> window) {
        List<Stream> streams = traffic.streams();
        if (streams.isEmpty()) {
            return Optional.empty();
        }
        Instant start = window.map(TimeRange::start).orElseGet(() -> streams.stream()
                .map(Stream::first)
                .min(Comparator.naturalOrder())
                .orElseThrow());
        Instant end = window.map(TimeRange::end).orElseGet(() -> streams.stream()
                .map(Stream::last)
                .max(Comparator.naturalOrder())
                .orElseThrow());
        List<Bar> bars =
                Largest.of(
                                streams,
                                Stream::flows,
                                Comparator.comparing(s -> s.key().toString()),
                                MOST_BARS)
                        .stream()
                        .map(stream -> bar(stream, start, end))
                        .toList();
        return Optional.of(new Timeline(start, end, bars, streams.size() - bars.size()));
    }

    private static Bar bar(Stream stream, Instant start, Instant end) {
        int from = place(stream.first(), start, end);
        int width = Math.max(4, place(stream.last(), start, end) - from);
        boolean rejected = stream.key().action() == Action.REJECT;
        String label = stream.key().eni() + " "
                + (stream.key().direction() == Direction.INBOUND ? "← " : "→ ")
                + stream.key().label();
        return new Bar(
                label,
                rejected,
                Math.min(from, PERMILLE - width),
                width,
                Amounts.counted(stream.flows(), "flow ", "flows ") + (rejected ? "rejected" : "accepted") + ", "
                        + Amounts.bytes(stream.bytes()) + ", " + stream.first() + " to " + stream.last());
    }

    private static int place(Instant time, Instant start, Instant end) {
        double whole = Math.max(1, end.toEpochMilli() - start.toEpochMilli());
        double part = (time.toEpochMilli() - start.toEpochMilli()) / whole;
        return (int) Math.round(Math.min(1, Math.max(0, part)) * PERMILLE);
    }
}
