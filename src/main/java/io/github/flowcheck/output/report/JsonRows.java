package io.github.flowcheck.output.report;

import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.output.text.UtcTime;
import io.github.flowcheck.verify.FlowRow;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** Writes rows of traffic, of which a report may have hundreds of thousands: what they have in common is made once. */
final class JsonRows {
    private static final SerializableString PORT = new SerializedString("port");
    private static final SerializableString ACTION = new SerializedString("action");
    private static final SerializableString PROTOCOL = new SerializedString("protocol");
    private static final SerializableString PEER = new SerializedString("peer");
    private static final SerializableString FLOWS = new SerializedString("flows");
    private static final SerializableString PACKETS = new SerializedString("packets");
    private static final SerializableString BYTES = new SerializedString("bytes");
    private static final SerializableString FIRST_SEEN = new SerializedString("firstSeen");
    private static final SerializableString LAST_SEEN = new SerializedString("lastSeen");

    private final JsonGenerator json;
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
        json.writeStartObject();
        json.writeName(PORT).writeNumber(row.port());
        if (row.action().isPresent()) {
            json.writeName(ACTION).writeString(row.action().get().name());
        }
        json.writeName(PROTOCOL).writeNumber(row.protocol().number());
        if (row.peer().isPresent()) {
            json.writeName(PEER).writeString(row.peer().get());
        }
        json.writeName(FLOWS).writeNumber(row.flows());
        json.writeName(PACKETS).writeNumber(row.packets());
        json.writeName(BYTES).writeNumber(row.bytes());
        char[] first = time.characters(row.firstSeen());
        json.writeName(FIRST_SEEN).writeString(first, 0, first.length);
        char[] last = time.characters(row.lastSeen());
        json.writeName(LAST_SEEN).writeString(last, 0, last.length);
        json.writeEndObject();
    }
}
