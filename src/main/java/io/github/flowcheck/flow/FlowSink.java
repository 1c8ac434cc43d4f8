package io.github.flowcheck.flow;

/** Takes what a reader finds, line by line. */
public interface FlowSink {
    /** A record; good until this call returns. */
    void record(FlowRecord record);

    /** The same line once more, as a record of another format that is read; good until this call returns. */
    default void recordToo(FlowRecord record) {}

    /**
     * A line that is no record.
     *
     * @param reason in words without any value of the line, so that equal reasons can be counted
     * @param file the name of the file, as the reader was told it
     * @param line its number in the (unpacked) text, from 1
     */
    void unread(String reason, String file, long line);
}
