package io.github.flowcheck.insights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A unit of a period, as {@code bin} takes it, with the spellings and the caps that the documentation lists. */
public enum PeriodUnit {
    MILLISECOND("ms", 1000, "millisecond", "milliseconds", "msec", "msecs"),
    SECOND("s", 60, "second", "seconds", "sec", "secs"),
    MINUTE("m", 60, "minute", "minutes", "min", "mins"),
    HOUR("h", 24, "hour", "hours", "hr", "hrs"),
    DAY("d", 0, "day", "days"),
    WEEK("w", 0, "week", "weeks"),
    MONTH("mo", 0, "month", "months", "mon"),
    QUARTER("q", 0, "quarter", "quarters", "qtr", "qtrs"),
    YEAR("y", 0, "year", "years", "yr", "yrs");

    private final String symbol;
    private final int most;
    private final List<String> spellings;

    PeriodUnit(String symbol, int most, String... spellings) {
        this.symbol = symbol;
        this.most = most;
        this.spellings = List.of(spellings);
    }

    /** The short spelling. */
    public String symbol() {
        return symbol;
    }

    /** How many of it one period may count: {@code bin(300s)} is not five minutes. No bound for days and longer. */
    public boolean allows(long count) {
        return count >= 1 && (most == 0 || count <= most);
    }

    /** The most of it that one period counts; 0 for no bound. */
    public int most() {
        return most;
    }

    /** The unit of a spelling, whatever its case. */
    public static Optional<PeriodUnit> find(String spelling) {
        String lower = spelling.toLowerCase(Locale.ROOT);
        for (PeriodUnit unit : values()) {
            if (unit.symbol.equals(lower) || unit.spellings.contains(lower)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
