package io.github.flowcheck.checkfile.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of whole numbers that are none here, but that other programs read, and some of them differently. */
final class NumberText {
    private static final Pattern ZEROS = Pattern.compile("0+([0-9]{1,18})");
    private static final Pattern BASE = Pattern.compile("0([xXoObB])([0-9a-fA-F]{1,15})");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[_',][0-9]{3})+");
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,18}\\.[0-9]*|\\.[0-9]+|[0-9.]+[eE][-+]?[0-9]+");

    private NumberText() {}

    /** What to do about a text that some would read as a number. */
    static Optional<String> remedy(String text) {
        Matcher zeros = ZEROS.matcher(text);
        if (zeros.matches()) {
            return Optional.of("write " + Long.parseLong(zeros.group(1)) + ", without leading zeros");
        }
        Matcher base = BASE.matcher(text);
        if (base.matches()) {
            return based(base.group(1).toLowerCase(Locale.ROOT), base.group(2));
        }
        if (GROUPED.matcher(text).matches()) {
            return Optional.of("write " + text.replaceAll("[^0-9]", "") + ", digits only");
        }
        return FRACTION.matcher(text).matches() || text.matches("[-+][0-9]+")
                ? Optional.of("write a whole number, without sign, point or exponent")
                : Optional.empty();
    }

    private static Optional<String> based(String sign, String digits) {
        int radix = sign.equals("x") ? 16 : sign.equals("o") ? 8 : 2;
        boolean fits = digits.chars().allMatch(digit -> Character.digit(digit, radix) >= 0);
        return fits
                ? Optional.of("write " + new BigInteger(digits, radix) + ", in decimal digits")
                : Optional.of("write a whole number in decimal digits");
    }
}
