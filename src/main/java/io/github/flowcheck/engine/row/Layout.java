package io.github.flowcheck.engine.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which value of a row stands in which slot, between two aggregations. A name that is defined anew gets a slot of its own. */
public final class Layout {
    /** The field that holds an event's time. */
    public static final String TIMESTAMP = "@timestamp";

    private final boolean ofEvents;
    private final List<Optional<String>> eventFields = new ArrayList<>();
    private final Map<Integer, Member> members = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    /** Names of maps and lists; true for those that hold nothing else. */
    private final Map<String, Boolean> structures = new HashMap<>();

    private Layout(boolean ofEvents) {
        this.ofEvents = ofEvents;
    }

    /** A slot whose value is a part of the map or list in another one. */
    record Member(int base, String path) {}

    /** Rows of events: any name is a field that an event may have. */
    public static Layout ofEvents() {
        return new Layout(true);
    }

    /** Rows that an aggregation makes: only what it defines is there. */
    public static Layout ofGroups() {
        return new Layout(false);
    }

    /** Whether rows have the fields of events. */
    public boolean isOfEvents() {
        return ofEvents;
    }

    /** How many slots there are. */
    public int size() {
        return eventFields.size();
    }

    /** The slot of a name, or of a part of a map or list by its path; empty if no row can have it. */
    public Optional<Integer> find(String name) {
        Integer slot = slots.get(name);
        if (slot != null && !eventFields.get(slot).isPresent()) {
            return Optional.of(slot);
        }
        String structure = structureOf(name);
        if (!structure.isEmpty()) {
            return Optional.of(member(slots.get(structure), name.substring(structure.length() + 1)));
        }
        if (slot == null && ofEvents) {
            slot = add(Optional.of(name.equals(TIMESTAMP) ? TIMESTAMP : name));
            slots.put(name, slot);
        }
        return Optional.ofNullable(slot);
    }

    /** The name of the map or list that a name with dots is a part of; empty if it is part of none. */
    private String structureOf(String name) {
        int dot = structures.isEmpty() ? -1 : name.lastIndexOf('.');
        while (dot > 0 && !structures.containsKey(name.substring(0, dot))) {
            dot = name.lastIndexOf('.', dot - 1);
        }
        return dot > 0 ? name.substring(0, dot) : "";
    }

    /** The slot of a part of the map or list that stands in a slot. */
    public int member(int base, String path) {
        Member member = new Member(base, path);
        return members.entrySet().stream()
                .filter(known -> known.getValue().equals(member))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    int slot = hidden();
                    members.put(slot, member);
                    return slot;
                });
    }

    /** A new slot for a name; whatever the name meant before, it means this from now on. */
    public int define(String name) {
        int slot = hidden();
        slots.put(name, slot);
        structures.remove(name);
        return slot;
    }

    /**
     * A new slot for a name that stands for a map or a list, so that {@code name.part} is in it.
     *
     * @param always whether it can be nothing else
     */
    public int defineStructure(String name, boolean always) {
        int slot = define(name);
        structures.put(name, always);
        return slot;
    }

    /** Whether a name can stand for a map or a list, or for a part of one. */
    public boolean mayBeStructure(String name) {
        return structures.containsKey(name) || !structureOf(name).isEmpty();
    }

    /** Whether a name stands for a map or a list and nothing else. */
    public boolean isStructure(String name) {
        return structures.getOrDefault(name, false);
    }

    /** A slot that no name leads to. */
    public int hidden() {
        return add(Optional.empty());
    }

    /** The names that lead to a slot. */
    public Collection<String> names() {
        return slots.keySet();
    }

    /** By slot, the field of an event that stands there; null for what is computed. {@link #TIMESTAMP} is that very object. */
    @Nullable
    String[] eventFields() {
        return eventFields.stream().map(field -> field.orElse(null)).toArray(String[]::new);
    }

    /** By slot, what it is a part of; null for all others. */
    @Nullable
    Member[] members() {
        Member[] bySlot = new Member[eventFields.size()];
        members.forEach((slot, member) -> bySlot[slot] = member);
        return bySlot;
    }

    private int add(Optional<String> field) {
        eventFields.add(field);
        return eventFields.size() - 1;
    }
}
