package io.github.flowcheck.verify;

import java.util.Locale;

/** What became of a check. */
public enum Verdict {
    /** The expectation holds, and the data to say so was there. */
    PASS,
    /** The expectation does not hold. */
    FAIL,
    /** It cannot be known whether the expectation holds. */
    INCONCLUSIVE,
    /** The query could not be run or was refused. */
    ERROR,
    /** The expectation does not hold, which a valid waiver accepts. */
    WAIVED,
    /** The check expects nothing. */
    OBSERVED;

    /** The lower-case word that reports use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
