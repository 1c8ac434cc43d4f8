package io.github.flowcheck.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

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
    private final int[] starts;
    private final int[] ends;
    private byte[] buffer = NONE;
    private int lineStart;
    private int lineEnd;

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
        lineStart = from;
        lineEnd = to;
        if (splitAtSingleBlanks()) {
            return faultOfValues();
        }
        int found = split();
        if (!isUtf8()) {
            return Optional.of("not valid UTF-8");
        }
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

    /** When the flow began, in milliseconds since 1970. The format must have {@code start}. */
    public long startMillis() {
        return value(FlowField.START) * 1000;
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
        return FieldShape.number(buffer, starts[at], ends[at]);
    }

    private int position(FlowField field) {
        int at = positions[field.ordinal()];
        if (at < 0) {
            throw new IllegalArgumentException("no " + field.recordName() + " in " + format);
        }
        return at;
    }
}
