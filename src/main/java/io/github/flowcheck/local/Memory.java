package io.github.flowcheck.local;

import io.github.flowcheck.engine.EngineLimits;
import java.util.Optional;

/**
 * How much each query may remember, so that one that groups by too much fails on its own, with a remedy, before the
 * whole process runs out of memory.
 *
 * @param limits for each query
 * @param groupBytes how many bytes the groups of all queries may take together
 * @param remedy what else would help a query that needs more
 */
record Memory(EngineLimits limits, long groupBytes, Optional<String> remedy) {
    /**
     * A group of a few keys and aggregates was seen to take about 400 bytes; half of the memory is left to all else.
     */
    private static final long BYTES_A_GROUP = 1024;

    private static final long BYTES_A_VALUE = 512;

    /** For each query that the engine answers by two threads, of which each may hold as much. */
    EngineLimits ofEachThread() {
        return new EngineLimits(
                Math.min(limits.groups(), groupBytes / BYTES_A_GROUP),
                Math.min(limits.values(), groupBytes / BYTES_A_VALUE));
    }

    static Memory ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /** @param heap the most memory the process may take, in bytes */
    static Memory of(long heap) {
        EngineLimits most = EngineLimits.DEFAULT;
        EngineLimits limits = new EngineLimits(
                Math.min(most.groups(), heap / BYTES_A_GROUP), Math.min(most.values(), heap / BYTES_A_VALUE));
        return new Memory(
                limits,
                heap / 2,
                limits.groups() == most.groups() && limits.values() == most.values()
                        ? Optional.empty()
                        : Optional.of("give Maven more memory, as in MAVEN_OPTS=-Xmx1g"));
    }
}
