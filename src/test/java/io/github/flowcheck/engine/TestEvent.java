package io.github.flowcheck.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** An event whose fields are found as CloudWatch finds them: in JSON by their paths, in flow-log records by their places. */
record TestEvent(long timestamp, String message, Map<String, String> fields) implements Event {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FLOW = List.of(
            "version",
            "accountId",
            "interfaceId",
            "srcAddr",
            "dstAddr",
            "srcPort",
            "dstPort",
            "protocol",
            "packets",
            "bytes",
            "startTime",
            "endTime",
            "action",
            "logStatus");

    static TestEvent of(long timestamp, String stream, String message) {
        Map<String, String> fields = new HashMap<>();
        fields.put("@message", message);
        fields.put("@logStream", stream);
        String[] words = message.split(" ");
        if (message.startsWith("{")) {
            flatten("", JSON.readTree(message), fields);
        } else if (words.length == FLOW.size()) {
            for (int i = 0; i < words.length; i++) {
                fields.put(FLOW.get(i), words[i]);
            }
        }
        return new TestEvent(timestamp, message, fields);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(p -> flatten(path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue(), fields));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "." + i, node.get(i), fields);
            }
        } else if (!node.isNull()) {
            fields.put(path, node.asString());
        }
    }

    @Override
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    @Override
    public int size() {
        return message.getBytes(StandardCharsets.UTF_8).length;
    }
}
