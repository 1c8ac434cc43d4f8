package io.github.flowcheck.verify;

/** Is told how far a run has come. Called often, by one thread; whoever shows it decides how often. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (answered, all, records, bytes) -> {};

    /**
     * @param answered how many queries have their answer
     * @param all how many there are
     * @param records how many events were scanned so far
     * @param bytes how many bytes that was
     */
    void tell(int answered, int all, long records, long bytes);
}
