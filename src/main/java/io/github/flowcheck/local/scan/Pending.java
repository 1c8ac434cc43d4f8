package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task, and those of its tests that have not been asked yet. */
record Pending(ScanTask task, List<RecordTest> tests) {
    /** The task's own test that asks the same; null if there is none. */
    @Nullable
    RecordTest same(RecordTest asked, LogFormat format) {
        for (RecordTest test : tests) {
            if (SameTests.areSame(test, asked, format)) {
                return test;
            }
        }
        return null;
    }

    /**
     * The same for records that have a text in a field, whose tests of it are answered.
     *
     * @param position of the field; -1 if records do not have it
     * @return null if no such record belongs to the task
     */
    @Nullable
    Pending of(int position, String text) {
        Pending left = this;
        for (RecordTest test : tests) {
            if (test instanceof OfText ofText && ofText.position() == position) {
                if (!ofText.isOneOf(text)) {
                    return null;
                }
                left = left.without(test);
            }
        }
        return left;
    }

    /** The test of a field by the ranges of its numbers; null if there is none. */
    @Nullable
    OfNumber numberAt(int position) {
        for (RecordTest test : tests) {
            if (test instanceof OfNumber number && number.position() == position) {
                return number;
            }
        }
        return null;
    }

    /** The test of a field by some short texts; null if there is none. */
    @Nullable
    OfText textAt(int position) {
        for (RecordTest test : tests) {
            if (test instanceof OfText text && text.position() == position && text.isShort()) {
                return text;
            }
        }
        return null;
    }

    Pending without(RecordTest told) {
        List<RecordTest> others = new ArrayList<>(tests.size());
        for (RecordTest test : tests) {
            if (test != told) {
                others.add(test);
            }
        }
        return new Pending(task, others);
    }
}
