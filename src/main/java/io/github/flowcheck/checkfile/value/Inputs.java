package io.github.flowcheck.checkfile.value;

import java.util.Map;
import java.util.Optional;

/**
 * What a file's <code>${name}</code> may come from outside of it. Outside values are data: nothing in them is replaced again.
 *
 * @param properties Maven properties and {@code -D}, for <code>${name}</code>; the file's own vars go before them
 * @param environment environment variables, for <code>${env.NAME}</code>
 * @param target the entry of {@code targets} that is used; absent means none
 */
public record Inputs(Map<String, String> properties, Map<String, String> environment, Optional<String> target) {
    /** Nothing from outside. */
    public static final Inputs NONE = new Inputs(Map.of(), Map.of());

    public Inputs {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    public Inputs(Map<String, String> properties, Map<String, String> environment) {
        this(properties, environment, Optional.empty());
    }

    /** The same for one of the file's targets, or for none. */
    public Inputs withTarget(Optional<String> name) {
        return new Inputs(properties, environment, name);
    }
}
