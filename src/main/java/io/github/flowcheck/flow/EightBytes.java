package io.github.flowcheck.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, which takes a fraction of the time of one after the other. */
public final class EightBytes {
    /** The highest bit of each byte, which no ASCII character has. */
    static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long UP_TO_BLANK = EACH * (0x7f - ' ');
    private static final long GATHER = 0x0002_0408_1020_4081L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** The eight bytes from that offset on, the first one lowest. All must be in the buffer. */
    public static long at(byte[] buffer, int offset) {
        return (long) WORDS.get(buffer, offset);
    }

    /** The first bytes from that offset on, at most eight; zeros behind them. Eight must be in the buffer. */
    public static long first(byte[] buffer, int offset, int count) {
        long word = at(buffer, offset);
        return count >= Long.BYTES ? word : word & (1L << 8 * count) - 1;
    }

    /** The highest bit of each of the bytes that is the given ASCII character; exact, for the lowest as for all others. */
    static long equalTo(char character, long bytes) {
        long differences = bytes ^ EACH * character;
        return ~((differences & ~HIGH_BITS) + ~HIGH_BITS | differences | ~HIGH_BITS);
    }

    /** How many bytes stand before the lowest of the bits that {@link #equalTo} found. */
    static int first(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /**
     * Which of the 64 bytes from that offset on are no visible ASCII character: blanks, line ends and other control
     * characters, and whatever is no ASCII. One bit a byte, the first one lowest.
     */
    static long ends(byte[] buffer, int offset) {
        return endsIn(at(buffer, offset))
                | endsIn(at(buffer, offset + 8)) << 8
                | endsIn(at(buffer, offset + 16)) << 16
                | endsIn(at(buffer, offset + 24)) << 24
                | endsIn(at(buffer, offset + 32)) << 32
                | endsIn(at(buffer, offset + 40)) << 40
                | endsIn(at(buffer, offset + 48)) << 48
                | endsIn(at(buffer, offset + 56)) << 56;
    }

    /** Which of the 64 bytes from that offset on are decimal digits. One bit a byte, the first one lowest. */
    static long digits(byte[] buffer, int offset) {
        return digitsIn(at(buffer, offset))
                | digitsIn(at(buffer, offset + 8)) << 8
                | digitsIn(at(buffer, offset + 16)) << 16
                | digitsIn(at(buffer, offset + 24)) << 24
                | digitsIn(at(buffer, offset + 32)) << 32
                | digitsIn(at(buffer, offset + 40)) << 40
                | digitsIn(at(buffer, offset + 48)) << 48
                | digitsIn(at(buffer, offset + 56)) << 56;
    }

    /** The highest bit of each byte that lies between two characters, these included; all bytes must be ASCII. */
    static long between(char first, char last, long bytes) {
        return bytes + EACH * (0x80 - first) & ~(bytes + EACH * (0x7f - last)) & HIGH_BITS;
    }

    /** Letters in lower case; digits, points and colons as they are. */
    static long lowerCase(long bytes) {
        return bytes | EACH * 0x20;
    }

    /** One bit a byte of those that {@link #equalTo} or {@link #between} found, the first one lowest. */
    static long gathered(long found) {
        return (found & HIGH_BITS) * GATHER >>> 56;
    }

    private static long digitsIn(long bytes) {
        // 0 to 9 once the four bits that all digits share are flipped; the highest bit of other bytes stays set
        long flipped = bytes ^ EACH * '0';
        return gathered(~((flipped & ~HIGH_BITS) + EACH * (0x7f - 9) | flipped));
    }

    private static long endsIn(long bytes) {
        long ends = (~((bytes & ~HIGH_BITS) + UP_TO_BLANK) | bytes) & HIGH_BITS;
        return gathered(ends);
    }

    /**
     * The value of one to eight decimal digits, -1 if one is no digit.
     *
     * @param end behind the last digit; the eight bytes before it must be in the buffer
     */
    static long digits(byte[] buffer, int end, int count) {
        int other = 64 - 8 * count;
        long digits = (at(buffer, end - Long.BYTES) ^ EACH * '0') >>> other << other;
        if (((digits + EACH * (0x7f - 9) | digits) & HIGH_BITS) != 0) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8);
        long low = 0x0000_00ff_0000_00ffL;
        return (pairs & low) * (100 + (1_000_000L << 32)) + (pairs >>> 16 & low) * (1 + (10_000L << 32)) >>> 32;
    }
}
