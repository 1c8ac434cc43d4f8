package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;

/** A query, in which an ellipsis may stand for more of the same in a list. */
final class QuerySnippet {
    private QuerySnippet() {}

    static void hold(String text) {
        ParsedQuery query = Parser.parse(new SourceText("the query of a page", text.replaceAll(",? …", "")));
        assertThat(query.query().commands()).hasSizeGreaterThan(1);
    }
}
