package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the keys that a file may have for all of its checks and a check for itself. */
final class ScopeReader {
    private final Values values;
    private final NameValues names;

    ScopeReader(Values values) {
        this.values = values;
        this.names = new NameValues(values);
    }

    /** The value of {@code logGroup} or {@code logGroups}; empty where neither is written. */
    List<String> logGroups(Fields fields) {
        fields.exclude("logGroup", "logGroups", values.problems());
        return fields.value("logGroup")
                .or(() -> fields.value("logGroups"))
                .map(names::logGroups)
                .orElse(List.of());
    }

    Optional<Window> window(Fields fields) {
        return fields.value("window")
                .flatMap(node -> values.text(node, ValueKind.WINDOW))
                .flatMap(this::window);
    }

    private Optional<Window> window(Text text) {
        Optional<Window> window = Window.parse(text.value());
        if (window.isEmpty()) {
            values.refuse(text, ValueKind.WINDOW);
        }
        return window;
    }

    /** Tells {@code format} and {@code match} where they ask for what cannot be read or rendered. */
    void checkDialect(Fields fields) {
        word(fields.value("format"), ValueKind.FORMAT, "default");
        word(fields.value("match"), ValueKind.MATCH, "exact");
    }

    private void word(Optional<YamlNode> node, ValueKind kind, String only) {
        node.flatMap(value -> values.choice(value, kind, Map.of(only, only)));
    }
}
