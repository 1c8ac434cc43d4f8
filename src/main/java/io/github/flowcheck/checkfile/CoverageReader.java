package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.WindowText;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads how much data "nothing seen" needs. */
final class CoverageReader {
    private static final long MOST_RECORDS = 1_000_000_000_000L;

    /** CloudWatch Logs keeps nothing longer. */
    private static final Duration LONGEST_GAP = Duration.ofDays(3653);

    /** Without a value for {@code auto}. */
    private static final Map<String, Optional<RecordedTraffic>> RECORDED = Map.of(
            "auto", Optional.empty(),
            "all", Optional.of(RecordedTraffic.ALL),
            "accept", Optional.of(RecordedTraffic.ACCEPT),
            "reject", Optional.of(RecordedTraffic.REJECT));

    private final Values values;

    CoverageReader(Values values) {
        this.values = values;
    }

    CoverageDemand read(Fields fields) {
        return new CoverageDemand(
                records(fields, "minRecords", 1, CoverageDemand.DEFAULT.minRecords()),
                records(fields, "maxSkipData", 0, CoverageDemand.DEFAULT.maxSkipData()),
                gap(fields),
                values.choice(fields, "traffic", ValueKind.RECORDED_TRAFFIC, RECORDED)
                        .orElse(Optional.empty()));
    }

    private long records(Fields fields, String key, long least, long usual) {
        return values.number(fields, key, ValueKind.NUMBER, least, MOST_RECORDS).orElse(usual);
    }

    private Optional<Duration> gap(Fields fields) {
        Optional<Text> text = values.text(fields, "maxGap", ValueKind.GAP);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> gap = WindowText.parseDuration(text.get().value());
        if (gap.isPresent() && isGap(gap.get())) {
            return gap;
        }
        values.refuse(text.get(), ValueKind.GAP);
        return Optional.empty();
    }

    private static boolean isGap(Duration length) {
        return length.compareTo(CoverageDemand.SHORTEST_GAP) >= 0 && length.compareTo(LONGEST_GAP) <= 0;
    }
}
