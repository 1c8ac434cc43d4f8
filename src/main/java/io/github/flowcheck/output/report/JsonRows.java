package io.github.flowcheck.output.report;

import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.output.text.UtcTime;
import io.github.flowcheck.verify.FlowRow;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes rows of traffic, of which a report may have hundreds of thousands: each as one text, which takes less time than to give its
 * fields to the generator one by one.
 */
final class JsonRows {
    private final JsonGenerator json;
    private final StringBuilder text = new StringBuilder();

    private final UtcTime time = new UtcTime();

    JsonRows(JsonGenerator json) {
        this.json = json;
    }

    /** A property that is a list of rows. */
    void write(String name, List<FlowRow> rows) {
        JsonText.rows(json, name, () -> {
            for (FlowRow row : rows) {
                write(row);
            }
        });
    }

    private void write(FlowRow row) {
        text.setLength(0);
        text.append("{\"port\": ").append(row.port());
        if (row.action().isPresent()) {
            text.append(", \"action\": \"").append(row.action().get().name()).append('"');
        }
        text.append(", \"protocol\": ").append(row.protocol().number());
        if (row.peer().isPresent()) {
            text.append(", \"peer\": ");
            JsonWriter.quote(row.peer().get(), text);
        }
        text.append(", \"flows\": ").append(row.flows());
        text.append(", \"packets\": ").append(row.packets());
        text.append(", \"bytes\": ").append(row.bytes());
        text.append(", \"firstSeen\": \"").append(time.characters(row.firstSeen()));
        text.append("\", \"lastSeen\": \"").append(time.characters(row.lastSeen()));
        json.writeRawValue(text.append("\"}").toString());
    }
}
