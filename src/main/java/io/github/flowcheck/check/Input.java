package io.github.flowcheck.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a check, and the parameter that it came from.
 *
 * @param value what it is in this run; of a parameter without a value, that of nobody
 * @param parameter absent for a value that is written in the file
 */
public record Input<T>(T value, Optional<Parameter> parameter) {
    /** A value that is written in the file. */
    public static <T> Input<T> of(T value) {
        return new Input<>(value, Optional.empty());
    }

    /** Values that are written in the file. */
    public static <T> List<Input<T>> of(List<T> values) {
        List<Input<T>> inputs = new ArrayList<>();
        for (T value : values) {
            inputs.add(of(value));
        }
        return List.copyOf(inputs);
    }

    /** The values themselves, none twice. */
    public static <T> List<T> values(List<Input<T>> inputs) {
        Set<T> values = new LinkedHashSet<>();
        for (Input<T> input : inputs) {
            values.add(input.value());
        }
        return List.copyOf(values);
    }

    /** The parameters that the values came from, none twice. */
    static List<Parameter> parameters(List<? extends Input<?>> inputs) {
        Set<Parameter> parameters = new LinkedHashSet<>();
        for (Input<?> input : inputs) {
            if (input.parameter().isPresent()) {
                parameters.add(input.parameter().get());
            }
        }
        return List.copyOf(parameters);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Input<?> that && value.equals(that.value) && parameter.equals(that.parameter);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + parameter.hashCode();
    }
}
