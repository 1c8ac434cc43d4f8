package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.value.JsonReader;
import io.github.flowcheck.engine.value.Structure;
import io.github.flowcheck.engine.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions of maps and lists. A list can also be given as the text of a JSON array, in which form events have it. */
final class JsonFunctions {
    /** How many parts {@code split} makes at most of a text. */
    private static final int MOST_PARTS = 100_000;

    private JsonFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("jsonParse", arguments -> {
            Evaluator operand = arguments.text(0);
            return row -> operand.on(row) instanceof String text
                    ? JsonReader.read(text).orElse(null)
                    : null;
        });
        builders.put("jsonStringify", arguments -> {
            Evaluator operand = arguments.value(0);
            return row -> {
                if (!(operand.on(row) instanceof Structure structure)) {
                    return null;
                }
                String json = structure.toString();
                arguments.budget().checkLength(json.length());
                return json;
            };
        });
        builders.put("jsonArraySize", arguments -> {
            Evaluator operand = arguments.value(0);
            return row -> list(operand.on(row))
                    .map(list -> (Object) (long) list.elements().size())
                    .orElse(null);
        });
        builders.put("jsonArrayContains", JsonFunctions::contains);
        builders.put("split", JsonFunctions::split);
    }

    private static Optional<Structure> list(@Nullable Object value) {
        Optional<Structure> structure = value instanceof Structure known
                ? Optional.of(known)
                : value instanceof String text && text.indexOf('[') >= 0 ? JsonReader.read(text) : Optional.empty();
        return structure.filter(Structure.OfElements.class::isInstance);
    }

    /** False where there is no list, as the documentation says of what is no JSON array. */
    private static Evaluator contains(Arguments arguments) {
        Evaluator operand = arguments.value(0);
        Evaluator wanted = arguments.text(1);
        return row -> {
            Object text = wanted.on(row);
            return text != null
                    && list(operand.on(row))
                            .filter(list -> list.elements().stream()
                                    .anyMatch(element -> Values.isPlain(element) && text.equals(Values.text(element))))
                            .isPresent();
        };
    }

    /** The parts between a delimiter, empty ones too; the whole text where the delimiter is empty. */
    private static Evaluator split(Arguments arguments) {
        Evaluator operand = arguments.text(0);
        Evaluator delimiter = arguments.text(1);
        return row -> operand.on(row) instanceof String text && delimiter.on(row) instanceof String between
                ? Structure.OfElements.ofText(parts(text, between, arguments))
                : null;
    }

    private static List<String> parts(String text, String delimiter, Arguments arguments) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int end = delimiter.isEmpty() ? -1 : text.indexOf(delimiter);
        while (end >= 0) {
            parts.add(text.substring(from, end));
            if (parts.size() > MOST_PARTS) {
                arguments.budget().checkLength(Long.MAX_VALUE);
            }
            from = end + delimiter.length();
            end = text.indexOf(delimiter, from);
        }
        parts.add(text.substring(from));
        return parts;
    }
}
