package io.github.flowcheck.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a line into its fields and checks each of them, and says what is wrong if one is not what it should be: the way of the few
 * lines that are not {@link OrdinaryLines}, and what these are held against. For one thread.
 */
final class CarefulLine {
    private static final int MOST_COUNTED_FIELDS = 64;
    private static final byte[] NONE = {};

    private final LogFormat format;
    private final FlowField[] fields;
    private final FieldShape[] shapes;
    private final int status;
    private final int[] starts;
    private final int[] ends;
    private final long[] numbers;
    private byte[] buffer = NONE;
    private int lineStart;
    private int lineEnd;
    private boolean singleSpaced;
    private int zeros;

    CarefulLine(LogFormat format) {
        this.format = format;
        fields = format.fields().toArray(new FlowField[0]);
        shapes = new FieldShape[fields.length];
        for (int i = 0; i < fields.length; i++) {
            shapes[i] = fields[i].shape();
        }
        status = format.fields().indexOf(FlowField.LOG_STATUS);
        starts = new int[fields.length];
        ends = new int[fields.length];
        numbers = new long[fields.length];
        Arrays.fill(numbers, OrdinaryFields.NO_NUMBER);
    }

    /** By field, where in the buffer it starts. */
    int[] starts() {
        return starts;
    }

    /** By field, where in the buffer it ends, exclusive. */
    int[] ends() {
        return ends;
    }

    /** The number at the position of a field of numbers; -1 if up to 18 digits are not all it has, and for every other field. */
    long number(int position) {
        return numbers[position];
    }

    /** Whether the line had one blank between its fields and none around them when it was read. */
    boolean isSingleSpaced() {
        return singleSpaced;
    }

    /** Whether a byte of the line is zero: such a text has the same words as one that is padded. Known of single-spaced lines. */
    boolean hasZero() {
        return zeros > 0;
    }

    /** Whether each field has a number that always has one in records of traffic. */
    boolean hasNumbers() {
        for (int i = 0; i < fields.length; i++) {
            if (numbers[i] < 0 && format.isAlwaysNumber(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the log status, if there is one, is that of traffic. */
    boolean isTraffic() {
        return status < 0
                || !(FieldShape.is("NODATA", buffer, starts[status], ends[status])
                        || FieldShape.is("SKIPDATA", buffer, starts[status], ends[status]));
    }

    /**
     * Takes a line.
     *
     * @param bytes holds the line; not copied
     * @param from first byte
     * @param to behind the last byte, which is no line end
     * @return why the line is no record of the format; empty if it is one
     */
    Optional<String> read(byte[] bytes, int from, int to) {
        buffer = bytes;
        lineStart = from;
        lineEnd = to;
        singleSpaced = splitAtSingleBlanks();
        if (singleSpaced) {
            return faultOfValues();
        }
        int found = split();
        if (!isUtf8()) {
            return Optional.of("not valid UTF-8");
        }
        singleSpaced = lineEnd - lineStart == lengthOfFields();
        return found == fields.length ? faultOfValues() : Optional.of(faultOfCount(found));
    }

    /** The way of most lines: ASCII, and one blank between fields. Looks at eight bytes at a time. */
    private boolean splitAtSingleBlanks() {
        int last = fields.length - 1;
        int found = 0;
        int start = lineStart;
        long all = 0;
        // behind the end of the line its last word has zeros
        zeros = -(lineStart - lineEnd & Long.BYTES - 1);
        for (int i = lineStart; i < lineEnd; i += Long.BYTES) {
            long word = word(i);
            all |= word;
            zeros += Long.bitCount(EightBytes.equalTo('\0', word));
            for (long blanks = EightBytes.equalTo(' ', word); blanks != 0; blanks &= blanks - 1) {
                int at = i + EightBytes.first(blanks);
                if (found == last || at == start) {
                    return false;
                }
                starts[found] = start;
                ends[found++] = at;
                start = at + 1;
            }
        }
        starts[found] = start;
        ends[found] = lineEnd;
        return found == last && start < lineEnd && (all & EightBytes.HIGH_BITS) == 0;
    }

    /** Eight bytes of the line, the first one lowest; zeros behind its end. */
    private long word(int from) {
        if (from + Long.BYTES > buffer.length) {
            long word = 0;
            for (int i = lineEnd - 1; i >= from; i--) {
                word = word << 8 | buffer[i] & 0xff;
            }
            return word;
        }
        long word = EightBytes.at(buffer, from);
        int beyond = from + Long.BYTES - lineEnd;
        return beyond > 0 ? word & -1L >>> 8 * beyond : word;
    }

    /** Splits at any number of blanks, and counts the fields beyond those of the format too. */
    private int split() {
        int found = 0;
        int i = lineStart;
        while (i < lineEnd) {
            int start = i;
            while (i < lineEnd && buffer[i] != ' ') {
                i++;
            }
            if (i > start) {
                if (found < starts.length) {
                    starts[found] = start;
                    ends[found] = i;
                }
                found++;
            }
            i++;
        }
        return found;
    }

    /** How long a line of these fields is with one blank between them. */
    private int lengthOfFields() {
        int length = fields.length - 1;
        for (int i = 0; i < fields.length; i++) {
            length += ends[i] - starts[i];
        }
        return length;
    }

    private String faultOfCount(int found) {
        String counted = found > MOST_COUNTED_FIELDS
                ? "more than " + MOST_COUNTED_FIELDS + " fields"
                : found == 1 ? "1 field" : found + " fields";
        return counted + ", not " + fields.length;
    }

    private Optional<String> faultOfValues() {
        boolean traffic = isTraffic();
        for (int i = 0; i < fields.length; i++) {
            int start = starts[i];
            int end = ends[i];
            boolean lacks = end - start == 1 && buffer[start] == '-';
            boolean right = lacks
                    ? (traffic ? fields[i].mayLack() : fields[i].mayLackWithoutTraffic())
                    : shapes[i].matches(buffer, start, end);
            if (!right) {
                return Optional.of(fields[i].recordName() + " is not " + shapes[i].words());
            }
            numbers[i] = numberAt(i);
        }
        return Optional.empty();
    }

    private long numberAt(int position) {
        return shapes[position].isNumber()
                ? FieldShape.number(buffer, starts[position], ends[position])
                : OrdinaryFields.NO_NUMBER;
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, lineStart, lineEnd - lineStart));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Cuts a line at each single blank, the last field up to the end, so that two blanks have an empty field between them. */
    void cutAtEachBlank(byte[] bytes, int from, int to) {
        buffer = bytes;
        int at = from;
        for (int i = 0; i < fields.length; i++) {
            starts[i] = at;
            while (at < to && (bytes[at] != ' ' || i == fields.length - 1)) {
                at++;
            }
            ends[i] = at++;
            numbers[i] = numberAt(i);
        }
    }
}
