package io.github.flowcheck.learn;

/** How many records of which status a network interface has, when, and a sample of the addresses that they carry. */
final class InterfaceSample {
    private final PairSample outer = new PairSample();
    private final PairSample inner;
    private long ok;
    private long noData;
    private long skipData;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** @param packetAddresses whether records have the addresses of the packets beside those of the flow */
    InterfaceSample(boolean packetAddresses) {
        this.inner = packetAddresses ? new PairSample() : outer;
    }

    /** The addresses of the flows, of which one is always the interface's own. */
    PairSample outer() {
        return outer;
    }

    /** The addresses by which checks tell the interface's own side; the same where the format has no others. */
    PairSample inner() {
        return inner;
    }

    void ok(long records, long earliest, long latest) {
        ok += records;
        first = Math.min(first, earliest);
        last = Math.max(last, latest);
    }

    void noData(long records) {
        noData += records;
    }

    void skipData(long records) {
        skipData += records;
    }

    void addAll(InterfaceSample other) {
        ok(other.ok, other.first, other.last);
        noData += other.noData;
        skipData += other.skipData;
        outer.addAll(other.outer);
        if (inner != outer) {
            inner.addAll(other.inner);
        }
    }

    long ok() {
        return ok;
    }

    long noData() {
        return noData;
    }

    long skipData() {
        return skipData;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
