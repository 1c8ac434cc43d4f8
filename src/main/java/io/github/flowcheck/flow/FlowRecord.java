package io.github.flowcheck.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One record of a flow log, as a view on a buffer that its reader owns: it is good until the next one is read. No text
 * is made of a field before it is asked for.
 *
 * <p>Fields are separated by blanks, as the VPC user guide shows them. A record with log status {@code OK}, or of a
 * format without one, must have a value of the right kind in every field for which {@code -} is not documented to mean
 * "not applicable"; with {@code NODATA} and {@code SKIPDATA} only version and times need one.
 */
public final class FlowRecord {
    private static final int MOST_COUNTED_FIELDS = 64;
    private static final byte[] NONE = {};

    private final LogFormat format;
    private final FlowField[] fields;
    private final FieldShape[] shapes;
    private final int[] positions = new int[FlowField.values().length];
    private final boolean[] mayLack;
    private final boolean[] areNumbers;
    private final int[] numberFields;
    /** By number field, how many digits are few enough to be right, but for what is bounded. */
    private final int[] mostDigits;

    private final int[] boundedFields;
    private final long[] highest;
    private final int[] otherFields;
    private final int[] starts;
    private final int[] ends;
    private final long[] numbers;
    private byte[] buffer = NONE;
    private int lineStart;
    private int lineEnd;
    private long generation;
    /** Worked out once a record, and before its fields are cut anew; else -1. */
    private long startMillis = -1;

    private boolean singleSpaced;
    /** Whether {@link #numbers} are still to be read, by whoever asks for one. */
    private boolean ordinary;

    private final AddressNumber[] addresses;
    private final Digits digits = new Digits();
    private final KnownTexts knownAddresses = new KnownTexts(1 << 13);
    private final KnownTexts knownInterfaces = new KnownTexts(1 << 10);

