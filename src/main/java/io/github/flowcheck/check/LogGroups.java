package io.github.flowcheck.check;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Log groups, by name or ARN, in the order of the file.
 *
 * @param inputs none twice; empty where none is named
 */
public record LogGroups(List<Input<String>> inputs) {
    /** None is named. */
    public static final LogGroups NONE = new LogGroups(List.of());

    public LogGroups {
        inputs = List.copyOf(new LinkedHashSet<>(inputs));
    }

    /** Those that are written in the file. */
    public static LogGroups of(List<String> names) {
        return new LogGroups(Input.of(names));
    }

    /** Their names or ARNs. */
    public List<String> names() {
        return Input.values(inputs);
    }

    public boolean isEmpty() {
        return inputs.isEmpty();
    }
}
