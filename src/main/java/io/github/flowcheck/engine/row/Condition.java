package io.github.flowcheck.engine.row;

/**
 * A compiled condition. A comparison with what is missing does not hold, whether it is {@code =}, {@code !=}, {@code <},
 * {@code in}, {@code not in}, {@code like} or {@code not like}; {@code not} turns what does not hold into what holds, so
 * {@code not (x = 1)} holds where x is missing. The documentation does not say.
 */
@FunctionalInterface
public interface Condition {
    boolean holds(Row row);
}
