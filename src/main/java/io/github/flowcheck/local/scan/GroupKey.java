package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.flow.EightBytes;
import io.github.flowcheck.flow.FlowRecord;
import java.nio.charset.StandardCharsets;

/**
 * What a query groups by, and how that is written as numbers. A text is its bytes, its length in the byte behind them; a
 * longer one the number under which the table remembers it.
 */
sealed interface GroupKey {
    /** The length that stands for a remembered text. */
    long REMEMBERED = 0xffL << 56;

    /** How many numbers it takes. */
    int width();

    /** Other than that of every other key. */
    long code();

    /** Writes the record's value. */
    void write(FlowRecord record, LongTexts texts, long[] target, int at);

    /** The value as the engine would have it. */
    Object value(long[] source, int at, LongTexts texts);

    /** The whole number of zero or more that results show the value as; -1 where only the value tells. */
    default long whole(long[] source, int at) {
        return -1;
    }

    /** The same value where other texts are remembered. */
    default void move(long[] numbers, int at, LongTexts from, LongTexts to) {
        int last = at + width() - 1;
        if ((numbers[last] & REMEMBERED) == REMEMBERED) {
            numbers[last] = REMEMBERED | to.remember(from.text((int) numbers[last]));
        }
    }

    /**
     * A field that is nearly always shorter than eight bytes, such as a port.
     *
     * @param isStatus whether it is the log status, which is the same in all ordinary records
     */
    record OfShortField(int position, boolean isStatus) implements GroupKey {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public long code() {
            return 4L * position;
        }

        @Override
        public void write(FlowRecord record, LongTexts texts, long[] target, int at) {
            int start = record.startAt(position);
            int length = record.endAt(position) - start;
            target[at] = length < Long.BYTES
                    ? EightBytes.first(record.buffer(), start, length) | (long) length << 56
                    : REMEMBERED | texts.remember(record.buffer(), start, length);
        }

        @Override
        public Object value(long[] source, int at, LongTexts texts) {
            long last = source[at];
            return (last & REMEMBERED) == REMEMBERED
                    ? texts.text((int) last)
                    : GroupKey.text(last, 0, (int) (last >>> 56));
        }

        /** The number that all of the digits are which it has; it must have no more than 18 and nothing else. */
        long number(long[] source, int at, LongTexts texts) {
            long text = source[at];
            if ((text & REMEMBERED) == REMEMBERED) {
                return Long.parseLong(texts.text((int) text));
            }
            long number = 0;
            for (int i = 0; i < text >>> 56; i++) {
                number = 10 * number + (text >>> 8 * i & 0xff) - '0';
            }
            return number;
        }

        /** Of at most seven digits without leading zeros. */
        @Override
        public long whole(long[] source, int at) {
            long text = source[at];
            int length = (text & REMEMBERED) == REMEMBERED ? 0 : (int) (text >>> 56);
            long number = 0;
            for (int i = 0; i < length; i++) {
                int digit = (int) (text >>> 8 * i & 0xff) - '0';
                if (digit < 0 || digit > 9 || i > 0 && number == 0) {
                    return -1;
                }
                number = 10 * number + digit;
            }
            return length == 0 ? -1 : number;
        }
    }

    /** Any other field, such as an address; up to 15 bytes of it are written as they are. */
    record OfField(int position) implements GroupKey {
        @Override
        public int width() {
            return 2;
        }

        @Override
        public long code() {
            return 4L * position + 1;
        }

        @Override
        public void write(FlowRecord record, LongTexts texts, long[] target, int at) {
            byte[] buffer = record.buffer();
            int start = record.startAt(position);
            int length = record.endAt(position) - start;
            if (length < 2 * Long.BYTES) {
                target[at] = EightBytes.first(buffer, start, length);
                long rest = length > Long.BYTES ? EightBytes.first(buffer, start + Long.BYTES, length - Long.BYTES) : 0;
                target[at + 1] = rest | (long) length << 56;
            } else {
                target[at] = 0;
                target[at + 1] = REMEMBERED | texts.remember(buffer, start, length);
            }
        }

        @Override
        public Object value(long[] source, int at, LongTexts texts) {
            long last = source[at + 1];
            return (last & REMEMBERED) == REMEMBERED
                    ? texts.text((int) last)
                    : GroupKey.text(source[at], last, (int) (last >>> 56));
        }
    }

    /** The begin of the period in which the record begins. */
    record OfPeriod(long millis) implements GroupKey {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public long code() {
            return 4 * millis + 2;
        }

        @Override
        public void write(FlowRecord record, LongTexts texts, long[] target, int at) {
            target[at] = Math.floorDiv(record.startMillis(), millis) * millis;
        }

        @Override
        public Object value(long[] source, int at, LongTexts texts) {
            return new Timestamp(source[at]);
        }

        @Override
        public void move(long[] numbers, int at, LongTexts from, LongTexts to) {
            // a number that stands for itself
        }
    }

    private static String text(long first, long second, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i < Long.BYTES ? first >>> 8 * i : second >>> 8 * (i - Long.BYTES));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
