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
                fields.value("maxGap")
                        .flatMap(node -> values.text(node, ValueKind.GAP))
                        .flatMap(this::gap),
                fields.value("traffic")
                        .flatMap(node -> values.choice(node, ValueKind.RECORDED_TRAFFIC, RECORDED))
                        .flatMap(recorded -> recorded));
    }

    private long records(Fields fields, String key, long least, long usual) {
        return fields.value(key)
                .flatMap(node -> values.number(node, ValueKind.NUMBER, least, MOST_RECORDS))
                .orElse(usual);
    }

    private Optional<Duration> gap(Text text) {
        Optional<Duration> gap = WindowText.parseDuration(text.value())
                .filter(length -> length.compareTo(CoverageDemand.SHORTEST_GAP) >= 0)
                .filter(length -> length.compareTo(LONGEST_GAP) <= 0);
        if (gap.isEmpty()) {
            values.refuse(text, ValueKind.GAP);
        }
        return gap;
    }
}
