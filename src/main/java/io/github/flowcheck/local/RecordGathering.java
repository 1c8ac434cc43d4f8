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
     * @param stream of a record whose format does not name the interface: its log stream, or {@code -} if nothing tells that
     */
    void offer(FlowRecord record, String stream);

    /** Takes over what another thread gathered. */
    void addAll(G other);
}
