package io.github.flowcheck.learn;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.output.text.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/** Writes a check file of its own of what was learnt. */
final class CheckFileText {
    private CheckFileText() {}

    static String of(Observation observation, PeerShape shape, Additions additions) {
        List<String> lines = new ArrayList<>(head(observation, shape, additions));
        lines.add("version: 1");
        lines.add("# logGroup: /vpc/flow-logs   # to verify on CloudWatch, and for generate");
        if (!observation.format().equals(LogFormat.DEFAULT)) {
            lines.add("format: " + Learning.format(observation.format()));
        }
        lines.add("");
        lines.add("interfaces:");
        additions.interfaces().forEach(one -> one.lines().forEach(line -> lines.add("  " + line)));
        lines.add("");
        lines.add("checks:");
        String separator = null;
        for (LearntCheck check : additions.checks()) {
            if (separator != null) {
                lines.add(separator);
            }
            check.lines().forEach(line -> lines.add("  " + line));
            separator = "";
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> head(Observation observation, PeerShape shape, Additions additions) {
        LongSummaryStatistics times = new LongSummaryStatistics();
        observation.interfaces().stream()
                .filter(observed -> observed.records().ok() > 0)
                .forEach(observed -> {
                    times.accept(observed.records().first());
                    times.accept(observed.records().last());
                });
        List<String> lines = new ArrayList<>();
        lines.add("# Learnt from " + Amounts.counted(observation.records(), "record", "records") + " of "
                + Amounts.counted(observation.interfaces().size(), "network interface", "network interfaces") + ", "
                + Instant.ofEpochMilli(times.getMin()) + " to " + Instant.ofEpochMilli(times.getMax()) + ".");
        lines.add(
                "# This is what was seen, which is not yet what should be: read each check, and remove what nobody may do.");
        lines.add("# Peers stand in the fewest blocks no wider than /" + shape.ipv4Width() + " (IPv6: /"
                + shape.ipv6Width() + "), each no wider than its");
        lines.add("# addresses need; in wider ones where these were more than " + shape.mostBlocks() + ".");
        additions.notes().forEach(note -> lines.add("# " + note));
        return lines;
    }
}
