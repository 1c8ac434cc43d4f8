package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.WindowText;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.verify.AnswerRows.Stretch;
import io.github.flowcheck.verify.Coverage.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for stretches of time without any readable record of an interface. Of a record only its start is known, so that an
 * interface that is logged all the time still has gaps of up to two aggregation intervals.
 */
final class SilenceRule {
    private SilenceRule() {}

    /**
     * @param seen when the interface has records, in the order of time
     * @param maxGap the longest stretch without a record that is tolerated
     * @param range the window, to whose ends there must be no longer stretch either; absent where all records count
     * @return the longest stretch, if it is too long; nothing for an interface without records, which has other problems
     */
    static Optional<Gap> apply(String eni, List<Stretch> seen, Duration maxGap, Optional<TimeRange> range) {
        if (seen.size() >= CheckQueries.ROW_LIMIT) {
            return Optional.of(new Gap(
                    Shortfall.Reason.SILENCE,
                    eni + " has records in more periods than the " + CheckQueries.ROW_LIMIT
                            + " in which gaps longer than " + WindowText.spelling(maxGap) + " are looked for",
                    "look at a shorter window, or set a longer maxGap"));
        }
        List<Stretch> tooLong = silences(seen, range).stream()
                .filter(silence -> silence.length().compareTo(maxGap) > 0)
                .toList();
        return tooLong.stream()
                .max(Comparator.comparing(Stretch::length))
                .map(longest -> gap(eni, longest, tooLong.size() - 1, maxGap, range));
    }

    private static List<Stretch> silences(List<Stretch> seen, Optional<TimeRange> range) {
        List<Stretch> silences = new ArrayList<>();
        if (!seen.isEmpty()) {
            range.ifPresent(window ->
                    silences.add(new Stretch(window.start(), seen.get(0).from())));
            for (int i = 1; i < seen.size(); i++) {
                silences.add(new Stretch(seen.get(i - 1).to(), seen.get(i).from()));
            }
            range.ifPresent(
                    window -> silences.add(new Stretch(seen.get(seen.size() - 1).to(), window.end())));
        }
        return silences;
    }

    private static Gap gap(String eni, Stretch longest, int others, Duration maxGap, Optional<TimeRange> range) {
        String fromStart =
                range.filter(window -> window.start().equals(longest.from())).isPresent()
                        ? " (the window's start)"
                        : "";
        String toEnd =
                range.filter(window -> window.end().equals(longest.to())).isPresent() ? " (the window's end)" : "";
        String more = others == 0 ? "" : ", and " + others + (others == 1 ? " other stretch" : " other stretches");
        return new Gap(
                Shortfall.Reason.SILENCE,
                "no readable record of " + eni + " starts for " + WindowText.spelling(longest.length()) + ", from "
                        + longest.from()
                        + fromStart + " to " + longest.to() + toEnd + more + ", longer than the "
                        + WindowText.spelling(maxGap)
                        + " of maxGap",
                "find out why the flow log delivered nothing then, look at a window without that stretch, or set a longer maxGap");
    }
}
