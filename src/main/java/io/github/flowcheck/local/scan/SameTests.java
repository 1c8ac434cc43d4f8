package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.RecordTest.All;
import io.github.flowcheck.local.scan.RecordTest.Any;
import io.github.flowcheck.local.scan.RecordTest.None;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import java.util.Arrays;
import java.util.List;

/** Tells which tests ask the same of plain records. Some that do are not seen to. */
final class SameTests {
    private SameTests() {}

    /** What tests do with a number's field that holds none is not compared, so such a field has to be always a number. */
    static boolean areSame(RecordTest one, RecordTest other, LogFormat format) {
        if (one == other) {
            return true;
        } else if (one instanceof OfNumber a && other instanceof OfNumber b) {
            return a.position() == b.position()
                    && format.isAlwaysNumber(a.position())
                    && Arrays.equals(a.numbers().firsts(), b.numbers().firsts())
                    && Arrays.equals(a.numbers().lasts(), b.numbers().lasts());
        } else if (one instanceof OfText a && other instanceof OfText b) {
            return a.position() == b.position() && areSame(a, b);
        } else if (one instanceof All a && other instanceof All b) {
            return areSame(Arrays.asList(a.tests()), Arrays.asList(b.tests()), format);
        } else if (one instanceof Any a && other instanceof Any b) {
            return areSame(Arrays.asList(a.tests()), Arrays.asList(b.tests()), format);
        } else if (one instanceof None a && other instanceof None b) {
            return areSame(a.test(), b.test(), format);
        }
        return one instanceof RecordTest.InBlock && one.equals(other);
    }

    /** Whether each of some tests is the same as the one that stands at its place among the others. */
    static boolean areSame(List<RecordTest> some, List<RecordTest> others, LogFormat format) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!areSame(some.get(i), others.get(i), format)) {
                return false;
            }
        }
        return true;
    }

    /** Equal for tests that are the same. */
    static int hash(List<RecordTest> tests) {
        int hash = 0;
        for (RecordTest test : tests) {
            hash = 31 * hash + hash(test);
        }
        return hash;
    }

    private static int hash(RecordTest test) {
        if (test instanceof OfNumber number) {
            return 31 * number.position() + Arrays.hashCode(number.numbers().firsts());
        } else if (test instanceof OfText text) {
            int hash = text.position();
            for (RecordTest.ShortText one : text.texts()) {
                hash = 31 * hash + one.text().hashCode();
            }
            return hash;
        } else if (test instanceof All all) {
            return hash(Arrays.asList(all.tests()));
        } else if (test instanceof Any any) {
            return ~hash(Arrays.asList(any.tests()));
        }
        return test instanceof None none ? 1 + hash(none.test()) : 0;
    }

    private static boolean areSame(OfText a, OfText b) {
        if (a.texts().length != b.texts().length) {
            return false;
        }
        for (int i = 0; i < a.texts().length; i++) {
            if (!a.texts()[i].text().equals(b.texts()[i].text())) {
                return false;
            }
        }
        return true;
    }
}
