package io.github.flowcheck.render;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.ArrayList;
import java.util.List;

/** What a check needs of its flow log's format. Looked up in the queries themselves, so that it cannot differ from them. */
public final class MissingFields {
    private MissingFields() {}

    /** The fields that queries of the check read and its format does not have, in the order of their versions. */
    public static List<FlowField> of(Check check) {
        if (check.scope().reading().format().isEmpty()) {
            return List.of(); // The default format has whatever the queries of the default format read.
        }
        LogFormat records = check.scope().reading().records();
        List<FlowField> missing = new ArrayList<>();
        for (FlowField field : ReadFields.of(check)) {
            if (!records.has(field)) {
                missing.add(field);
            }
        }
        return missing;
    }
}
