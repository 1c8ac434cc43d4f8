package io.github.flowcheck.local;

import io.github.flowcheck.flow.FlowRecord;

/**
 * What one thread gathers of the records of flow-log files, beside or instead of answers to queries. What comes of it must
 * not depend on which thread saw which record.
 *
 * @param <G> the kind itself
 */
public interface RecordGathering<G extends RecordGathering<G>> {
    /**
     * Takes a record; it is good for the length of the call.
     *
     * @param streamOfFile the log stream that the file's name tells, for formats that do not name the interface; or {@code -}
     */
    void offer(FlowRecord record, String streamOfFile);

    /** Takes over what another thread gathered. */
    void addAll(G other);
}
