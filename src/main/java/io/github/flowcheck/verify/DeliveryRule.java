package io.github.flowcheck.verify;

import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.AnswerRows.Stretch;
import io.github.flowcheck.verify.Coverage.Gap;
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
        return source.deliveredTo()
                .filter(delivered -> time.filter(ObservedTime::toNow).isPresent());
    }

    /** The stretch of which coverage is asked; empty if nothing in the window has arrived for certain. */
    Optional<TimeRange> covered() {
        Optional<TimeRange> range = time.map(ObservedTime::range);
        return knownTo().isEmpty()
                ? range
                : range.filter(window -> !knownTo().get().isBefore(window.start()))
                        .map(window -> new TimeRange(window.start(), knownTo().get()));
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
        source.deliveredTo().ifPresent(delivered -> {
            if (delivered.isBefore(range.start())) {
                gaps.add(new Gap(
                        "no moment of the window is old enough for its records to have arrived: it starts at "
                                + range.start() + ", and all are there up to " + delivered,
                        "look at a longer window, or wait with waitFor"));
            } else if (!time.get().toNow() && delivered.isBefore(range.end())) {
                gaps.add(new Gap(
                        "the window ends at " + range.end() + ", and records are known to be there up to " + delivered
                                + " only",
                        "run again when the window's end is older than deliveryDelay, or let it end earlier"));
            }
        });
        source.keptSince(logGroups)
                .filter(kept -> range.start().isBefore(kept.time()))
                .ifPresent(kept -> gaps.add(new Gap(
                        "the window starts at " + range.start() + ", before " + kept.time() + ": " + kept.reason(),
                        "look at a window that starts later")));
        return gaps;
    }

    /** Why records that were counted up to now are none up to the moment up to which all have arrived. */
    Optional<Gap> tooYoung(String eni, RecordCounts records) {
        return knownTo()
                .filter(known -> records.first().filter(known::isBefore).isPresent())
                .map(known -> new Gap(
                        "the logs hold no readable record of " + eni + " up to " + known
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
        return knownTo().map(known -> "what was not seen counts up to " + known);
    }

    /** Which traffic the streams of an interface hold; all, if their names do not tell. */
    static RecordedTraffic recorded(String eni, ResultTable streams) {
        List<String> names = streams.rows().stream()
                .map((Map<String, String> row) -> AnswerRows.text(row, "@logStream"))
                .toList();
        return RecordedTraffic.ofStreams(eni, names);
    }
}
