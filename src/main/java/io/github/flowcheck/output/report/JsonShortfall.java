package io.github.flowcheck.output.report;

import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.verify.Shortfall;
import io.github.flowcheck.verify.Shortfall.Reason;
import io.github.flowcheck.verify.Shortfall.Unmet;

/** What no row shows of a finding, as JSON. */
final class JsonShortfall {
    private JsonShortfall() {}

    /** Keys without a value are left out. */
    static void write(JsonWriter json, String unmetKey, String reasonsKey, Shortfall shortfall) {
        if (!shortfall.unmet().isEmpty()) {
            json.startList(unmetKey);
            shortfall.unmet().forEach(one -> unmet(json, one));
            json.endList();
        }
        if (!shortfall.reasons().isEmpty()) {
            json.texts(
                    reasonsKey,
                    shortfall.reasons().stream().sorted().map(Reason::word).toList());
        }
    }

    private static void unmet(JsonWriter json, Unmet unmet) {
        json.startObject();
        json.property("expect", unmet.demand().word());
        unmet.part().ifPresent(action -> json.property("action", action.name()));
        unmet.port().ifPresent(port -> json.property("port", port.toString()));
        json.endObject();
    }
}
