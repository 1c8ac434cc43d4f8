package io.github.flowcheck.insights;

/**
 * A function of the query language.
 *
 * @param name spelt as in the documentation; case counts nothing when a query is read
 * @param kind where it may stand
 * @param fewest how many arguments it takes at least
 * @param most how many it takes at most; {@link #ANY} for no bound
 * @param evaluated whether the engine computes it; what it does not compute it refuses
 */
public record Function(String name, Kind kind, int fewest, int most, boolean evaluated) {
    /** No bound on the number of arguments. */
    public static final int ANY = Integer.MAX_VALUE;

    /** Where a function may stand. */
    public enum Kind {
        /** Computes a value from one row: everywhere but in sort. */
        SCALAR,
        /** Computes a value from many rows: before {@code by} in stats. */
        AGGREGATE
    }

    public boolean isAggregate() {
        return kind == Kind.AGGREGATE;
    }

    public boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** How many arguments it takes, in words. */
    public String arity() {
        if (fewest == most) {
            return fewest == 1 ? "1 argument" : fewest == 0 ? "no arguments" : fewest + " arguments";
        }
        return most == ANY
                ? "at least " + fewest + (fewest == 1 ? " argument" : " arguments")
                : fewest + " to " + most + " arguments";
    }
}
