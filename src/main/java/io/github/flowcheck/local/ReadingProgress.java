package io.github.flowcheck.local;

/** Hears how far files are read. */
@FunctionalInterface
public interface ReadingProgress {
    /** Tells nobody. */
    ReadingProgress NONE = (read, all) -> {};

    /**
     * Told often, by any thread.
     *
     * @param read how many bytes were read, of packed files the packed ones
     * @param all how many the files had at the start; nothing is known of pipes, which count for none
     */
    void tell(long read, long all);
}
