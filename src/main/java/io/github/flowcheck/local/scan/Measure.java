package io.github.flowcheck.local.scan;

/** What is computed for a group. */
sealed interface Measure {
    /** What measures there are, and where each begins. */
    enum Kind {
        COUNT(0),
        SUM_OF_FIELD(RecordNumber.NONE),
        SUM_OF_TEST(0),
        EARLIEST(Long.MAX_VALUE),
        LATEST(Long.MIN_VALUE),
        /** One that checks do not ask for. */
        OTHER(RecordNumber.NONE);

        private final long start;

        Kind(long start) {
            this.start = start;
        }

        /** The value before the first record. */
        long start() {
            return start;
        }
    }

    Kind kind();

    /** One that checks do not ask for. */
    sealed interface Other extends Measure {
        @Override
        default Kind kind() {
            return Kind.OTHER;
        }
    }

    /** How many records there are. */
    record Count() implements Measure {
        @Override
        public Kind kind() {
            return Kind.COUNT;
        }
    }

    /** The sum of a field, as far as it is a number. */
    record SumOfField(int position) implements Measure {
        @Override
        public Kind kind() {
            return Kind.SUM_OF_FIELD;
        }
    }

    /** In how many records a condition holds. */
    record SumOfTest(RecordTest test) implements Measure {
        @Override
        public Kind kind() {
            return Kind.SUM_OF_TEST;
        }
    }

    /** When the earliest record begins. */
    record Earliest() implements Measure {
        @Override
        public Kind kind() {
            return Kind.EARLIEST;
        }
    }

    /** When the latest record begins. */
    record Latest() implements Measure {
        @Override
        public Kind kind() {
            return Kind.LATEST;
        }
    }

    /** The sum of a number that is computed. */
    record Sum(RecordNumber number) implements Other {}

    /** The sum of a number, divided by how many records have one. */
    record Average(RecordNumber number) implements Other {}

    /**
     * The least or the greatest of the numbers in a field; of the texts, if none of them is a number.
     *
     * @param position of a field that nearly always is a number
     * @param sign 1 for the greatest, -1 for the least
     */
    record Extreme(int position, int sign) implements Other {}

    /** How many different values there are. */
    record Distinct(GroupKey value) implements Other {}
}
