package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.row.Evaluator;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All functions of one row. Their names are those that the table of functions calls evaluated. */
public final class ScalarFunctions {
    private static final Map<String, Builder> BUILDERS = Collections.unmodifiableMap(builders());

    private ScalarFunctions() {}

    /** Makes the closure of a call. */
    @FunctionalInterface
    public interface Builder {
        Evaluator build(Arguments arguments);
    }

    /** How a function is computed; null for one that is not. */
    public static @Nullable Builder find(String name) {
        return BUILDERS.get(name);
    }

    public static Set<String> names() {
        return BUILDERS.keySet();
    }

    private static Map<String, Builder> builders() {
        Map<String, Builder> builders = new HashMap<>();
        GeneralFunctions.addTo(builders);
        NumberFunctions.addTo(builders);
        TextFunctions.addTo(builders);
        CodecFunctions.addTo(builders);
        TimeFunctions.addTo(builders);
        DateFunctions.addTo(builders);
        AddressFunctions.addTo(builders);
        JsonFunctions.addTo(builders);
        return builders;
    }
}
