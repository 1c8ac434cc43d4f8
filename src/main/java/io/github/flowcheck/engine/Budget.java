package io.github.flowcheck.engine;

/** How much an execution has remembered so far, and how much it may. */
final class Budget {
    private final EngineLimits limits;
    private long groups;
    private long values;

    Budget(EngineLimits limits) {
        this.limits = limits;
    }

    void takeGroup() {
        if (++groups > limits.groups()) {
            throw new QueryTooLargeException(
                    "the query makes more than " + limits.groups() + " groups",
                    "filter more before `stats`, or group by fewer fields");
        }
    }

    /** A value kept for {@code count_distinct} or {@code pct}. */
    void takeValue() {
        if (++values > limits.values()) {
            throw new QueryTooLargeException(
                    "the query counts more than " + limits.values() + " distinct values", "filter more before `stats`");
        }
    }
}
