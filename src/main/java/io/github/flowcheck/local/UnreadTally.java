package io.github.flowcheck.local;

import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts lines that are no records, by reason. Where the first one is can be told when all lines are counted. */
final class UnreadTally {
    private final Map<String, Counted> byReason = new HashMap<>();

    /**
     * Where a line is.
     *
     * @param chunk where its chunk begins in the file
     * @param line its number in the chunk, from 1
     */
    private record Place(OpenLog log, long chunk, long line) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Integer.compare(log.number(), other.log.number());
            order = order == 0 ? Long.compare(chunk, other.chunk) : order;
            return order == 0 ? Long.compare(line, other.line) : order;
        }

        @Override
        public String toString() {
            return log.name() + ":" + (log.linesBefore(chunk) + line);
        }
    }

    private record Counted(long count, Place first) {
        Counted plus(Counted other) {
            return new Counted(count + other.count, first.compareTo(other.first) <= 0 ? first : other.first);
        }
    }

    void add(String reason, OpenLog log, long chunk, long line) {
        add(reason, new Counted(1, new Place(log, chunk, line)));
    }

    void addAll(UnreadTally other) {
        for (Map.Entry<String, Counted> counted : other.byReason.entrySet()) {
            add(counted.getKey(), counted.getValue());
        }
    }

    private void add(String reason, Counted more) {
        Counted known = byReason.get(reason);
        byReason.put(reason, known == null ? more : known.plus(more));
    }

    /** By reason, in the order in which the reasons turn up in the files. */
    List<UnreadLines> lines() {
        Map<Place, UnreadLines> inOrder = new TreeMap<>();
        for (Map.Entry<String, Counted> entry : byReason.entrySet()) {
            Counted counted = entry.getValue();
            inOrder.put(
                    counted.first(),
                    new UnreadLines(
                            entry.getKey(), counted.count(), counted.first().toString()));
        }
        return List.copyOf(inOrder.values());
    }
}
