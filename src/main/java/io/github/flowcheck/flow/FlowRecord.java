package io.github.flowcheck.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a flow log, as a view on a buffer that its reader owns: it is good until the next one is read. No text
 * is made of a field before it is asked for.
 *
 * <p>Fields are separated by blanks, as the VPC user guide shows them. A record with log status {@code OK}, or of a
 * format without one, must have a value of the right kind in every field for which {@code -} is not documented to mean
 * "not applicable"; with {@code NODATA} and {@code SKIPDATA} only version and times need one.
 */
public final class FlowRecord {
    private static final byte[] NONE = {};

    private final LogFormat format;
    private final int width;
    private final int[] positions = new int[FlowField.values().length];
    private final boolean[] areNumbers;
    private final int startField;
    private final CarefulLine careful;

    /** Where fields start: at the place behind so many bytes after what stands there. */
    private int[] starts;

    private int firstStart;
    private int gap;
    private int[] ends;
    private int firstEnd;
    private int interfaceNumber = InterfaceNumbers.NONE;
    private byte[] buffer = NONE;
    private int lineStart;
    private int lineEnd;
    /** Where that begins which stands before the record in its line. */
    private int prefixStart;

    private long generation;
    /** Worked out once a record, and before its fields are cut anew; else -1. */
    private long startMillis = -1;

    private boolean singleSpaced;
    /** Whether it is one of the lines that were looked at together, of which no number is read before it is asked for. */
    private boolean ordinary;

    private boolean traffic;
    private final AddressNumber[] addresses;

    /** Those of which an ordinary record is one, and which. */
    private @Nullable LinesAhead lines;

    private int line;

    /** A record of that format, with no line yet. */
    public FlowRecord(LogFormat format) {
        this.format = format;
        List<FlowField> fields = format.fields();
        width = fields.size();
        areNumbers = new boolean[width];
        addresses = new AddressNumber[width];
        Arrays.fill(positions, -1);
        for (int i = 0; i < width; i++) {
            areNumbers[i] = fields.get(i).shape().isNumber();
            addresses[i] = new AddressNumber();
            positions[fields.get(i).ordinal()] = i;
        }
        startField = positions[FlowField.START.ordinal()];
        careful = new CarefulLine(format);
        starts = careful.starts();
        ends = careful.ends();
    }

    /**
     * Becomes one of the lines that were looked at together; good as long as these.
     *
     * @param number which of the interfaces it is that the reader has numbered; -1 if none
     * @param ofTraffic whether it is one of traffic, with log status {@code OK} if it has any
     */
    void take(LinesAhead ahead, int lineAhead, int number, boolean ofTraffic) {
        // to write what is the same of most lines takes longer than to look, for the collector hears of each reference
        if (!ordinary || buffer != ahead.buffer()) {
            becomeOrdinary(ahead);
        }
        line = lineAhead;
        int first = 1 + ahead.stride() * lineAhead;
        firstStart = first - 1;
        firstEnd = first;
        generation++;
        startMillis = -1;
        lineStart = ends[first - 1] + 1;
        lineEnd = ends[first + width - 1];
        traffic = ofTraffic;
        interfaceNumber = number;
    }

    private void becomeOrdinary(LinesAhead ahead) {
        lines = ahead;
        buffer = ahead.buffer();
        starts = ahead.ends();
        gap = 1;
        ends = ahead.ends();
        singleSpaced = true;
        ordinary = true;
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
        return read(bytes, from, from, to);
    }

    /**
     * Takes a line in which something stands before the record, such as its log stream.
     *
     * @param bytes holds the line; not copied
     * @param prefix where that begins
     * @param from first byte of the record
     * @param to behind the last byte, which is no line end
     * @return why the line is no record of the format, as above
     */
    Optional<String> read(byte[] bytes, int prefix, int from, int to) {
        buffer = bytes;
        startMillis = -1;
        prefixStart = prefix;
        lineStart = from;
        lineEnd = to;
        useCareful();
        Optional<String> fault = careful.read(bytes, from, to);
        singleSpaced = careful.isSingleSpaced();
        return fault;
    }

