package io.github.flowcheck.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log event with the fields that CloudWatch discovers in JSON: of {@code {"a": {"b": [1]}}} that is {@code a.b.0}. A message that
 * is no JSON object from begin to end has none. At most 200 values are found in a message, in its order; maps and lists themselves
 * are there as JSON text beside them, and a name that begins with {@code @} gets another one
 * [CWL_AnalyzeLogData-discoverable-fields]. True and false are found as 1 and 0.
 */
public final class LogEvent implements Event {
    private final long timestamp;
    private final String message;
    private final Map<String, String> fields;
    private @Nullable Map<String, Object> discovered;

    private LogEvent(long timestamp, String message, Map<String, String> fields) {
        this.timestamp = timestamp;
        this.message = message;
        this.fields = fields;
    }

    /**
     * An event.
     *
     * @param timestamp milliseconds since 1970-01-01T00:00Z
     */
    public static LogEvent of(long timestamp, String message) {
        return new LogEvent(timestamp, message, Map.of("@message", message));
    }

    /** The same with a field more, such as {@code @logStream}, {@code @log} or {@code @ingestionTime} (in milliseconds). */
    public LogEvent with(String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return new LogEvent(timestamp, message, Map.copyOf(more));
    }

    @Override
    public long timestamp() {
        return timestamp;
    }

    @Override
    public @Nullable String field(String name) {
        String field = fields.get(name);
        Object found = field != null ? field : discovered().get(name);
        return found == null ? null : found.toString();
    }

    private Map<String, Object> discovered() {
        Map<String, Object> found = discovered;
        if (found == null) {
            found = JsonFields.of(message);
            discovered = found;
        }
        return found;
    }

    @Override
    public int size() {
        return message.getBytes(StandardCharsets.UTF_8).length;
    }
}
