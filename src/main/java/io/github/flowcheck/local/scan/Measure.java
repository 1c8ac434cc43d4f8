package io.github.flowcheck.local.scan;

/** What is computed for a group, and where it begins. */
sealed interface Measure {
    /** How many records there are. */
    record Count() implements Measure {}

    /** The sum of a field, as far as it is a number. */
    record SumOfField(int position) implements Measure {}

    /** In how many records a condition holds. */
    record SumOfTest(RecordTest test) implements Measure {}

    /** When the earliest record begins. */
    record Earliest() implements Measure {}

    /** When the latest record begins. */
    record Latest() implements Measure {}

    /** The value before the first record. */
    default long start() {
        if (this instanceof Earliest) {
            return Long.MAX_VALUE;
        }
        return this instanceof Latest ? Long.MIN_VALUE : this instanceof SumOfField ? GroupTable.NO_SUM : 0;
    }
}
