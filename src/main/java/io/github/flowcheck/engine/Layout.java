package io.github.flowcheck.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which value of a row stands in which slot, between two aggregations. A name that is defined anew gets a slot of its own. */
final class Layout {
    static final String TIMESTAMP = "@timestamp";

    private final boolean ofEvents;
    private final List<Optional<String>> eventFields = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();

    private Layout(boolean ofEvents) {
        this.ofEvents = ofEvents;
    }

    /** Rows of events: any name is a field that an event may have. */
    static Layout ofEvents() {
        return new Layout(true);
    }

    /** Rows that an aggregation makes: only what it defines is there. */
    static Layout ofGroups() {
        return new Layout(false);
    }

    boolean isOfEvents() {
        return ofEvents;
    }

    int size() {
        return eventFields.size();
    }

    /** The slot of a name; empty if no row can have it. */
    Optional<Integer> find(String name) {
        Integer slot = slots.get(name);
        if (slot == null && ofEvents) {
            slot = add(Optional.of(name.equals(TIMESTAMP) ? TIMESTAMP : name));
            slots.put(name, slot);
        }
        return Optional.ofNullable(slot);
    }

    /** A new slot for a name; whatever the name meant before, it means this from now on. */
    int define(String name) {
        int slot = hidden();
        slots.put(name, slot);
        return slot;
    }

    /** A slot that no name leads to. */
    int hidden() {
        return add(Optional.empty());
    }

    Collection<String> names() {
        return slots.keySet();
    }

    /** By slot, the field of an event that stands there; null for what is computed. {@link #TIMESTAMP} is that very object. */
    @Nullable
    String[] eventFields() {
        return eventFields.stream().map(field -> field.orElse(null)).toArray(String[]::new);
    }

    private int add(Optional<String> field) {
        eventFields.add(field);
        return eventFields.size() - 1;
    }
}