    /** A record of that format, with no line yet. */
    public FlowRecord(LogFormat format) {
        this.format = format;
        List<FlowField> ordered = format.fields();
        fields = ordered.toArray(FlowField[]::new);
        shapes = ordered.stream().map(FlowField::shape).toArray(FieldShape[]::new);
        for (FlowField field : FlowField.values()) {
            positions[field.ordinal()] = ordered.indexOf(field);
        }
        starts = new int[fields.length];
        ends = new int[fields.length];
        numbers = new long[fields.length];
        addresses = new AddressNumber[fields.length];
        Arrays.setAll(addresses, i -> new AddressNumber());
        Arrays.fill(numbers, OrdinaryFields.NO_NUMBER);
        mayLack = new boolean[fields.length];
        areNumbers = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            mayLack[i] = fields[i].mayLack();
            areNumbers[i] = shapes[i].isNumber();
        }
        numberFields = positions(FieldShape::isNumber);
        mostDigits = IntStream.of(numberFields).map(i -> shapes[i].mostDigits()).toArray();
        boundedFields = positions(shape -> shape.highest() > 0);
        highest =
                IntStream.of(boundedFields).mapToLong(i -> shapes[i].highest()).toArray();
        otherFields = positions(shape -> !shape.isNumber());
    }

    private int[] positions(Predicate<FieldShape> shape) {
        return IntStream.range(0, shapes.length)
                .filter(i -> shape.test(shapes[i]))
                .toArray();
    }

    /**
     * Takes a line if it is as nearly all are: a record of traffic in ASCII, one blank between its fields, no time before it.
     * Whatever it takes, {@link #read} takes as the same record.
     *
     * @param bytes hold the line, its end, and as much before and behind it as a chunk does
     * @param from first byte of the line
     * @return where the next line begins; -1 if it has to be read in the other way
     */
    int readOrdinary(byte[] bytes, int from) {
        int last = fields.length - 1;
        int found = 0;
        int start = from;
        for (int block = from; block - from < Digits.MOST_BYTES && bytes[from + 4] != '-'; block += Long.SIZE) {
            digits.look(bytes, block, block - from);
            for (long delimiters = EightBytes.ends(bytes, block); delimiters != 0; delimiters &= delimiters - 1) {
                int at = block + Long.numberOfTrailingZeros(delimiters);
                starts[found] = start;
                ends[found] = at;
                if (bytes[at] != ' ') {
                    int next = nextLine(bytes, at);
                    return found == last && next > 0 && areOrdinary(bytes, from)
                            ? takeOrdinary(bytes, from, at, next)
                            : -1;
                }
                if (found++ == last) {
                    return -1;
                }
                start = at + 1;
            }
        }
        return -1;
    }

    private int takeOrdinary(byte[] bytes, int from, int to, int next) {
        buffer = bytes;
        generation++;
        startMillis = -1;
        lineStart = from;
        lineEnd = to;
        singleSpaced = true;
        ordinary = true;
        return next;
    }

    private static int nextLine(byte[] bytes, int end) {
        return bytes[end] == '\n' ? end + 1 : bytes[end] == '\r' && bytes[end + 1] == '\n' ? end + 2 : -1;
    }

    /** Goes by the kinds of fields, for a loop over fields of all kinds takes twice as long. */
    private boolean areOrdinary(byte[] bytes, int from) {
        for (int i = 0; i < numberFields.length; i++) {
            int field = numberFields[i];
            int start = starts[field];
            int length = ends[field] - start;
            boolean right = length > 0 && length <= mostDigits[i] && digits.areAll(start - from, length);
            if (!right && !lacks(bytes, field)) {
                return false;
            }
        }
        for (int i = 0; i < boundedFields.length; i++) {
            int field = boundedFields[i];
            int length = ends[field] - starts[field];
            if (length > 2 && EightBytes.digits(bytes, ends[field], length) > highest[i]) {
                return false;
            }
        }
        for (int field : otherFields) {
            if (!isOrdinary(bytes, field) && !lacks(bytes, field)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOrdinary(byte[] bytes, int field) {
        int start = starts[field];
        int length = ends[field] - start;
        return switch (shapes[field]) {
            case ADDRESS -> isAddress(bytes, start, length);
            case INTERFACE -> isInterface(bytes, start, length);
            case ACTION -> OrdinaryFields.isAction(bytes, start, ends[field]);
            case STATUS -> OrdinaryFields.isOk(bytes, start, ends[field]);
            default -> length > 0;
        };
    }

    private boolean lacks(byte[] bytes, int field) {
        return mayLack[field] && ends[field] - starts[field] == 1 && bytes[starts[field]] == '-';
    }

    private boolean isAddress(byte[] bytes, int start, int length) {
        if (length == 0 || length > KnownTexts.LONGEST) {
            return OrdinaryFields.isAddress(bytes, start, start + length);
        } else if (knownAddresses.has(bytes, start, length)) {
            return true;
        }
        boolean right = OrdinaryFields.isAddress(bytes, start, start + length);
        if (right) {
            knownAddresses.add(bytes, start, length);
        }
        return right;
    }

    private boolean isInterface(byte[] bytes, int start, int length) {
        if (length == 0 || length > KnownTexts.LONGEST) {
            return false;
        } else if (knownInterfaces.has(bytes, start, length)) {
            return true;
        }
        boolean right = OrdinaryFields.isInterface(bytes, start, start + length);
        if (right) {
            knownInterfaces.add(bytes, start, length);
        }
        return right;
    }

    /**
     * Takes a line.
     *
     * @param bytes holds the line; not copied
     * @param from first byte
     * @param to behind the last byte, which is no line end
     * @return why the line is no record of the format, in words that hold none of its values, so that equal reasons can
     *     be counted; empty if it is one. After a reason no value may be asked for.
     */
    public Optional<String> read(byte[] bytes, int from, int to) {
        buffer = bytes;
        generation++;
        startMillis = -1;
        lineStart = from;
        lineEnd = to;
        ordinary = false;
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

    /** The way of nearly every line: ASCII, and one blank between fields. Looks at eight bytes at a time. */
    private boolean splitAtSingleBlanks() {
        int last = fields.length - 1;
        int found = 0;
        int start = lineStart;
        long all = 0;
        for (int i = lineStart; i < lineEnd; i += Long.BYTES) {
            long word = word(i);
            all |= word;
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

    /**
     * Cuts the line anew: a field up to each single blank, the last one up to the end, so that two blanks have an empty
     * field between them. That is how {@code parse} cuts it by a pattern of as many stars. When the flow began stays known.
     */
    public void cutAtEachBlank() {
        startMillis = startMillis();
        int at = lineStart;
        ordinary = false;
        generation++;
        for (int i = 0; i < fields.length; i++) {
            starts[i] = at;
            while (at < lineEnd && (buffer[at] != ' ' || i == fields.length - 1)) {
                at++;
            }
            ends[i] = at++;
            numbers[i] =
                    shapes[i].isNumber() ? FieldShape.number(buffer, starts[i], ends[i]) : OrdinaryFields.NO_NUMBER;
        }
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
            numbers[i] = shapes[i].isNumber() ? FieldShape.number(buffer, start, end) : OrdinaryFields.NO_NUMBER;
        }
        return Optional.empty();
    }

    private boolean isTraffic() {
        int at = positions[FlowField.LOG_STATUS.ordinal()];
        return at < 0
                || !(FieldShape.is("NODATA", buffer, starts[at], ends[at])
                        || FieldShape.is("SKIPDATA", buffer, starts[at], ends[at]));
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, lineStart, lineEnd - lineStart));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    public LogFormat format() {
        return format;
    }

    /** The field's text, {@code -} included. */
    public String text(FlowField field) {
        int at = position(field);
        return new String(buffer, starts[at], ends[at] - starts[at], StandardCharsets.UTF_8);
    }

    /**
     * The field's value.
     *
     * @return empty for {@code -}, and for what is no number
     */
    public Optional<Long> number(FlowField field) {
        long value = value(field);
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    /** Where the field stands in records of the format, from 0; -1 if they do not have it. */
    public int positionOf(FlowField field) {
        return positions[field.ordinal()];
    }

    /** Where in the buffer the field at that position starts. */
    public int startAt(int position) {
        return starts[position];
    }

    /** Where in the buffer the field at that position ends, exclusive. */
    public int endAt(int position) {
        return ends[position];
    }

    /** The number at the position of a field of numbers; -1 if up to 18 digits are not all it has. */
    public long numberAt(int position) {
        return ordinary && areNumbers[position]
                ? OrdinaryFields.number(buffer, starts[position], ends[position])
                : numbers[position];
    }

    /** The text of the field at that position, {@code -} included. */
    public String textAt(int position) {
        return new String(buffer, starts[position], ends[position] - starts[position], StandardCharsets.UTF_8);
    }

    /** The address at that position; good until the next line is read. It is worked out once a record. */
    public AddressNumber addressAt(int position) {
        AddressNumber address = addresses[position];
        address.read(buffer, starts[position], ends[position], generation);
        return address;
    }

    /** Whether its fields have one blank between them and none around them. */
    public boolean isSingleSpaced() {
        return singleSpaced;
    }

    /** Where in the buffer the record begins. */
    public int lineStart() {
        return lineStart;
    }

    /** When the flow began, in milliseconds since 1970. The format must have {@code start}. */
    public long startMillis() {
        if (startMillis < 0) {
            startMillis = value(FlowField.START) * 1000;
        }
        return startMillis;
    }

    /** The whole line without its end. */
    public String line() {
        return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    /** How many bytes the line has, without its end. */
    public int size() {
        return lineEnd - lineStart;
    }

    /** The buffer that holds the line; for readers that compare bytes before they make text. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where in the buffer the field starts. */
    public int start(FlowField field) {
        return starts[position(field)];
    }

    /** Where in the buffer the field ends, exclusive. */
    public int end(FlowField field) {
        return ends[position(field)];
    }

    private long value(FlowField field) {
        int at = position(field);
        return shapes[at].isNumber() ? numberAt(at) : FieldShape.number(buffer, starts[at], ends[at]);
    }

    private int position(FlowField field) {
        int at = positions[field.ordinal()];
        if (at < 0) {
            throw new IllegalArgumentException("no " + field.recordName() + " in " + format);
        }
        return at;
    }
}
