package io.github.flowcheck.local.scan;

import io.github.flowcheck.local.scan.Measure.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group's row of numbers holds: its key, its measures, and where the group was first seen. Tables of the same shape share one, so
 * that it is at hand whichever of them a record belongs to. Immutable.
 */
final class GroupShape {
    final GroupKey[] keys;

    /** Where in a row each of the keys is. */
    final int[] keyPlaces;

    /** How many numbers the key is. */
    final int keyWidth;

    final Kind[] measures;

    /** Where in a row the measures of a kind are. */
    final int[] counts;

    final int[] sums;

    /** By sum the position of the field that it adds up. */
    final int[] summedFields;

    final int[] sumsOfTests;

    /** By sum of a test, which of the measures it is. */
    final int[] sumOfTestNumbers;

    final int[] earliest;
    final int[] latest;

    /** Measures that checks do not ask for. */
    final List<Measure.Other> others;

    /** Where in a row each of those begins. */
    final int[] otherPlaces;

    /** Where in a row each of the measures begins. */
    final int[] measurePlaces;

    /** By measure, which of {@link #others} it is. */
    final int[] otherNumbers;

    /** How many numbers a row has. */
    final int width;

    /** Whether all ordinary records are of one group, of which no more is asked than how many there are and when they began. */
    final boolean isOneCount;

    private final long[] codes;

    GroupShape(ScanQuery query) {
        keys = query.keys().toArray(new GroupKey[0]);
        keyPlaces = new int[keys.length];
        int numbers = 0;
        for (int i = 0; i < keys.length; i++) {
            keyPlaces[i] = numbers;
            numbers += keys[i].width();
        }
        keyWidth = numbers;
        measures = new Kind[query.measures().size()];
        measurePlaces = new int[measures.length];
        otherNumbers = new int[measures.length];
        int[] fields = new int[measures.length];
        int place = keyWidth;
        List<Measure.Other> rest = new ArrayList<>();
        for (int i = 0; i < measures.length; i++) {
            Measure measure = query.measures().get(i);
            measures[i] = measure.kind();
            measurePlaces[i] = place;
            place += measure instanceof Measure.Average ? 2 : 1;
            fields[i] = measure instanceof Measure.SumOfField sum ? sum.position() : -1;
            if (measure instanceof Measure.Other other) {
                otherNumbers[i] = rest.size();
                rest.add(other);
            }
        }
        others = List.copyOf(rest);
        otherPlaces = places(Kind.OTHER);
        counts = places(Kind.COUNT);
        sums = places(Kind.SUM_OF_FIELD);
        sumsOfTests = places(Kind.SUM_OF_TEST);
        earliest = places(Kind.EARLIEST);
        latest = places(Kind.LATEST);
        summedFields = new int[sums.length];
        sumOfTestNumbers = new int[sumsOfTests.length];
        int sum = 0;
        int sumOfTest = 0;
        for (int i = 0; i < measures.length; i++) {
            if (measures[i] == Kind.SUM_OF_FIELD) {
                summedFields[sum++] = fields[i];
            } else if (measures[i] == Kind.SUM_OF_TEST) {
                sumOfTestNumbers[sumOfTest++] = i;
            }
        }
        width = place + 1;
        isOneCount = sums.length == 0 && others.isEmpty() && isOfOneGroup(keys);
        codes = new long[1 + keys.length + measures.length];
        codes[0] = keys.length;
        for (int i = 0; i < keys.length; i++) {
            codes[1 + i] = keys[i].code();
        }
        for (int i = 0; i < measures.length; i++) {
            codes[1 + keys.length + i] = 8L * fields[i] + measures[i].ordinal();
        }
    }

    private static boolean isOfOneGroup(GroupKey[] keys) {
        return keys.length == 0
                || keys.length == 1 && keys[0] instanceof GroupKey.OfShortField field && field.isStatus();
    }

    private int[] places(Kind kind) {
        int[] places = new int[measures.length];
        int count = 0;
        for (int i = 0; i < measures.length; i++) {
            if (measures[i] == kind) {
                places[count++] = measurePlaces[i];
            }
        }
        return Arrays.copyOf(places, count);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupShape shape && Arrays.equals(codes, shape.codes) && others.equals(shape.others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }
}
