package io.github.flowcheck.verify;

import java.util.List;

/** Tells the names of log streams, where they can be known: fewer names let more interfaces into one query. */
@FunctionalInterface
public interface KnownStreams {
    /** Nothing is known; then all names are asked for that a stream can have. */
    KnownStreams NONE = (logGroups, eni) -> List.of();

    /**
     * The names of the log streams of an interface.
     *
     * @param logGroups names or ARNs
     * @param eni the id of the interface
     * @return empty if they are not known
     */
    List<String> of(List<String> logGroups, String eni);
}
