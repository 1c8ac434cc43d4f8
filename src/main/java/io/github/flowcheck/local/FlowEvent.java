package io.github.flowcheck.local;

import io.github.flowcheck.engine.Event;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.LogStreams.LogStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The record that was read last, as a log event. Of a record in the default format it has the fields that CloudWatch
 * discovers; of any other the message alone, which queries cut into fields themselves. {@code -} is a value like any
 * other. Texts are made when they are first asked for, at most once a record.
 */
final class FlowEvent implements Event {
    private static final Map<String, FlowField> DISCOVERED = LogFormat.DEFAULT.fields().stream()
            .collect(Collectors.toUnmodifiableMap(FlowField::insightsName, Function.identity()));

    private FlowRecord record;
    private LogStream stream;
    private String file;
    private final @Nullable String[] texts = new String[FlowField.values().length];

    /**
     * @param record must not change as long as the event is used
     * @param file the name of its file
     */
    FlowEvent(FlowRecord record, LogStream stream, String file) {
        this.record = record;
        this.stream = stream;
        this.file = file;
    }

    /** Becomes another one, which takes less time than a new event for each record. */
    void become(FlowRecord nextRecord, LogStream nextStream, String nextFile) {
        record = nextRecord;
        stream = nextStream;
        file = nextFile;
        Arrays.fill(texts, null);
    }

    @Override
    public long whole(String name) {
        FlowField field = hasDiscoveredFields(record.format()) ? DISCOVERED.get(name) : null;
        return field != null && field.type() == FlowField.Type.INTEGER ? record.numberAt(record.positionOf(field)) : -1;
    }

    @Override
    public long timestamp() {
        return record.startMillis();
    }

    @Override
    public @Nullable String field(String name) {
        FlowField field = hasDiscoveredFields(record.format()) ? DISCOVERED.get(name) : null;
        if (field != null) {
            return field == FlowField.INTERFACE_ID ? stream.interfaceId() : text(field);
        }
        return switch (name) {
            case "@message" -> record.line();
            case "@logStream" -> stream.name();
            case "@log" -> account() + ":" + file;
            default -> null;
        };
    }

    @Override
    public int size() {
        return record.size();
    }

    /** Whether CloudWatch names the fields of such records without being told them. */
    static boolean hasDiscoveredFields(LogFormat format) {
        return format.equals(LogFormat.DEFAULT);
    }

    private String account() {
        return record.format().has(FlowField.ACCOUNT_ID) ? text(FlowField.ACCOUNT_ID) : "-";
    }

    private String text(FlowField field) {
        String known = texts[field.ordinal()];
        if (known != null) {
            return known;
        }
        String text = record.text(field);
        texts[field.ordinal()] = text;
        return text;
    }
}
