package io.github.flowcheck.verify;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.render.CoverageQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions for the records of network interfaces. Checks of one interface share theirs, which is rendered once. */
final class CoverageQuestions {
    private final Map<Subject, Question> known = new HashMap<>();

    /** All that the question depends on. */
    private record Subject(
            String eni, List<IpAddress> addresses, Reading reading, List<String> logGroups, Optional<TimeRange> range) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Subject that
                    && eni.equals(that.eni)
                    && addresses.equals(that.addresses)
                    && reading.equals(that.reading)
                    && logGroups.equals(that.logGroups)
                    && range.equals(that.range);
        }

        @Override
        public int hashCode() {
            return 31
                            * (31 * (31 * (31 * eni.hashCode() + addresses.hashCode()) + reading.hashCode())
                                    + logGroups.hashCode())
                    + range.hashCode();
        }
    }

    /** @param range in which records are counted */
    Question of(Check check, Optional<TimeRange> range) {
        String eni = check.networkInterface().eni();
        Subject subject = new Subject(
                eni,
                check.networkInterface().addresses(),
                check.scope().reading(),
                check.scope().logGroups(),
                range);
        Question shared = known.get(subject);
        if (shared != null) {
            return shared;
        }
        Question rendered = CheckQuestions.question("coverage of " + eni, CoverageQueries.records(check), check, range);
        known.put(subject, rendered);
        return rendered;
    }
}
