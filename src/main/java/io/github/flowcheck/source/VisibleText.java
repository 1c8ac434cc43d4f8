package io.github.flowcheck.source;

/** Foreign text as it may be shown on a terminal, so that no input can move the cursor or hide what stands in it. */
public final class VisibleText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private VisibleText() {}

    /**
     * The text with U+FFFD for every code point that would be acted upon instead of shown: controls, line and paragraph
     * separators, invisible and text-reordering format characters, halves of surrogate pairs. Tabs stay, and so do the joiners
     * that some scripts are written with. As many code points as before.
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isUnseen)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(isUnseen(c) ? REPLACEMENT : c));
        return shown.toString();
    }

    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\t';
            case Character.FORMAT -> codePoint != NON_JOINER && codePoint != JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
