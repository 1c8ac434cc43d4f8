package io.github.flowcheck.check;

/**
 * How much data a network interface must have for "nothing seen" to be an answer.
 *
 * @param minRecords how many readable records (log status OK or NODATA) the window must hold, at least 1
 * @param maxSkipData how many SKIPDATA records are tolerated; each stands for records that AWS lost
 */
public record CoverageDemand(long minRecords, long maxSkipData) {
    /** One record, and no lost ones. */
    public static final CoverageDemand DEFAULT = new CoverageDemand(1, 0);

    public CoverageDemand {
        if (minRecords < 1 || maxSkipData < 0) {
            throw new IllegalArgumentException("minRecords " + minRecords + ", maxSkipData " + maxSkipData);
        }
    }
}
