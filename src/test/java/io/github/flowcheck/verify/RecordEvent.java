package io.github.flowcheck.verify;

import io.github.flowcheck.engine.Event;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record as CloudWatch would have it: fields of their own in the default format, else nothing but the message. */
public record RecordEvent(LogFormat format, Map<FlowField, String> values) implements Event {
    private static final Map<String, FlowField> DISCOVERED =
            LogFormat.DEFAULT.fields().stream().collect(Collectors.toMap(FlowField::insightsName, Function.identity()));

    public String line() {
        return format.fields().stream().map(values::get).collect(Collectors.joining(" "));
    }

    @Override
    public long timestamp() {
        return Long.parseLong(values.get(FlowField.START)) * 1000;
    }

    @Override
    public @Nullable String field(String name) {
        if (name.equals("@logStream")) {
            return values.get(FlowField.INTERFACE_ID) + "-all";
        } else if (name.equals("@message")) {
            return line();
        }
        FlowField field = format.equals(LogFormat.DEFAULT) ? DISCOVERED.get(name) : null;
        return field == null ? null : values.get(field);
    }

    @Override
    public int size() {
        return line().length();
    }
}
