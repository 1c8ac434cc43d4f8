package io.github.flowcheck.render;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;

/** Prints query trees, and reads every text back before anyone sees it. */
public final class QueryText {
    private QueryText() {}

    /** What a check asks, as it is run and saved: its rendered query, or the query that its author wrote behind our header. */
    public static String of(AnyCheck check, String owner) {
        return of(check, owner, new ReadBack());
    }

    /** The same of one of many checks. */
    static String of(AnyCheck check, String owner, ReadBack readBack) {
        return check instanceof RawCheck raw
                ? withHeader(raw, owner)
                : readBack.text(CheckQueries.answer((Check) check, owner));
    }

    /** How many characters that text has. It is not read back for that, which takes most of the time that a text takes. */
    public static int length(AnyCheck check, String owner) {
        String text = check instanceof RawCheck raw
                ? withHeader(raw, owner)
                : Printer.print(CheckQueries.answer((Check) check, owner));
        return text.length();
    }

    /**
     * Whether a check names so little that its text is far shorter than what CloudWatch takes, which is told without the text. Of
     * what a check names each address, block, range and protocol is written a few times at most.
     */
    public static boolean isShort(AnyCheck any) {
        if (!(any instanceof Check check)) {
            return false;
        }
        Traffic traffic = check.traffic();
        int ranges =
                traffic.ports().isPresent() ? traffic.ports().get().ranges().size() : 0;
        int named = check.networkInterface().own().size()
                + traffic.farSide().within().size()
                + traffic.farSide().outside().size()
                + ranges
                + traffic.protocols().size()
                + traffic.replies().named().size();
        return named <= 12 && check.description().orElse("").length() <= 1000;
    }

    private static String withHeader(RawCheck check, String owner) {
        StringBuilder text = new StringBuilder();
        for (String line : CheckQueries.header(check, owner)) {
            text.append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
        }
        return text.append(check.query()).toString();
    }

    /**
     * The text of a tree.
     *
     * @throws IllegalStateException if the text does not read back as the same tree, which would be a fault of this program
     */
    public static String of(Query query) {
        return new ReadBack().text(query);
    }
}
