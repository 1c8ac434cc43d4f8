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

    private static final long CHARACTERS_A_VALUE = 100;

    /** How long all texts are together that are kept in rows, groups and values: 200 million characters by default. */
    long characters() {
        return values * CHARACTERS_A_VALUE;
    }
}
