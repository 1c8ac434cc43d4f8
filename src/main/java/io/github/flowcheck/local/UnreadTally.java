package io.github.flowcheck.local;

import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts lines that are no records, by reason. Where the first one is can be told when all lines are counted. */
final class UnreadTally {
    private static final Comparator<Place> ORDER = Comparator.comparingInt(
                    (Place place) -> place.log().number())
            .thenComparingLong(Place::chunk)
            .thenComparingLong(Place::line);

    private final Map<String, Counted> byReason = new HashMap<>();

    /**
     * Where a line is.
     *
     * @param chunk where its chunk begins in the file
     * @param line its number in the chunk, from 1
     */
    private record Place(OpenLog log, long chunk, long line) {
        @Override
        public String toString() {
            return log.name() + ":" + (log.linesBefore(chunk) + line);
        }
    }

    private record Counted(long count, Place first) {
        Counted plus(Counted other) {
            return new Counted(count + other.count, ORDER.compare(first, other.first) <= 0 ? first : other.first);
        }
    }

    void add(String reason, OpenLog log, long chunk, long line) {
        byReason.merge(reason, new Counted(1, new Place(log, chunk, line)), Counted::plus);
    }

    void addAll(UnreadTally other) {
        other.byReason.forEach((reason, counted) -> byReason.merge(reason, counted, Counted::plus));
    }

    /** By reason, in the order in which the reasons turn up in the files. */
    List<UnreadLines> lines() {
        return byReason.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Counted::first, ORDER)))
                .map(entry -> new UnreadLines(
                        entry.getKey(),
                        entry.getValue().count(),
                        entry.getValue().first().toString()))
                .toList();
    }
}