    /** Has the fields of the line that is read with care. */
    private void useCareful() {
        starts = careful.starts();
        firstStart = 0;
        gap = 0;
        ends = careful.ends();
        firstEnd = 0;
        ordinary = false;
        interfaceNumber = InterfaceNumbers.NONE;
        generation++;
    }

    /**
     * Cuts the line anew: a field up to each single blank, the last one up to the end, so that two blanks have an empty
     * field between them. That is how {@code parse} cuts it by a pattern of as many stars. When the flow began stays known.
     */
    public void cutAtEachBlank() {
        startMillis = startMillis();
        useCareful();
        careful.cutAtEachBlank(buffer, lineStart, lineEnd);
    }

    public LogFormat format() {
        return format;
    }

    /** The field's text, {@code -} included. */
    public String text(FlowField field) {
        return textAt(position(field));
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

    /** Which of the interfaces it is that its reader has numbered, from 0; -1 if it is none of them. */
    public int interfaceNumber() {
        return interfaceNumber;
    }

    /** Where in the buffer the field at that position starts. */
    public int startAt(int position) {
        return starts[firstStart + position] + gap;
    }

    /** Where in the buffer the field at that position ends, exclusive. */
    public int endAt(int position) {
        return ends[firstEnd + position];
    }

    /** The number at the position of a field of numbers; -1 if up to 18 digits are not all it has. */
    public long numberAt(int position) {
        return ordinary && areNumbers[position]
                ? OrdinaryFields.number(buffer, startAt(position), endAt(position))
                : careful.number(position);
    }

    /** The text of the field at that position, {@code -} included. */
    public String textAt(int position) {
        return new String(buffer, startAt(position), endAt(position) - startAt(position), StandardCharsets.UTF_8);
    }

    /** The address at that position; good until the next line is read. It is worked out once a record. */
    public AddressNumber addressAt(int position) {
        AddressNumber address = addresses[position];
        Ipv6Column ipv6 = ordinary && lines != null ? lines.ipv6(position) : null;
        if (ipv6 != null && ipv6.has(line)) {
            address.becomeIpv6(ipv6.high(line), ipv6.low(line), generation);
        } else {
            address.read(buffer, startAt(position), endAt(position), generation);
        }
        return address;
    }

    /**
     * Whether it is a record of traffic as nearly all are: log status {@code OK}, if it has any, one blank between its fields, a
     * number in each that always has one then, and no zero byte.
     */
    public boolean isPlain() {
        return ordinary ? traffic : singleSpaced && !careful.hasZero() && careful.isTraffic() && careful.hasNumbers();
    }

    /** Whether it is one of those of traffic that were looked at together: then its log status is {@code OK}, if it has any. */
    public boolean isOrdinary() {
        return ordinary && traffic;
    }

    /** Whether its fields have one blank between them and none around them. */
    public boolean isSingleSpaced() {
        return singleSpaced;
    }

    /** Where in the buffer the name of a log stream begins that stands before the record in its line; -1 if none does. */
    public int streamStart() {
        return ordinary ? -1 : ExportPrefix.stream(buffer, prefixStart, lineStart);
    }

    /** Where in the buffer that name ends, exclusive. */
    public int streamEnd() {
        return ExportPrefix.wordEnd(buffer, streamStart(), lineStart);
    }

    /** Where in the buffer the record begins. */
    public int lineStart() {
        return lineStart;
    }

    /** When the flow began, in milliseconds since 1970. The format must have {@code start}. */
    public long startMillis() {
        if (startMillis < 0) {
            startMillis = numberAt(startField) * 1000;
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
        return startAt(position(field));
    }

    /** Where in the buffer the field ends, exclusive. */
    public int end(FlowField field) {
        return endAt(position(field));
    }

    private long value(FlowField field) {
        int at = position(field);
        return areNumbers[at] ? numberAt(at) : FieldShape.number(buffer, startAt(at), endAt(at));
    }

    private int position(FlowField field) {
        int at = positions[field.ordinal()];
        if (at < 0) {
            throw new IllegalArgumentException("no " + field.recordName() + " in " + format);
        }
        return at;
    }
}
