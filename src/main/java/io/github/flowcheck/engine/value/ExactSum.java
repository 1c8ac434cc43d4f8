package io.github.flowcheck.engine.value;

import java.math.BigDecimal;

/** A sum that is rounded only when it is asked for, so that it is the same in whatever order numbers are added. */
public final class ExactSum {
    /** A part of the sum, as most numbers are whole and not large. */
    private long whole;

    private BigDecimal rest = BigDecimal.ZERO;

    /** Adds a number. */
    public void add(Number number) {
        if (number instanceof Long more) {
            add((long) more);
        } else {
            rest = rest.add(Numbers.decimal(number));
        }
    }

    /** Adds a whole number. */
    public void add(long number) {
        long sum = whole + number;
        if (((whole ^ sum) & (number ^ sum)) < 0) {
            rest = rest.add(BigDecimal.valueOf(whole));
            sum = number;
        }
        whole = sum;
    }

    /** Adds the square of a number. */
    public void addSquare(Number number) {
        if (number instanceof Long one && Math.multiplyHigh(one, one) == 0 && one * one >= 0) {
            add(one * one);
        } else {
            BigDecimal decimal = Numbers.decimal(number);
            rest = rest.add(decimal.multiply(decimal));
        }
    }

    /** Adds what was added to another sum. */
    public void addAll(ExactSum other) {
        add(other.whole);
        rest = rest.add(other.rest);
    }

    /** All of it. */
    public BigDecimal exact() {
        return rest.add(BigDecimal.valueOf(whole));
    }

    /** The sum in the form in which all numbers are held. */
    public Number value() {
        return rest.signum() == 0 ? (Number) whole : Numbers.of(exact());
    }
}
