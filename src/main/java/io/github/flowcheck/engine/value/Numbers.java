package io.github.flowcheck.engine.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on numbers, each a {@link Long} where it is whole and fits, else a {@link BigDecimal}. Whole results are exact up
 * to 34 digits; division and what follows from it is rounded to 34 digits. What has no result (a division by zero, or more than a
 * thousand zeros) is null.
 */
public final class Numbers {
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    /** A longer text is no number. */
    private static final int LONGEST = 40;
    /** Results of so many decimals, or with so many zeros at their end, are none. */
    private static final int FURTHEST_SCALE = 1000;
    /** How many decimals results show: CloudWatch's samples have at most four. */
    private static final int SHOWN_DECIMALS = 4;

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /**
     * The number that a text spells: digits with an optional minus sign and an optional fraction, nothing around them, at most
     * 40 characters. Exponents are none, so that an id such as 12e5 stays text.
     */
    public static @Nullable Number parse(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || length > LONGEST) {
            return null;
        }
        long value = 0;
        boolean pointed = false;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            } else if (c == '.' && !pointed && i + 1 < length) {
                pointed = true;
            } else {
                return null;
            }
        }
        if (!pointed && length - start <= 18) {
            return start == 0 ? value : -value;
        }
        return of(new BigDecimal(text));
    }

    /** The number that a text of up to 18 digits without leading zeros spells, as results do; -1 for any other text. */
    public static long whole(String text) {
        int length = text.length();
        if (length == 0 || length > 18 || text.charAt(0) == '0' && length > 1) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** The same number in the form in which all are held. */
    public static Number of(BigDecimal value) {
        BigDecimal rounded = value.precision() > PRECISION.getPrecision() ? value.round(PRECISION) : value;
        BigDecimal plain = rounded.stripTrailingZeros();
        boolean isLong = plain.scale() <= 0 && plain.compareTo(LEAST_LONG) >= 0 && plain.compareTo(GREATEST_LONG) <= 0;
        if (isLong) {
            return plain.longValueExact();
        }
        return plain;
    }

    /** Null for what is no finite number. */
    public static @Nullable Number of(double value) {
        return Double.isFinite(value) ? of(BigDecimal.valueOf(value)) : null;
    }

    public static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }

    public static int compare(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        return decimal(a).compareTo(decimal(b));
    }

    public static Number add(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            long sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) {
                return sum;
            }
        }
        return of(decimal(a).add(decimal(b)));
    }

    public static Number subtract(Number a, Number b) {
        return add(a, negate(b));
    }

    public static Number negate(Number a) {
        return a instanceof Long x && x != Long.MIN_VALUE
                ? (Number) (-x)
                : of(decimal(a).negate());
    }

    public static @Nullable Number multiply(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y && Math.multiplyHigh(x, y) == (x * y) >> 63) {
            return x * y;
        }
        return result(decimal(a).multiply(decimal(b)));
    }

    public static @Nullable Number divide(Number a, Number b) {
        return isZero(b) ? null : result(decimal(a).divide(decimal(b), PRECISION));
    }

    /** The remainder has the sign of the dividend; the documentation shows positive numbers only. */
    public static @Nullable Number remainder(Number a, Number b) {
        if (isZero(b)) {
            return null;
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x % y;
        }
        return of(decimal(a).remainder(decimal(b)));
    }

    public static @Nullable Number power(Number a, Number b) {
        if (b instanceof Long exponent && exponent >= 0 && exponent <= 999) {
            return result(decimal(a).pow(exponent.intValue(), PRECISION));
        }
        return of(Math.pow(a.doubleValue(), b.doubleValue()));
    }

    /** None where the number is so large or so small that to compute with it would take too long. */
    private static @Nullable Number result(BigDecimal value) {
        return Math.abs((long) value.scale()) > FURTHEST_SCALE ? null : of(value);
    }

    public static Number round(Number a, RoundingMode mode, int decimals) {
        return a instanceof Long ? a : of(decimal(a).setScale(decimals, mode));
    }

    private static boolean isZero(Number number) {
        return decimal(number).signum() == 0;
    }

    /** As results show it: at most four decimals, no trailing zeros, no exponent. */
    public static String shown(Number number) {
        if (number instanceof Long) {
            return number.toString();
        }
        BigDecimal rounded = decimal(number).setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
