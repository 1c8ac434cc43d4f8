package io.github.flowcheck.checkfile.yaml;

import java.util.Arrays;

/** Translates offsets in code points, which the YAML library counts, to offsets in UTF-16 units. */
final class CodePointOffsets {
    /** Of a text that has no character of two units, and begins with its first. */
    static final CodePointOffsets NONE = new CodePointOffsets("", 0);

    /** Indexes, in code points, of the characters that take two units, ascending. */
    private final int[] wide;

    private final int start;

    /** @param start the unit at which code point 0 stands */
    CodePointOffsets(String text, int start) {
        this.start = start;
        int[] found = new int[16];
        int count = 0;
        int index = 0;
        for (int unit = start; unit < text.length(); index++) {
            int width = Character.charCount(text.codePointAt(unit));
            if (width == 2) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = index;
            }
            unit += width;
        }
        wide = Arrays.copyOf(found, count);
    }

    int unit(int codePoint) {
        int place = Arrays.binarySearch(wide, codePoint);
        int before = place < 0 ? -place - 1 : place;
        return start + codePoint + before;
    }
}
