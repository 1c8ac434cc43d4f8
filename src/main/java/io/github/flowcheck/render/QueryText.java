package io.github.flowcheck.render;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints query trees, and reads every text back before anyone sees it. */
public final class QueryText {
    private QueryText() {}

    /** What a check asks, as it is run and saved: its rendered query, or the query that its author wrote behind our header. */
    public static String of(AnyCheck check, String owner) {
        if (check instanceof RawCheck raw) {
            return Stream.concat(
                            CheckQueries.header(check, owner).map(line -> line.isEmpty() ? "#" : "# " + line),
                            Stream.of(raw.query()))
                    .collect(Collectors.joining("\n"));
        }
        return of(CheckQueries.answer((Check) check, owner));
    }

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
