package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.ExactSum;
import io.github.flowcheck.engine.value.Numbers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds numbers up in the rows of groups, and beside them what does not fit there: numbers that are large or no whole ones. */
final class Sums {
    /** By the place in the rows. */
    private final Map<Integer, ExactSum> rests = new HashMap<>();

    /** Adds a whole number to the sum at a place, which is {@link RecordNumber#NONE} where there is none yet. */
    void add(long[] numbers, int place, long number) {
        long before = numbers[place] == RecordNumber.NONE ? 0 : numbers[place];
        long sum = before + number;
        if (((before ^ sum) & (number ^ sum)) < 0 || sum == RecordNumber.NONE) {
            rest(place).add(before);
            sum = number;
        }
        numbers[place] = sum;
    }

    /** Adds any number to the sum at a place. */
    void addAny(int place, Number number) {
        rest(place).add(number);
    }

    /** Adds a sum of other rows. */
    void addAll(long[] numbers, int place, Sums other, long[] otherNumbers, int otherPlace) {
        if (otherNumbers[otherPlace] != RecordNumber.NONE) {
            add(numbers, place, otherNumbers[otherPlace]);
        }
        ExactSum more = other.rests.get(otherPlace);
        if (more != null) {
            rest(place).addAll(more);
        }
    }

    /** The sum at a place; null if nothing was added. */
    @Nullable
    Number value(long[] numbers, int place) {
        long number = numbers[place];
        ExactSum rest = rests.get(place);
        if (rest == null) {
            return number == RecordNumber.NONE ? null : (Number) number;
        }
        return number == RecordNumber.NONE
                ? rest.value()
                : Numbers.of(rest.exact().add(Numbers.decimal(number)));
    }

    private ExactSum rest(int place) {
        return rests.computeIfAbsent(place, fresh -> new ExactSum());
    }
}
