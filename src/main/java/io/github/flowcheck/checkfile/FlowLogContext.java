package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.rule.FieldValues;
import io.github.flowcheck.insights.rule.QueryContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is known of a flow log that a query is for. */
public final class FlowLogContext {
    /** CloudWatch discovers fields in the default format alone, and two of them have an index there. */
    private static final QueryContext DEFAULT_FORMAT = defaultFormat();

    private FlowLogContext() {}

    /** A format of the log's own has no fields but those that the query cuts out of the message. */
    public static QueryContext of(Reading reading) {
        Optional<LogFormat> own = reading.format();
        if (own.isPresent()) {
            return QueryContext.of(List.of())
                    .withOthers(name -> field(name).map(field -> remedy(field, own.get())))
                    .withValues(Map.of(), words(own.get()));
        }
        // the format that is told from the files may have other words
        return reading.fromFiles() ? DEFAULT_FORMAT.withValues(DEFAULT_FORMAT.values(), List.of()) : DEFAULT_FORMAT;
    }

    private static String remedyOfDefault(FlowField field) {
        return "the default format has no ${" + field.recordName()
                + "}: write the flow log's own `format`, if that has it, and cut it out of `@message` with `parse`";
    }

    private static String remedy(FlowField field, LogFormat own) {
        String parse = "cut it out of `@message` with `parse`, a * for each of the format's fields";
        return own.has(field)
                ? "CloudWatch is not known to discover the fields of this `format`: " + parse
                : "the `format` has no ${" + field.recordName() + "}: put it there if the flow log has it, and "
                        + parse;
    }

    /** The field that is called so in records or in queries, however its words are joined: {@code tcp_flags}. */
    private static Optional<FlowField> field(String name) {
        String wanted = joined(name);
        return Arrays.stream(FlowField.values())
                .filter(field -> joined(field.recordName()).equals(wanted)
                        || joined(field.insightsName()).equals(wanted))
                .findFirst();
    }

    private static String joined(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static QueryContext defaultFormat() {
        List<String> names = new ArrayList<>();
        Map<String, FieldValues> values = new LinkedHashMap<>();
        for (FlowField field : LogFormat.DEFAULT.fields()) {
            names.add(field.insightsName());
            FlowValues.of(field).ifPresent(of -> values.put(field.insightsName(), of));
        }
        return QueryContext.of(names)
                .withOthers(name -> field(name)
                        .filter(field -> !LogFormat.DEFAULT.has(field))
                        .map(FlowLogContext::remedyOfDefault))
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
