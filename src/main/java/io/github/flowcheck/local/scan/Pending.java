package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.RecordTest.InBlock;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task, and those of its tests that have not been asked yet. */
record Pending(ScanTask task, List<RecordTest> tests) {
    /** The task's own test that asks the same; null if there is none. */
    @Nullable
    RecordTest same(RecordTest asked, LogFormat format) {
        for (RecordTest test : tests) {
            if (isSame(test, asked, format)) {
                return test;
            }
        }
        return null;
    }

    /** What tests do with a number's field that holds none is not compared, so such a field has to be always a number. */
    static boolean isSame(RecordTest one, RecordTest other, LogFormat format) {
        if (one == other) {
            return true;
        } else if (one instanceof OfNumber a && other instanceof OfNumber b) {
            return a.position() == b.position()
                    && format.isAlwaysNumber(a.position())
                    && Arrays.equals(a.numbers().firsts(), b.numbers().firsts())
                    && Arrays.equals(a.numbers().lasts(), b.numbers().lasts());
        }
        if (one instanceof InBlock) {
            return one.equals(other);
        }
        return one instanceof OfText a
                && other instanceof OfText b
                && a.position() == b.position()
                && a.texts().length == b.texts().length
                && areSame(a, b);
    }

    private static boolean areSame(OfText a, OfText b) {
        for (int i = 0; i < a.texts().length; i++) {
            if (!a.texts()[i].text().equals(b.texts()[i].text())) {
                return false;
            }
        }
        return true;
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
