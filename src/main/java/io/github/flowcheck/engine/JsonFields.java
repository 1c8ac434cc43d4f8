package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.JsonReader;
import io.github.flowcheck.engine.value.Structure;
import io.github.flowcheck.engine.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the fields of a JSON message: texts, and maps and lists, of which most are never asked for. */
final class JsonFields {
    /** How many values are found in a message [CWL_AnalyzeLogData-discoverable-fields]. */
    private static final int MOST = 200;

    private final Map<String, Object> fields = new HashMap<>();
    private int values;

    private JsonFields() {}

    static Map<String, Object> of(String message) {
        Optional<Structure.OfMembers> object = message.stripLeading().startsWith("{")
                ? JsonReader.read(message)
                        .filter(Structure.OfMembers.class::isInstance)
                        .map(Structure.OfMembers.class::cast)
                : Optional.empty();
        JsonFields found = new JsonFields();
        object.ifPresent(members -> members.names()
                .forEach(name -> found.add(name.startsWith("@") ? "@" + name : name, members.member(name))));
        return found.fields;
    }

    private void add(String path, @Nullable Object value) {
        if (value instanceof Structure.OfMembers members) {
            fields.putIfAbsent(path, members);
            members.names().forEach(name -> add(path + "." + name, members.member(name)));
        } else if (value instanceof Structure.OfElements list) {
            fields.putIfAbsent(path, list);
            List<@Nullable Object> elements = list.elements();
            for (int i = 0; i < elements.size() && values < MOST; i++) {
                add(path + "." + i, elements.get(i));
            }
        } else if (value != null && values < MOST) {
            values++;
            fields.put(path, Values.shown(value));
        }
    }
}
