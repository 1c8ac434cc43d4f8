package io.github.flowcheck.flow;

import java.util.Arrays;

/** Tells which network interface lines are about. */
final class InterfaceCheck implements LineStep {
    private final int field;
    private final InterfaceNumbers interfaces = new InterfaceNumbers();

    /** By line. */
    private final int[] numbers;

    /**
     * @param field -1 if lines have no interface
     * @param most how many lines there are at most
     */
    InterfaceCheck(int field, int most) {
        this.field = field;
        this.numbers = new int[most];
        Arrays.fill(numbers, InterfaceNumbers.NONE);
    }

    @Override
    public void on(LinesAhead lines) {
        if (field < 0) {
            return;
        }
        int[] ends = lines.ends();
        byte[] buffer = lines.buffer();
        int at = 1 + field;
        for (int i = 0; i < lines.count(); i++) {
            int start = ends[at - 1] + 1;
            int end = ends[at];
            int number = interfaces.of(buffer, start, end - start);
            numbers[i] = number;
            if (number < 0) {
                lines.wrong[i] |= OrdinaryFields.isInterface(buffer, start, end) || lines.isDash(start, end) ? 0 : 1;
            }
            at += lines.stride();
        }
    }

    /** Which of the interfaces it is that were numbered; {@link InterfaceNumbers#NONE} if none. */
    int number(int line) {
        return numbers[line];
    }
}
