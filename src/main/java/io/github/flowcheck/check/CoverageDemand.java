package io.github.flowcheck.check;

import java.time.Duration;
import java.util.Optional;

/**
 * How much data a network interface must have for "nothing seen" to be an answer.
 *
 * @param minRecords how many readable records (log status OK or NODATA) the window must hold, at least 1
 * @param maxSkipData how many SKIPDATA records are tolerated; each stands for records that AWS lost
 * @param maxGap the longest stretch without the start of a readable record that is tolerated, at least a minute; absent means
 *     any
 * @param recorded which traffic the flow log records, for what it does not record is never seen; absent means that where the
 *     records come from must tell
 */
public record CoverageDemand(
        long minRecords, long maxSkipData, Optional<Duration> maxGap, Optional<RecordedTraffic> recorded) {
    /** One record, no lost ones, gaps of any length, and whatever the flow log is known to record. */
    public static final CoverageDemand DEFAULT = new CoverageDemand(1, 0, Optional.empty(), Optional.empty());

    /** The shortest interval over which flow logs aggregate: records of one flow never come closer to each other. */
    public static final Duration SHORTEST_GAP = Duration.ofMinutes(1);

    public CoverageDemand {
        if (minRecords < 1 || maxSkipData < 0) {
            throw new IllegalArgumentException("minRecords " + minRecords + ", maxSkipData " + maxSkipData);
        }
        if (maxGap.isPresent() && maxGap.get().compareTo(SHORTEST_GAP) < 0) {
            throw new IllegalArgumentException("maxGap " + maxGap.get());
        }
    }
}
