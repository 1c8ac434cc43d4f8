package io.github.flowcheck.engine;

/**
 * How much one execution may remember.
 *
 * @param groups groups of all its {@code stats} together
 * @param values distinct values that {@code count_distinct} and {@code pct} keep, in all groups together
 */
public record EngineLimits(long groups, long values) {
    /** A million groups and two million values: some hundred megabytes. */
    public static final EngineLimits DEFAULT = new EngineLimits(1_000_000, 2_000_000);

    /** About what a group with two keys and five aggregates takes. */
    private static final long BYTES_A_GROUP = 600;

    private static final long CHARACTERS_A_VALUE = 100;

    /** How long all texts are together that are kept in rows, groups and values: 200 million characters by default. */
    long characters() {
        return values * CHARACTERS_A_VALUE;
    }

    /**
     * The default, or less where executions that run at once have to share little memory: a clear refusal instead of an exhausted
     * heap. Half the memory is left for everything else.
     *
     * @param bytes how much memory there is, such as {@link Runtime#maxMemory()}
     * @param executions how many executions share it
     */
    public static EngineLimits sharing(long bytes, int executions) {
        long groups = Math.max(1000, bytes / 2 / BYTES_A_GROUP / Math.max(1, executions));
        return new EngineLimits(Math.min(DEFAULT.groups(), groups), Math.min(DEFAULT.values(), 2 * groups));
    }
}
