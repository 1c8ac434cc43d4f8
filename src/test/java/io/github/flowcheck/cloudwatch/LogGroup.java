package io.github.flowcheck.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A log group of the service. To be filled before the first query. */
public final class LogGroup {
    /** The account that all log groups of the service belong to. */
    public static final String ACCOUNT = "123456789010";

    private final String name;
    private final String suffix;
    private final boolean discovering;
    private boolean withoutDashes;
    private final Optional<Integer> retentionInDays;
    private final long creationTime;
    private final List<StoredEvent> events = new ArrayList<>();

    private LogGroup(
            String name, String suffix, boolean discovering, Optional<Integer> retentionInDays, long creationTime) {
        this.name = name;
        this.suffix = suffix;
        this.discovering = discovering;
        this.retentionInDays = retentionInDays;
        this.creationTime = creationTime;
    }

    /** A group of flow logs of all traffic that keeps its events for ever and was always there. */
    public static LogGroup of(String name) {
        return new LogGroup(name, "-all", true, Optional.empty(), 0);
    }

    /** The same whose streams end otherwise, such as in {@code -accept}. */
    public LogGroup streamsEnding(String other) {
        return new LogGroup(name, other, discovering, retentionInDays, creationTime);
    }

    /** The same of the Infrequent Access class, which discovers no fields. */
    public LogGroup infrequent() {
        return new LogGroup(name, suffix, false, retentionInDays, creationTime);
    }

    /** The same that shows no value where a record holds a dash; to be called before records are delivered. */
    public LogGroup withoutDashes() {
        withoutDashes = true;
        return this;
    }

    /** The same that keeps its events for so long and was made at that time, in milliseconds since 1970. */
    public LogGroup keeping(int days, long created) {
        return new LogGroup(name, suffix, discovering, Optional.of(days), created);
    }

    /** Delivers flow-log records of the default format, whichever traffic the flow log records. */
    public LogGroup deliver(List<String> lines) {
        lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> StoredEvent.ofFlow(line, suffix, ACCOUNT + ":" + name, discovering))
                .forEach(events::add);
        return this;
    }

    /** Delivers records of another format, by the names of its fields; they are discovered like those of the default one. */
    public LogGroup deliver(List<String> format, List<String> lines) {
        lines.stream()
                .map(line -> StoredEvent.ofFlow(format, line, suffix, ACCOUNT + ":" + name, discovering))
                .map(event -> withoutDashes ? event.withoutDashes() : event)
                .forEach(events::add);
        return this;
    }

    public String name() {
        return name;
    }

    String arn() {
        return "arn:aws:logs:eu-west-1:" + ACCOUNT + ":log-group:" + name;
    }

    boolean isDiscovering() {
        return discovering;
    }

    Optional<Integer> retentionInDays() {
        return retentionInDays;
    }

    long creationTime() {
        return creationTime;
    }

    List<StoredEvent> events() {
        return events;
    }

    /** The names of its streams that begin so, sorted. */
    public List<String> streams(String prefix) {
        TreeSet<String> names = new TreeSet<>();
        events.stream()
                .map(StoredEvent::stream)
                .filter(stream -> stream.startsWith(prefix))
                .forEach(names::add);
        return List.copyOf(names);
    }
}
