package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.rule.FieldValues;
import io.github.flowcheck.insights.rule.QueryContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a flow log that a query is for. */
public final class FlowLogContext {
    /** CloudWatch discovers fields in the default format alone, and two of them have an index there. */
    private static final QueryContext DEFAULT_FORMAT = defaultFormat();

    private FlowLogContext() {}

    /** A format of the log's own has no fields but those that the query cuts out of the message. */
    public static QueryContext of(Reading reading) {
        return reading.format().isPresent()
                ? QueryContext.of(List.of())
                        .withValues(Map.of(), words(reading.format().get()))
                // the format that is told from the files may have other words
                : reading.fromFiles() ? DEFAULT_FORMAT.withValues(DEFAULT_FORMAT.values(), List.of()) : DEFAULT_FORMAT;
    }

    private static QueryContext defaultFormat() {
        List<String> names = new ArrayList<>();
        Map<String, FieldValues> values = new LinkedHashMap<>();
        for (FlowField field : LogFormat.DEFAULT.fields()) {
            names.add(field.insightsName());
            FlowValues.of(field).ifPresent(of -> values.put(field.insightsName(), of));
        }
        return QueryContext.of(names)
                .withIndexed(List.of(FlowField.ACTION.insightsName(), FlowField.LOG_STATUS.insightsName()))
                .withValues(values, words(LogFormat.DEFAULT));
    }

    private static List<Optional<FieldValues>> words(LogFormat format) {
        List<Optional<FieldValues>> words = new ArrayList<>();
        for (FlowField field : format.fields()) {
            words.add(FlowValues.of(field));
        }
        return words;
    }
}
