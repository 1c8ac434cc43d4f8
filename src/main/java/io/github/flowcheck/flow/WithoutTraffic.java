package io.github.flowcheck.flow;

/**
 * Tells records without traffic as they are usual: a dash wherever they may have one, but for their account and interface perhaps.
 * For one thread.
 */
final class WithoutTraffic {
    private final FlowField[] fields;
    private final FieldShape[] shapes;
    private final int status;

    WithoutTraffic(LogFormat format) {
        fields = format.fields().toArray(new FlowField[0]);
        shapes = new FieldShape[fields.length];
        for (int i = 0; i < fields.length; i++) {
            shapes[i] = fields[i].shape();
        }
        status = format.fields().indexOf(FlowField.LOG_STATUS);
    }

    /** Whether a line is such a record. */
    boolean has(LinesAhead lines, int line) {
        if (status < 0
                || !OrdinaryFields.isWithoutTraffic(
                        lines.buffer(), lines.start(line, status), lines.end(line, status))) {
            return false;
        }
        for (int i = 0; i < fields.length; i++) {
            if (!isUsual(i, lines, lines.start(line, i), lines.end(line, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isUsual(int field, LinesAhead lines, int start, int end) {
        if (start == end || lines.isDash(start, end)) {
            return start < end && fields[field].mayLackWithoutTraffic();
        }
        return switch (shapes[field]) {
            case TEXT, STATUS -> true;
            case VERSION, SECONDS ->
                end - start <= shapes[field].mostDigits() && OrdinaryFields.number(lines.buffer(), start, end) >= 0;
            case INTERFACE -> OrdinaryFields.isInterface(lines.buffer(), start, end);
            default -> false;
        };
    }
}
