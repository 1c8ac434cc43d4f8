package io.github.flowcheck.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, which takes a fraction of the time of one after the other. */
public final class EightBytes {
    /** The highest bit of each byte, which no ASCII character has. */
    static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long GATHER = 0x0002_0408_1020_4081L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LONGEST_TEXT = 40;

    /** Which bits are kept of a word of which so many bytes less {@link #LONGEST_TEXT} are text. */
    private static final long[] KEPT = kept();

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

    /** The four bytes before that offset, the last one lowest. All must be in the buffer. */
    static int fourBefore(byte[] buffer, int end) {
        return Integer.reverseBytes((int) (at(buffer, end - Long.BYTES) >>> Integer.SIZE));
    }

    /** Eight bytes of a text of at most 40, from the given word of it on; zeros behind its end. They must be in the buffer. */
    public static long word(byte[] buffer, int from, int length, int number) {
        return at(buffer, from + Long.BYTES * number) & KEPT[length - Long.BYTES * number + LONGEST_TEXT];
    }

    /** Tells texts apart by their first and last eight bytes; 24 bits. The bytes behind the first eight may be looked at. */
    static int hash(byte[] buffer, int from, int length) {
        long first = word(buffer, from, length, 0);
        long last = length > Long.BYTES ? at(buffer, from + length - Long.BYTES) : 0;
        return (int) ((first * 31 ^ last) * 0x9e37_79b9_7f4a_7c15L >>> 40);
    }

    private static long[] kept() {
        long[] kept = new long[2 * LONGEST_TEXT + 1];
        for (int bytes = 1; bytes <= LONGEST_TEXT; bytes++) {
            kept[LONGEST_TEXT + bytes] = bytes >= Long.BYTES ? -1 : (1L << 8 * bytes) - 1;
        }
        return kept;
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
     * Some of all bytes.
     *
     * @param flipped which bits are flipped in each byte, the highest not among them
     * @param added what makes the highest bit of those that are meant, after that
     */
    record Kind(long flipped, long added) {}

    /** What is no visible ASCII character: a blank, a control character, or no ASCII. */
    static final Kind INVISIBLE = new Kind(EACH * 0x7f, EACH * (' ' + 1));

    static final Kind NO_BLANK = new Kind(EACH * ' ', EACH * 0x7f);

    /** What is no decimal digit: these are 0 to 9 once the four bits that all of them share are flipped. */
    static final Kind NO_DIGIT = new Kind(EACH * '0', EACH * (0x7f - 9));

    /** The highest bit of each byte that is of the {@link Kind}; exact, for the lowest as for all others. */
    static long marked(long bytes, long flipped, long added) {
        long changed = bytes ^ flipped;
        return ((changed & ~HIGH_BITS) + added | changed) & HIGH_BITS;
    }

    /** The highest bit of each byte that lies between two characters, these included; all bytes must be ASCII. */
    static long between(char first, char last, long bytes) {
        return bytes + EACH * (0x80 - first) & ~(bytes + EACH * (0x7f - last)) & HIGH_BITS;
    }

    /** Letters in lower case; digits, points and colons as they are. */
    static long lowerCase(long bytes) {
        return bytes | EACH * 0x20;
    }

    /** Puts bits in order that are those of eight words: in bit 8 i + k stands that of byte i of word k, and then in bit 8 k + i. */
    static long transposed(long bits) {
        // turns squares of one, two and four bits within each other, as in Hacker's Delight, 7-3
        long change = (bits ^ bits >>> 7) & 0x00aa_00aa_00aa_00aaL;
        long pairs = bits ^ change ^ change << 7;
        change = (pairs ^ pairs >>> 14) & 0x0000_cccc_0000_ccccL;
        long fours = pairs ^ change ^ change << 14;
        change = (fours ^ fours >>> 28) & 0x0000_0000_f0f0_f0f0L;
        return fours ^ change ^ change << 28;
    }

    /** One bit a byte of those that {@link #equalTo} or {@link #between} found, the first one lowest. */
    static long gathered(long found) {
        return (found & HIGH_BITS) * GATHER >>> 56;
    }

    /**
     * The value of one to eight decimal digits, -1 if one is no digit.
     *
     * @param end behind the last digit; the eight bytes before it must be in the buffer
     */
    static long digits(byte[] buffer, int end, int count) {
        long digits = lastDigits(buffer, end, count);
        return ((digits + EACH * (0x7f - 9) | digits) & HIGH_BITS) == 0 ? value(digits) : -1;
    }

    /** One to eight digits that are known to be digits, each in a byte, the last one lowest: ordered as their numbers are. */
    static long packed(byte[] buffer, int end, int count) {
        return Long.reverseBytes(lastDigits(buffer, end, count));
    }

    /** The same of a number of at most eight digits. */
    static long packed(long number) {
        long packed = 0;
        long left = number;
        for (int i = 0; left > 0; i++) {
            packed |= left % 10 << 8 * i;
            left /= 10;
        }
        return packed;
    }

    /**
     * The value of one to four hex digits that are known to be such.
     *
     * @param end behind the last digit; the eight bytes before it must be in the buffer
     */
    static int hex(byte[] buffer, int end, int count) {
        int digits = fourBefore(buffer, end) & -1 >>> Integer.SIZE - 8 * count;
        // of letters the lower bits tell one to six
        int values = (digits & 0x0f0f_0f0f) + 9 * (digits >>> 6 & 0x0101_0101);
        int pairs = (values | values >>> 4) & 0x00ff_00ff;
        return (pairs | pairs >>> 8) & 0xffff;
    }

    /** The digits without the bits that they share, the last one highest, zeros before the first. */
    private static long lastDigits(byte[] buffer, int end, int count) {
        int other = 64 - 8 * count;
        return (at(buffer, end - Long.BYTES) ^ EACH * '0') >>> other << other;
    }

    private static long value(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long low = 0x0000_00ff_0000_00ffL;
        return (pairs & low) * (100 + (1_000_000L << 32)) + (pairs >>> 16 & low) * (1 + (10_000L << 32)) >>> 32;
    }
}
