package io.github.flowcheck.render;

import io.github.flowcheck.insights.Parser;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.source.SourceText;

/** Prints query trees, and reads every text back before anyone sees it. */
public final class QueryText {
    private QueryText() {}

    /**
     * The text of a tree.
     *
     * @throws IllegalStateException if the text does not read back as the same tree, which would be a fault of this program
     */
    public static String of(Query query) {
        String text = Printer.print(query);
        if (!Parser.parse(new SourceText("query", text)).query().equals(query)) {
            throw new IllegalStateException("a rendered query does not read back as what was rendered:\n" + text);
        }
        return text;
    }
}
