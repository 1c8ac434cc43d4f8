package io.github.flowcheck.verify;

import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.AnswerRows.Stretch;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.LogSource.KeptSince;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the logs cannot tell yet, or any more: flow-log records arrive minutes after the traffic, and log groups forget. Who
 * records what is told by the names of the streams, which end in {@code -all}, {@code -accept} or {@code -reject}.
 *
 * @param source which logs
 * @param time where the check looks; absent for all records
 */
record DeliveryRule(LogSource source, Optional<ObservedTime> time) {
    /** Up to when "nothing seen" can be claimed, where that is not the end of what was looked at. */
    Optional<Instant> knownTo() {
        return time.isPresent() && time.get().toNow() ? source.deliveredTo() : Optional.empty();
    }

    /** The stretch of which coverage is asked; empty if nothing in the window has arrived for certain. */
    Optional<TimeRange> covered() {
        Optional<Instant> known = knownTo();
        if (time.isEmpty() || known.isEmpty()) {
            return range();
        }
        Instant start = time.get().range().start();
        return known.get().isBefore(start) ? Optional.empty() : Optional.of(new TimeRange(start, known.get()));
    }

    /** Where the check looks; absent for all records. */
    Optional<TimeRange> range() {
        return time.isPresent() ? Optional.of(time.get().range()) : Optional.empty();
    }

    /**
     * Why "nothing seen" is no answer for the window, whatever its records are.
     *
     * @param logGroups those of the check
     */
    List<Gap> gaps(List<String> logGroups) {
        List<Gap> gaps = new ArrayList<>();
        if (time.isEmpty()) {
            return gaps;
        }
        TimeRange range = time.get().range();
        Optional<Instant> delivered = source.deliveredTo();
        if (delivered.isPresent() && delivered.get().isBefore(range.start())) {
            gaps.add(Gap.untilLater(
                    "no moment of the window is old enough for its records to have arrived: it starts at "
                            + range.start() + ", and all are there up to " + delivered.get(),
                    "look at a longer window, or wait with waitFor"));
        } else if (delivered.isPresent()
                && !time.get().toNow()
                && delivered.get().isBefore(range.end())) {
            gaps.add(Gap.untilLater(
                    "the window ends at " + range.end() + ", and records are known to be there up to " + delivered.get()
                            + " only",
                    "run again when the window's end is older than deliveryDelay, or let it end earlier"));
        }
        Optional<KeptSince> kept = source.keptSince(logGroups);
        if (kept.isPresent() && range.start().isBefore(kept.get().time())) {
            gaps.add(new Gap(
                    Shortfall.Reason.NOT_KEPT,
                    "the window starts at " + range.start() + ", before "
                            + kept.get().time() + ": " + kept.get().reason(),
                    "look at a window that starts later"));
        }
        return gaps;
    }

    /** Why records that were counted up to now are none up to the moment up to which all have arrived. */
    Optional<Gap> tooYoung(String eni, RecordCounts records) {
        Optional<Instant> known = knownTo();
        if (known.isEmpty()
                || records.first().isEmpty()
                || !known.get().isBefore(records.first().get())) {
            return Optional.empty();
        }
        return Optional.of(Gap.untilLater(
                "the logs hold no readable record of " + eni + " up to " + known.get()
                        + ", and later ones may still be on their way",
                "look at a longer window, or wait with waitFor"));
    }

    /** Stretches up to the end of what is covered. */
    List<Stretch> upToKnown(List<Stretch> stretches) {
        Optional<Instant> known = knownTo();
        return known.isEmpty()
                ? stretches
                : stretches.stream()
                        .filter(stretch -> !stretch.from().isAfter(known.get()))
                        .map(stretch ->
                                stretch.to().isAfter(known.get()) ? new Stretch(stretch.from(), known.get()) : stretch)
                        .toList();
    }

    /** What a message about something that was not seen has to add. */
    Optional<String> words() {
        Optional<Instant> known = knownTo();
        return known.isEmpty() ? Optional.empty() : Optional.of("what was not seen counts up to " + known.get());
    }

    /** Which traffic the streams of an interface hold; all, if their names do not tell. */
    static RecordedTraffic recorded(String eni, ResultTable streams) {
        List<String> names = streams.rows().stream()
                .map((Map<String, String> row) -> AnswerRows.text(row, "@logStream"))
                .toList();
        return RecordedTraffic.ofStreams(eni, names);
    }
}
