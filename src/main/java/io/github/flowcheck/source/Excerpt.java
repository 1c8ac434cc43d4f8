package io.github.flowcheck.source;

/** The source line of a place with carets below it. */
final class Excerpt {
    private static final int WIDTH = 120;

    private Excerpt() {}

    /** Two lines, each led by LF: the source line behind its number, and the carets. Long lines are cut around the place. */
    static String of(Place place) {
        String line = place.source().lineText(place.line());
        int column = Math.min(place.column() - 1, line.codePointCount(0, line.length()));
        int start = line.offsetByCodePoints(0, column);
        int end = Math.min(line.length(), start + place.end() - place.start());
        int cut = Math.max(0, Math.min(start - WIDTH / 2, line.length() - WIDTH));
        int from = wholeCharacter(line, cut);
        int to = wholeCharacter(line, Math.min(line.length(), cut + WIDTH));
        String lead = from > 0 ? "…" : "";
        String tail = to < line.length() ? "…" : "";
        String number = Integer.toString(place.line());
        int carets = Math.max(1, line.codePointCount(start, Math.max(start, Math.min(end, to))));
        String shown = lead + VisibleText.of(line.substring(from, to)) + tail;
        String below = " ".repeat(lead.length()) + blank(line.substring(from, start)) + "^".repeat(carets);
        return "\n  " + number + " | " + shown + "\n  " + " ".repeat(number.length()) + " | " + below;
    }

    /** The offset, or the one before it where it would cut a surrogate pair. */
    private static int wholeCharacter(String line, int offset) {
        boolean inPair = offset > 0
                && offset < line.length()
                && Character.isSurrogatePair(line.charAt(offset - 1), line.charAt(offset));
        return inPair ? offset - 1 : offset;
    }

    /** As many blanks as the text is long; tabs stay tabs, so that carets line up. */
    private static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
        return blank.toString();
    }
}
