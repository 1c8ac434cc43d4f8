package io.github.flowcheck.insights;

import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A query that was read from a text, with the places of its parts beside it: trees are pure values. */
public final class ParsedQuery {
    private final Query query;
    private final SourceText source;
    private final List<Problem> warnings;
    private final Map<Object, Place> places;
    private final List<Place> comments;
    private final List<Place> oddBlanks;

    /**
     * @param warnings what CloudWatch may refuse or read otherwise
     * @param places where each node of the tree stands, by identity
     * @param comments every comment of the text, from its {@code #} to the end of its line
     * @param oddBlanks runs of blanks that are not ASCII
     */
    public ParsedQuery(
            Query query,
            SourceText source,
            List<Problem> warnings,
            Map<Object, Place> places,
            List<Place> comments,
            List<Place> oddBlanks) {
        this.query = query;
        this.source = source;
        this.warnings = List.copyOf(warnings);
        this.places = new IdentityHashMap<>(places);
        this.comments = List.copyOf(comments);
        this.oddBlanks = List.copyOf(oddBlanks);
    }

    /** The same with warnings. */
    public ParsedQuery with(List<Problem> found) {
        return new ParsedQuery(query, source, found, places, comments, oddBlanks);
    }

    public Query query() {
        return query;
    }

    public SourceText source() {
        return source;
    }

    /** What CloudWatch may refuse or read otherwise, in the order of the places. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** All comments, wherever they stand, in their order. */
    public List<Place> comments() {
        return comments;
    }

    /** Where blanks that are not ASCII were read as spaces. */
    public List<Place> oddBlanks() {
        return oddBlanks;
    }

    /**
     * Where a command, a column or an expression of this query stands.
     *
     * @param node the very object of the tree, not one that equals it; for any other the place is the whole text
     */
    public Place placeOf(Object node) {
        Place place = places.get(node);
        return place != null ? place : source.place(0, source.text().length());
    }
}
