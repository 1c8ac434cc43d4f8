package io.github.flowcheck.learn;

import io.github.flowcheck.address.CidrBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of one family, in little memory however many they are: one by one while they are few, then in blocks, of which
 * each knows its lowest and its highest address. The blocks are as narrow as their number allows, so that what comes of some
 * addresses does not depend on the order in which they come.
 */
final class PeerBlocks {
    /** How many addresses or blocks are kept. */
    static final int MOST = 128;

    private static final int START = 2;

    private final boolean ipv6;
    private final int words;
    private int width;
    private int count;

    /** The lowest and the highest address of each block, in ascending order. */
    private long[] bounds = {};

    PeerBlocks(boolean ipv6) {
        this.ipv6 = ipv6;
        this.words = ipv6 ? 2 : 1;
        this.width = ipv6 ? 128 : 32;
    }

    /** How many addresses there are; if {@link #isExact()} is not so, at least more than {@link #MOST}. */
    int count() {
        return isExact() ? count : MOST;
    }

    /** Whether every address is still known by itself. */
    boolean isExact() {
        return width == (ipv6 ? 128 : 32);
    }

    /** About how many bytes it takes. */
    long size() {
        return 48 + 8L * bounds.length;
    }

    /** Adds an address: for IPv4 all of it is low. */
    void add(long high, long low) {
        add(high, low, high, low);
    }

    /** Adds what another one has. */
    void addAll(PeerBlocks other) {
        widenTo(Math.min(width, other.width));
        for (int i = 0; i < other.count; i++) {
            int at = other.at(i);
            add(other.high(at), other.low(at), other.high(at + words), other.low(at + words));
        }
    }

    private void add(long high, long low, long lastHigh, long lastLow) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = from + to >>> 1;
            int order = compareBlocks(at(middle), high, low);
            if (order == 0) {
                extend(at(middle), high, low, lastHigh, lastLow);
                return;
            } else if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        insert(from, high, low, lastHigh, lastLow);
        while (count > MOST) {
            widenTo(width - 1);
        }
    }

    private void insert(int index, long high, long low, long lastHigh, long lastLow) {
        int step = 2 * words;
        if ((count + 1) * step > bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(START, count + (count >> 1) + 1) * step);
        }
        int at = at(index);
        System.arraycopy(bounds, at, bounds, at + step, (count - index) * step);
        put(at, high, low);
        put(at + words, lastHigh, lastLow);
        count++;
    }

    private void extend(int at, long high, long low, long lastHigh, long lastLow) {
        if (compare(high, low, high(at), low(at)) < 0) {
            put(at, high, low);
        }
        if (compare(lastHigh, lastLow, high(at + words), low(at + words)) > 0) {
            put(at + words, lastHigh, lastLow);
        }
    }

    private void widenTo(int next) {
        if (next >= width) {
            return;
        }
        width = next;
        int left = 0;
        for (int i = 1; i < count; i++) {
            int at = at(i);
            if (compareBlocks(at(left), high(at), low(at)) == 0) {
                put(at(left) + words, high(at + words), low(at + words));
            } else {
                System.arraycopy(bounds, at, bounds, at(++left), 2 * words);
            }
        }
        count = Math.min(count, left + 1);
    }

    /**
     * The fewest blocks that are not wider than asked for, each no wider than its addresses need; if these are too many, the
     * narrowest that are few enough.
     *
     * @param shape what is asked for
     * @return empty if they would have to be wider than can be meant
     */
    Optional<List<CidrBlock>> blocks(PeerShape shape) {
        PeerBlocks fewer = new PeerBlocks(ipv6);
        fewer.addAll(this);
        fewer.widenTo(ipv6 ? shape.ipv6Width() : shape.ipv4Width());
        while (fewer.count > shape.mostBlocks()) {
            fewer.widenTo(fewer.width - 1);
        }
        if (fewer.width < (ipv6 ? PeerShape.WIDEST_IPV6 : PeerShape.WIDEST_IPV4)) {
            return Optional.empty();
        }
        List<CidrBlock> blocks = new ArrayList<>();
        for (int i = 0; i < fewer.count; i++) {
            blocks.add(fewer.block(fewer.at(i)));
        }
        return Optional.of(blocks);
    }

    /** How many leading bits the addresses of a block have in common at least; the whole length while they are known one by one. */
    int width() {
        return width;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether some of the addresses may be reached over the internet, as far as blocks tell. */
    boolean hasPublic() {
        for (int i = 0; i < count; i++) {
            int at = at(i);
            if (!new RawAddress(ipv6, high(at), low(at)).isInternal()
                    || !new RawAddress(ipv6, high(at + words), low(at + words)).isInternal()) {
                return true;
            }
        }
        return false;
    }

    private CidrBlock block(int at) {
        long differ = high(at) ^ high(at + words);
        int common = ipv6
                ? differ != 0
                        ? Long.numberOfLeadingZeros(differ)
                        : 64 + Long.numberOfLeadingZeros(low(at) ^ low(at + words))
                : Long.numberOfLeadingZeros(low(at) ^ low(at + words)) - 32;
        String first = new RawAddress(ipv6, high(at), low(at)).toString();
        return CidrBlock.parse(first + "/" + common).orElseThrow();
    }

    /** How the block at that place stands to the block of an address. */
    private int compareBlocks(int at, long high, long low) {
        return compare(upper(high(at)), lower(low(at)), upper(high), lower(low));
    }

    private long upper(long half) {
        return ipv6 ? leading(half, width) : 0;
    }

    /** An IPv4 address is the lower half of a word. */
    private long lower(long half) {
        return leading(half, ipv6 ? width - 64 : width + 32);
    }

    private static long leading(long half, int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? half : half & -1L << 64 - bits;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        return high != otherHigh ? Long.compareUnsigned(high, otherHigh) : Long.compareUnsigned(low, otherLow);
    }

    private int at(int index) {
        return index * 2 * words;
    }

    private long high(int at) {
        return ipv6 ? bounds[at] : 0;
    }

    private long low(int at) {
        return bounds[at + words - 1];
    }

    private void put(int at, long high, long low) {
        if (ipv6) {
            bounds[at] = high;
        }
        bounds[at + words - 1] = low;
    }
}
