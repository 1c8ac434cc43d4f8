package io.github.flowcheck.render;

import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.SameQuery;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints query trees, and reads the texts back before anyone sees them. Of a thousand checks most differ in addresses, ports and names
 * alone: a text whose tree is {@link SameQuery#isButForWords but for such words} one that was read back is known to be right, and is
 * not read for that, which takes most of the time that a text takes. For one thread.
 */
final class ReadBack {
    /** More kinds of queries than a file of checks makes. */
    private static final int MOST = 32;

    private final List<Query> known = new ArrayList<>();

    /**
     * The text of a tree.
     *
     * @throws IllegalStateException if the text does not read back as the same tree, which would be a fault of this program
     */
    String text(Query query) {
        String text = Printer.print(query);
        if (!isKnown(query)) {
            if (!SameQuery.is(Parser.tree(new SourceText("query", text)), query)) {
                throw new IllegalStateException("a rendered query does not read back as what was rendered:\n" + text);
            }
            if (known.size() < MOST) {
                known.add(query);
            }
        }
        return text;
    }

    private boolean isKnown(Query query) {
        for (Query other : known) {
            if (SameQuery.isButForWords(other, query)) {
                return true;
            }
        }
        return false;
    }
}
