package io.github.flowcheck.engine.expression;

import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The literals of an {@code in}: a text is looked up by its characters, and where some of them are numbers, by its value. */
final class Members {
    private final Set<String> texts = new HashSet<>();
    private final Set<Number> numbers = new TreeSet<>(Numbers::compare);

    Members(List<Object> literals) {
        for (Object literal : literals) {
            texts.add(Values.text(literal));
            Number number = Values.number(literal);
            if (number != null) {
                numbers.add(number);
            }
        }
    }

    boolean contains(Object value) {
        if (texts.contains(Values.text(value))) {
            return true;
        }
        if (numbers.isEmpty()) {
            return false;
        }
        Number number = Values.number(value);
        return number != null && numbers.contains(number);
    }
}
