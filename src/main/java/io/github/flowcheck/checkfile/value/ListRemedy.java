package io.github.flowcheck.checkfile.value;

/** Writes as a list what stands in one text. */
final class ListRemedy {
    /** A longer list is not written out, in characters. */
    private static final int LONGEST = 200;

    private ListRemedy() {}

    /**
     * The list in brackets; of a long one only how it begins.
     *
     * @param separators what stands between two values, as a regular expression
     */
    static String of(String text, String separators) {
        String list =
                text.substring(0, Math.min(text.length(), LONGEST)).strip().replaceAll(separators, ", ");
        return text.length() <= LONGEST ? "[" + list + "]" : "[" + wholeValues(list) + "…]";
    }

    /** Without the last value, which may be cut; nothing of a list that has no other. */
    private static String wholeValues(String list) {
        int end = list.lastIndexOf(", ");
        return end < 0 ? "" : list.substring(0, end + 2);
    }
}
