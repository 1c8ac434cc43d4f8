package io.github.flowcheck.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which pairs of addresses the records of a network interface carry, and in how many records: all pairs if they are few, else
 * those with the smallest hashes. These are a fair sample that does not depend on the order of the records, and their counts
 * are exact, for what belongs to it in the end has belonged to it from its first record on.
 */
final class PairSample {
    /** How many pairs are kept. */
    static final int MOST = 64;

    private long[] hashes = new long[16];
    private @Nullable Pair[] pairs = new Pair[16];
    private int count;
    private long highest = Long.MIN_VALUE;
    private boolean whole = true;

    /** The address on the source side, that on the destination side, and what the records say of which one is whose. */
    static final class Pair {
        private final RawAddress source;
        private final RawAddress destination;
        private long records;
        private long hints;

        Pair(RawAddress source, RawAddress destination) {
            this.source = source;
            this.destination = destination;
        }

        RawAddress source() {
            return source;
        }

        RawAddress destination() {
            return destination;
        }

        long records() {
            return records;
        }

        /** More than none: rather the destination is the interface's own; less: rather the source. */
        long hints() {
            return hints;
        }

        boolean has(RawAddress address) {
            return source.equals(address) || destination.equals(address);
        }
    }

    /** Whether these are all pairs there are. */
    boolean isWhole() {
        return whole;
    }

    /** The pairs in an order of their own. */
    List<Pair> pairs() {
        return Stream.of(pairs)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted(Comparator.comparing(Pair::source).thenComparing(Pair::destination))
                .toList();
    }

    /**
     * Adds records.
     *
     * @param hint how much more of them speak for the destination as the interface's own address than for the source
     */
    void add(
            boolean sourceIsIpv6,
            long sourceHigh,
            long sourceLow,
            boolean destinationIsIpv6,
            long destinationHigh,
            long destinationLow,
            long records,
            long hint) {
        long hash = hash(sourceIsIpv6, sourceHigh, sourceLow, destinationHigh, destinationLow);
        if (count >= MOST && hash > highest) {
            whole = false;
            return;
        }
        Pair pair = pairs[slot(hash)];
        if (pair == null) {
            pair = new Pair(
                    new RawAddress(sourceIsIpv6, sourceHigh, sourceLow),
                    new RawAddress(destinationIsIpv6, destinationHigh, destinationLow));
            insert(hash, pair);
        }
        pair.records += records;
        pair.hints += hint;
    }

    void addAll(PairSample other) {
        for (Pair pair : other.pairs()) {
            RawAddress from = pair.source;
            RawAddress to = pair.destination;
            add(from.ipv6(), from.high(), from.low(), to.ipv6(), to.high(), to.low(), pair.records, pair.hints);
        }
        whole &= other.whole;
    }

    private void insert(long hash, Pair pair) {
        if (3 * (count + 1) > 2 * hashes.length) {
            rebuild(2 * hashes.length);
        }
        put(hash, pair);
        count++;
        highest = Math.max(highest, hash);
        if (count > MOST) {
            pairs[slot(highest)] = null;
            count--;
            whole = false;
            rebuild(hashes.length);
        }
    }

    private void put(long hash, Pair pair) {
        int slot = slot(hash);
        hashes[slot] = hash;
        pairs[slot] = pair;
    }

    private void rebuild(int length) {
        long[] hashesBefore = hashes;
        @Nullable Pair[] before = pairs;
        hashes = new long[length];
        pairs = new Pair[length];
        highest = Long.MIN_VALUE;
        for (int i = 0; i < before.length; i++) {
            Pair pair = before[i];
            if (pair != null) {
                put(hashesBefore[i], pair);
                highest = Math.max(highest, hashesBefore[i]);
            }
        }
    }

    private int slot(long hash) {
        int slot = (int) hash & hashes.length - 1;
        while (pairs[slot] != null && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }

    private static long hash(boolean ipv6, long sourceHigh, long sourceLow, long high, long low) {
        long hash = mixed(mixed(ipv6 ? 1 : 2, sourceHigh), sourceLow);
        return mixed(mixed(hash, high), low) * 0xbf58_476d_1ce4_e5b9L;
    }

    private static long mixed(long hash, long part) {
        long mixed = (hash ^ part) * 0x9e37_79b9_7f4a_7c15L;
        return mixed ^ mixed >>> 32;
    }
}
