package io.github.flowcheck.checkfile;

import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlNode.Style;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Severity;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * Tells where in a check file a place of a query stands. Behind {@code |} every line of the query is a line of the file; in one
 * line without escapes it stands there as it is. Elsewhere the place is the whole value, and the message names line and column.
 */
final class QueryPlaces {
    private final YamlNode node;
    private final String query;
    private final String name;
    /** The lines of the query. */
    private final List<String> lines;
    /** Whether each of them is one of the file, behind an indentation. */
    private final boolean literal;
    /** Where the query stands in the text of its node as it is; negative if it does not. */
    private final int whole;

    QueryPlaces(YamlNode node, String query) {
        this(node, query, "the query");
    }

    /** The same for another text in lines, which messages call by a name of its own. */
    QueryPlaces(YamlNode node, String text, String name) {
        this.node = node;
        this.query = text;
        this.name = name;
        this.lines = lines(text);
        this.literal = node instanceof YamlNode.Scalar scalar
                && scalar.style() == Style.BLOCK
                && node.place().text().startsWith("|")
                && lines(scalar.text().stripTrailing()).size() == lines.size();
        this.whole = literal ? -1 : node.place().text().indexOf(text);
    }

    /** A problem of the query as one of the file. */
    Problem inFile(Problem problem) {
        Optional<Place> found = problem.place().flatMap(this::inFile);
        String where = found.isPresent()
                ? ""
                : problem.place()
                        .map(place -> "in line " + place.line() + ", column " + place.column() + " of " + name + ": ")
                        .orElse("");
        Place place = found.orElse(node.place());
        return problem.severity() == Severity.WARNING
                ? Problem.warning(place, where + problem.message(), problem.remedy())
                : Problem.error(place, where + problem.message(), problem.remedy());
    }

    private Optional<Place> inFile(Place inQuery) {
        SourceText source = node.place().source();
        if (!literal) {
            return whole < 0
                    ? Optional.empty()
                    : Optional.of(source.place(
                            node.place().start() + whole + inQuery.start(),
                            node.place().start() + whole + inQuery.end()));
        }
        String line = lines.get(inQuery.line() - 1);
        Place start = source.placeAt(node.place().line() + inQuery.line(), 1, 0);
        String written = firstLine(source.text(), start.start());
        int indentation = written.length() - line.length();
        if (indentation < 0 || !written.endsWith(line)) {
            // a variable was replaced in this line
            return Optional.of(source.place(
                    start.start() + written.length() - written.stripLeading().length(),
                    start.start() + written.length()));
        }
        int column = inQuery.start() - lineStart(inQuery.start());
        int from = start.start() + indentation + column;
        int length = Math.min(inQuery.end() - inQuery.start(), line.length() - column);
        return Optional.of(source.place(from, from + Math.max(0, length)));
    }

    private int lineStart(int offset) {
        return query.lastIndexOf('\n', offset - 1) + 1;
    }

    private static String firstLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\\R", -1));
    }
}
