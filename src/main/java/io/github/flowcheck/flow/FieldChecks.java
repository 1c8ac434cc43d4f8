package io.github.flowcheck.flow;

import java.util.ArrayList;
import java.util.List;

/** The checks that tell ordinary lines of a format. A field that may be any text has none. */
final class FieldChecks {
    private FieldChecks() {}

    /**
     * Those of all fields but the network interface.
     *
     * @param lines that will be looked at
     */
    static List<LineStep> of(LogFormat format, LinesAhead lines) {
        List<LineStep> checks = new ArrayList<>();
        List<FlowField> fields = format.fields();
        KnownAddresses known = new KnownAddresses();
        int run = 0;
        for (int i = 0; i < fields.size(); i++) {
            FlowField field = fields.get(i);
            FieldShape shape = field.shape();
            boolean lasts = format.isAlwaysNumber(i);
            if (lasts) {
                run++;
                checks.add(shape.highest() > 0 ? new UpTo(i, shape) : new Digits(i, shape));
            }
            if (run > 0 && (!lasts || i == fields.size() - 1)) {
                int last = lasts ? i : i - 1;
                checks.add(new Numbers(last - run + 1, last));
                run = 0;
            }
            if (!lasts && shape.isNumber()) {
                checks.add(new PerhapsNumber(i, shape));
            } else if (shape == FieldShape.ADDRESS) {
                checks.add(new AddressCheck(i, field.mayLack(), known, lines.ipv6(i)));
            } else if (shape == FieldShape.ACTION) {
                checks.add(new Action(i));
            } else if (shape == FieldShape.STATUS) {
                checks.add(new Status(i));
            }
        }
        return checks;
    }

    /** Numbers, from one field to another, have nothing but digits. */
    private record Numbers(int from, int to) implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            int[] ends = lines.ends();
            TextMarks marks = lines.marks();
            int at = 1 + from;
            int end = 1 + to;
            for (int i = 0; i < lines.count(); i++) {
                lines.wrong[i] |= marks.others(ends[at - 1] + 1, ends[end]);
                at += lines.stride();
                end += lines.stride();
            }
        }
    }

    /** A number has no more digits than are always right. */
    private record Digits(int field, FieldShape shape) implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            int[] ends = lines.ends();
            int most = shape.mostDigits();
            int at = 1 + field;
            for (int i = 0; i < lines.count(); i++) {
                lines.wrong[i] |= most - (ends[at] - ends[at - 1] - 1) >>> 31;
                at += lines.stride();
            }
        }
    }

    /** A number is not too high. */
    private record UpTo(int field, FieldShape shape) implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            int[] ends = lines.ends();
            byte[] buffer = lines.buffer();
            int most = shape.mostDigits();
            long highest = EightBytes.packed(shape.highest());
            int at = 1 + field;
            for (int i = 0; i < lines.count(); i++) {
                int end = ends[at];
                int length = end - ends[at - 1] - 1;
                lines.wrong[i] |= highest - EightBytes.packed(buffer, end, length) >>> 63 | most - length >>> 31;
                at += lines.stride();
            }
        }
    }

    /** A field is a number, or lacking. */
    private record PerhapsNumber(int field, FieldShape shape) implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            int[] ends = lines.ends();
            TextMarks marks = lines.marks();
            int most = shape.mostDigits();
            int at = 1 + field;
            for (int i = 0; i < lines.count(); i++) {
                int start = ends[at - 1] + 1;
                int end = ends[at];
                boolean right = end - start <= most && marks.others(start, end) == 0 || lines.isDash(start, end);
                lines.wrong[i] |= right ? 0 : 1;
                at += lines.stride();
            }
        }
    }

    private record Action(int field) implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            int[] ends = lines.ends();
            int at = 1 + field;
            for (int i = 0; i < lines.count(); i++) {
                lines.wrong[i] |= OrdinaryFields.isAction(lines.buffer(), ends[at - 1] + 1, ends[at]) ? 0 : 1;
                at += lines.stride();
            }
        }
    }

    /** A log status is that of traffic. */
    private record Status(int field) implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            int[] ends = lines.ends();
            int at = 1 + field;
            for (int i = 0; i < lines.count(); i++) {
                lines.wrong[i] |= OrdinaryFields.isOk(lines.buffer(), ends[at - 1] + 1, ends[at]) ? 0 : 1;
                at += lines.stride();
            }
        }
    }
}
