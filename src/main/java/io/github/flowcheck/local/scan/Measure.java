package io.github.flowcheck.local.scan;

/** What is computed for a group. */
sealed interface Measure {
    /** What measures there are, and where each begins. */
    enum Kind {
        COUNT(0),
        SUM_OF_FIELD(GroupTable.NO_SUM),
        SUM_OF_TEST(0),
        EARLIEST(Long.MAX_VALUE),
        LATEST(Long.MIN_VALUE);

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
}
