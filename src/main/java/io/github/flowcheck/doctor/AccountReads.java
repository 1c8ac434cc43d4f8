package io.github.flowcheck.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be read of an account without a query. Nothing is changed by any of it. Log groups are names or ARNs. */
public interface AccountReads {
    /** Who asks. */
    record Identity(String account, String arn) {}

    /**
     * A log group.
     *
     * @param retentionDays absent means for ever
     * @param type {@code STANDARD}, {@code INFREQUENT_ACCESS} or another
     */
    record LogGroup(Optional<Instant> created, Optional<Integer> retentionDays, String type) {}

    /**
     * A log stream.
     *
     * @param newest when its newest event was, as far as the account knows: it may be an hour behind
     */
    record Stream(String name, Optional<Instant> newest) {}

    /** The Region that is asked. */
    String region();

    Identity identity() throws ReadException;

    /** Empty if there is no such group. */
    Optional<LogGroup> logGroup(String group) throws ReadException;

    /** The fields that Insights found in the events of the last minutes, or of those around a time. */
    List<String> fields(String group, Optional<Instant> around) throws ReadException;

    /** Which fields of the group are indexed. */
    List<String> indexes(String group) throws ReadException;

    /** The streams whose names start so. */
    List<Stream> streams(String group, String prefix) throws ReadException;

    /** The lines of some streams from a time on, a thousand at most. */
    List<String> lines(String group, List<String> streams, Instant from) throws ReadException;

    /** Whether saved queries can be listed. */
    void listSavedQueries() throws ReadException;
}
