package io.github.flowcheck.command;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.render.SampleQuery;
import io.github.flowcheck.verify.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Some records as Insights shows them: each as it was delivered, and beside it the fields that were discovered.
 *
 * @param rows of a {@link SampleQuery}
 */
record FormatSample(List<Map<String, String>> rows) {
    FormatSample {
        rows = rows.stream().filter(row -> row.containsKey(SampleQuery.MESSAGE)).toList();
    }

    /** Empty if the query had no answer. */
    static Optional<FormatSample> of(Answer answer) {
        return answer instanceof Answer.Rows rows
                ? Optional.of(new FormatSample(rows.table().rows()))
                : Optional.empty();
    }

    /** How many of the records are not of the format. */
    long notOf(LogFormat format) {
        return rows.stream().filter(row -> fault(row, format).isPresent()).count();
    }

    /** Why the first one is not that is not. */
    Optional<String> faultIn(LogFormat format) {
        return rows.stream().flatMap(row -> fault(row, format).stream()).findFirst();
    }

    private static Optional<String> fault(Map<String, String> row, LogFormat format) {
        byte[] line = line(row);
        return new FlowRecord(format).read(line, 0, line.length);
    }

    private static byte[] line(Map<String, String> row) {
        return row.get(SampleQuery.MESSAGE).strip().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether what was discovered is what the records hold, in every one of them, so that queries may rely on either. One record at
     * least tells of traffic: of one that does not, little more than the interface and the status is there to be compared.
     *
     * @param fields those that are read
     */
    boolean agreesWith(LogFormat format, List<FlowField> fields) {
        return agrees(fields, (row, field) -> {
            byte[] line = line(row);
            FlowRecord record = new FlowRecord(format);
            return record.read(line, 0, line.length).isEmpty()
                    && isShown(record.text(field), row.get(field.insightsName()), isTraffic(row));
        });
    }

    /** The same for records whose order of fields is not known: each value that was discovered stands somewhere in the record. */
    boolean holds(List<FlowField> fields) {
        return agrees(fields, (row, field) -> {
            String shown = row.get(field.insightsName());
            List<String> words = List.of(row.get(SampleQuery.MESSAGE).strip().split("\\s+"));
            return shown == null ? !isTraffic(row) && words.contains("-") : words.contains(shown);
        });
    }

    private boolean agrees(List<FlowField> fields, BiPredicate<Map<String, String>, FlowField> agreement) {
        return rows.stream().anyMatch(FormatSample::isTraffic)
                && rows.stream().allMatch(row -> fields.stream().allMatch(field -> agreement.test(row, field)));
    }

    private static boolean isTraffic(Map<String, String> row) {
        return Objects.equals(row.get(FlowField.LOG_STATUS.insightsName()), "OK");
    }

    /** Whether a dash is a value or none at all is not documented, and matters only where there is traffic. */
    private static boolean isShown(String held, @Nullable String shown, boolean traffic) {
        return held.equals(shown) || shown == null && held.equals("-") && !traffic;
    }
}
