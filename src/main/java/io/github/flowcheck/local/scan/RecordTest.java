package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.RegularExpression;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.flow.AddressNumber;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.insights.Expression.Operator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition on the fields of a record, told by their positions. Immutable; any number of threads can ask. */
sealed interface RecordTest {
    boolean holds(FlowRecord record);

    /**
     * Whether a field is one of some numbers.
     *
     * @param numbers decides on plain digits, as fields of numbers nearly always have
     * @param others decides on any other text of the field
     */
    record OfNumber(int position, Ranges numbers, RecordTest others) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            long number = record.numberAt(position);
            return number >= 0 ? numbers.contains(number) : others.holds(record);
        }
    }

    /** How a field's text compares with a literal, as the engine compares them. */
    record Compared(int position, Operator operator, Object literal) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            return takes(operator, Values.compare(record.textAt(position), literal));
        }
    }

    /** How two numbers compare that are computed of the record; where a field is none, its text, as the engine compares them. */
    record ComparedNumbers(RecordNumber left, Operator operator, RecordNumber right) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            long a = left.whole(record);
            long b = right.whole(record);
            if (a != RecordNumber.NONE && b != RecordNumber.NONE) {
                return takes(operator, Long.compare(a, b));
            }
            Object one = left.value(record);
            Object other = right.value(record);
            return one != null && other != null && takes(operator, Values.compare(one, other));
        }
    }

    private static boolean takes(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    /** Whether a field has exactly one of some texts. */
    record OfText(int position, ShortText[] texts) implements RecordTest {
        boolean isOneOf(String wanted) {
            for (ShortText text : texts) {
                if (text.text().equals(wanted)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a few words tell each of the texts. */
        boolean isShort() {
            for (ShortText text : texts) {
                if (!text.isShort()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean holds(FlowRecord record) {
            byte[] buffer = record.buffer();
            int start = record.startAt(position);
            int end = record.endAt(position);
            for (ShortText text : texts) {
                if (text.is(buffer, start, end)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A text to compare with. */
    record ShortText(String text, byte[] bytes) {
        ShortText(String text) {
            this(text, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Eight of its bytes, the first of them lowest; zeros behind its end. */
        long word(int number) {
            int from = Long.BYTES * number;
            long word = 0;
            for (int i = Math.min(bytes.length, from + Long.BYTES) - 1; i >= from; i--) {
                word = word << 8 | bytes[i] & 0xff;
            }
            return word;
        }

        /** Whether the words of a {@link Program} tell it from every other text. */
        boolean isShort() {
            return bytes.length > 0 && bytes.length <= Program.LONGEST && text.indexOf('\0') < 0;
        }

        boolean is(byte[] buffer, int start, int end) {
            return Arrays.equals(bytes, 0, bytes.length, buffer, start, end);
        }
    }

    /** Whether a field holds a text anywhere. */
    record Containing(int position, byte[] part) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            byte[] buffer = record.buffer();
            int last = record.endAt(position) - part.length;
            for (int at = record.startAt(position); at <= last; at++) {
                if (Arrays.equals(part, 0, part.length, buffer, at, at + part.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Whether a regular expression is found in a field.
     *
     * @param simple the same for texts that are ASCII, where the expression is simple enough
     * @param known answers for texts that were seen lately, by slot: threads may overwrite each other's
     */
    record Matching(
            int position,
            RegularExpression expression,
            Optional<ClassSequence> simple,
            @Nullable Known[] known) implements RecordTest {
        private static final int SLOTS = 1 << 13;

        /** An answer. Immutable, so that a thread that sees it sees all of it. */
        record Known(byte[] text, boolean found) {}

        Matching(int position, RegularExpression expression, Optional<ClassSequence> simple) {
            this(position, expression, simple, new Known[simple.isPresent() ? 0 : SLOTS]);
        }

        @Override
        public boolean holds(FlowRecord record) {
            byte[] buffer = record.buffer();
            int start = record.startAt(position);
            int end = record.endAt(position);
            if (simple.isPresent()) {
                return isAscii(buffer, start, end)
                        ? simple.get().isIn(buffer, start, end)
                        : isFound(Arrays.copyOfRange(buffer, start, end));
            }
            int slot = hash(buffer, start, end) & SLOTS - 1;
            Known before = known[slot];
            if (before != null && Arrays.equals(before.text(), 0, before.text().length, buffer, start, end)) {
                return before.found();
            }
            byte[] text = Arrays.copyOfRange(buffer, start, end);
            Known fresh = new Known(text, isFound(text));
            known[slot] = fresh;
            return fresh.found();
        }

        private boolean isFound(byte[] text) {
            return expression.isIn(new String(text, StandardCharsets.UTF_8));
        }

        private static boolean isAscii(byte[] buffer, int start, int end) {
            int all = 0;
            for (int i = start; i < end; i++) {
                all |= buffer[i];
            }
            return all >= 0;
        }

        private static int hash(byte[] buffer, int start, int end) {
            int hash = 0;
            for (int i = start; i < end; i++) {
                hash = hash * 31 + buffer[i];
            }
            return (hash ^ hash >>> 15) * 0x9e37_79b1 >>> 8;
        }
    }

    /**
     * Whether a field is an address of a block.
     *
     * @param highMask which of the upper 64 bits are fixed
     * @param lowMask which of the lower 64 bits are fixed
     */
    record InBlock(int position, AddressNumber.Family family, long high, long highMask, long low, long lowMask)
            implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            AddressNumber address = record.addressAt(position);
            return address.family() == family
                    && (address.high() & highMask) == high
                    && (address.low() & lowMask) == low;
        }
    }

    /** Whether all of some hold. */
    record All(RecordTest[] tests) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            for (RecordTest test : tests) {
                if (!test.holds(record)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether one of some holds. */
    record Any(RecordTest[] tests) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            for (RecordTest test : tests) {
                if (test.holds(record)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether another does not hold. */
    record None(RecordTest test) implements RecordTest {
        @Override
        public boolean holds(FlowRecord record) {
            return !test.holds(record);
        }
    }
}
