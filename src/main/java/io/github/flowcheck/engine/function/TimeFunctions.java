package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Period;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions of points in time, all in UTC. A number is taken as milliseconds since 1970. */
final class TimeFunctions {
    /** About the year 300,000; further away calendars end. */
    static final long FURTHEST = 1L << 53;

    private TimeFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("bin", TimeFunctions::bin);
        builders.put("datefloor", arguments -> rounded(arguments.number(0), arguments, 1, false));
        builders.put("dateceil", arguments -> rounded(arguments.number(0), arguments, 1, true));
        builders.put("fromMillis", arguments -> {
            Evaluator operand = arguments.number(0);
            return row -> operand.on(row) instanceof Long millis ? new Timestamp(millis) : null;
        });
        builders.put("toMillis", arguments -> arguments.number(0));
    }

    private static Evaluator bin(Arguments arguments) {
        Optional<Evaluator> time = arguments.field(Layout.TIMESTAMP);
        if (time.isEmpty()) {
            arguments.problem(
                    arguments.call(),
                    "after `stats` no row has a `@timestamp`",
                    "name it in the first `stats`, as in `by bin(5m) as t`, and use that name");
            return Arguments.NOTHING;
        }
        return rounded(time.get(), arguments, 0, false);
    }

    private static Evaluator rounded(Evaluator time, Arguments arguments, int periodAt, boolean up) {
        Expression argument = arguments.argument(periodAt);
        Optional<TimeBin> bin = argument instanceof Period period ? TimeBin.of(period) : Optional.empty();
        if (bin.isEmpty()) {
            arguments.unevaluated(
                    argument,
                    "this period is not evaluated offline",
                    "write one of ms, s, m, h or d, or 1mo, 1q or 1y: where others begin is not documented");
            return Arguments.NOTHING;
        }
        return new Rounding(time, bin.get(), up);
    }

    /** Gives the same object as long as the events are of one bin, which they often are. */
    private static final class Rounding implements Evaluator {
        private final Evaluator time;
        private final TimeBin bin;
        private final boolean up;
        private Timestamp last = new Timestamp(0);

        Rounding(Evaluator time, TimeBin bin, boolean up) {
            this.time = time;
            this.bin = bin;
            this.up = up;
        }

        @Override
        public @Nullable Object on(Row row) {
            if (!(time.on(row) instanceof Long millis) || Math.abs(millis) >= FURTHEST) {
                return null;
            }
            long rounded = up ? bin.ceil(millis) : bin.floor(millis);
            if (rounded != last.millis()) {
                last = new Timestamp(rounded);
            }
            return last;
        }
    }
}
