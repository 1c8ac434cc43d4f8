package io.github.flowcheck.output.report;

import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.output.text.UtcTime;
import io.github.flowcheck.verify.FlowRow;
import java.util.List;

/** Writes rows of traffic, of which a report may have hundreds of thousands: names that need no quoting are appended as they are. */
final class JsonRows {
    private final JsonWriter json;
    private final UtcTime time = new UtcTime();

    JsonRows(JsonWriter json) {
        this.json = json;
    }

    /** A property that is a list of rows. */
    void write(String name, List<FlowRow> rows) {
        json.startRows(name);
        for (FlowRow row : rows) {
            write(row);
        }
        json.endList();
    }

    private void write(FlowRow row) {
        json.startObject();
        json.append("\"port\": ").append(row.port());
        if (row.action().isPresent()) {
            json.append(", \"action\": \"").append(row.action().get().name()).append("\"");
        }
        json.append(", \"protocol\": ").append(row.protocol().number());
        if (row.peer().isPresent()) {
            json.append(", \"peer\": ").quote(row.peer().get());
        }
        json.append(", \"flows\": ").append(row.flows());
        json.append(", \"packets\": ").append(row.packets());
        json.append(", \"bytes\": ").append(row.bytes());
        json.append(", \"firstSeen\": \"").append(time.characters(row.firstSeen()));
        json.append("\", \"lastSeen\": \"")
                .append(time.characters(row.lastSeen()))
                .append("\"");
        json.endObject();
    }
}
