package io.github.flowcheck.check;

import java.util.List;
import java.util.Optional;

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
        return values.stream().map(Input::of).toList();
    }

    /** The values themselves, none twice. */
    public static <T> List<T> values(List<Input<T>> inputs) {
        return inputs.stream().map(Input::value).distinct().toList();
    }
}
