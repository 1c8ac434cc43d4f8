package io.github.flowcheck.local.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers from 0 on, as ranges in ascending order that neither overlap nor touch.
 *
 * @param firsts the first number of each range
 * @param lasts the last number of each range
 */
record Ranges(long[] firsts, long[] lasts) {
    static final Ranges ALL = of(0, Long.MAX_VALUE);
    static final Ranges NONE = new Ranges(new long[0], new long[0]);

    /** From one number to another, as far as they are not negative. */
    static Ranges of(long first, long last) {
        long from = Math.max(0, first);
        return from > last ? NONE : new Ranges(new long[] {from}, new long[] {last});
    }

    boolean contains(long number) {
        for (int i = 0; i < firsts.length && number >= firsts[i]; i++) {
            if (number <= lasts[i]) {
                return true;
            }
        }
        return false;
    }

    Ranges complement() {
        List<long[]> others = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] > from) {
                others.add(new long[] {from, firsts[i] - 1});
            }
            if (lasts[i] == Long.MAX_VALUE) {
                return of(others);
            }
            from = lasts[i] + 1;
        }
        others.add(new long[] {from, Long.MAX_VALUE});
        return of(others);
    }

    Ranges and(Ranges other) {
        List<long[]> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < firsts.length && j < other.firsts.length) {
            long first = Math.max(firsts[i], other.firsts[j]);
            long last = Math.min(lasts[i], other.lasts[j]);
            if (first <= last) {
                both.add(new long[] {first, last});
            }
            if (lasts[i] < other.lasts[j]) {
                i++;
            } else {
                j++;
            }
        }
        return of(both);
    }

    Ranges or(Ranges other) {
        return complement().and(other.complement()).complement();
    }

    /** The numbers that are in any of some. */
    static Ranges union(List<Ranges> some) {
        int count = 0;
        for (Ranges ranges : some) {
            count += ranges.firsts.length;
        }
        long[] begins = new long[count];
        long[] ends = new long[count];
        int at = 0;
        for (Ranges ranges : some) {
            System.arraycopy(ranges.firsts, 0, begins, at, ranges.firsts.length);
            System.arraycopy(ranges.lasts, 0, ends, at, ranges.lasts.length);
            at += ranges.firsts.length;
        }
        Arrays.sort(begins);
        Arrays.sort(ends);
        List<long[]> union = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < count; i++) {
            // where as many have ended as have begun, none reaches to the next
            if (i + 1 == count || begins[i + 1] - 1 > ends[i]) {
                union.add(new long[] {begins[first], ends[i]});
                first = i + 1;
            }
        }
        return of(union);
    }

    private static Ranges of(List<long[]> ranges) {
        long[] firsts = new long[ranges.size()];
        long[] lasts = new long[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = ranges.get(i)[0];
            lasts[i] = ranges.get(i)[1];
        }
        return new Ranges(firsts, lasts);
    }
}
