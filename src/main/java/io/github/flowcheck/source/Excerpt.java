package io.github.flowcheck.source;

/** The source line of a place with carets below it. */
final class Excerpt {
    private static final int WIDTH = 120;

    private Excerpt() {}

    /** Two lines, each led by LF: the source line behind its number, and the carets. Long lines are cut around the place. */
    static String of(Place place) {
        String line = place.source().lineText(place.line());
        int start = Math.min(
                line.length(),
                line.offsetByCodePoints(0, Math.min(place.column() - 1, line.codePointCount(0, line.length()))));
        int end = Math.min(line.length(), start + place.end() - place.start());
        int from = Math.max(0, Math.min(start - WIDTH / 2, line.length() - WIDTH));
        int to = Math.min(line.length(), from + WIDTH);
        String lead = from > 0 ? "…" : "";
        String tail = to < line.length() ? "…" : "";
        String number = Integer.toString(place.line());
        int carets = Math.max(1, line.codePointCount(start, Math.max(start, Math.min(end, to))));
        return "\n  " + number + " | " + lead + printable(line.substring(from, to)) + tail
                + "\n  " + " ".repeat(number.length()) + " | " + " ".repeat(lead.length())
                + blank(line.substring(from, start))
                + "^".repeat(carets);
    }

    /** As many blanks as the text is long; tabs stay tabs, so that carets line up. */
    private static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
        return blank.toString();
    }

    /** Control characters as a visible replacement, so that no input can move the terminal's cursor. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(c != '\t' && Character.isISOControl(c) ? 0xFFFD : c));
        return shown.toString();
    }
}
