package io.github.flowcheck.checkfile.yaml;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/**
 * Builds nodes from the events of the library, and tells aliases, anchors, tags, merge keys and keys that come twice. It
 * calls itself for each level, and stops at {@link YamlReader#DEEPEST} levels.
 */
final class YamlTree {
    private final ParserImpl events;
    private final SourceText source;
    private final CodePointOffsets offsets;
    private final Problems problems;
    private @Nullable Event last;
    private int depth;
    private int values;

    YamlTree(ParserImpl events, SourceText source, CodePointOffsets offsets, Problems problems) {
        this.events = events;
        this.source = source;
        this.offsets = offsets;
        this.problems = problems;
    }

    /** The next document's root, if there is one. */
    Optional<YamlNode> next() {
        Event first = firstOfNext();
        return first instanceof StreamEndEvent ? Optional.empty() : Optional.of(node(first));
    }

    Optional<Place> startOfNext() {
        Event first = firstOfNext();
        stopAtUnreadable(first, here());
        return first instanceof StreamEndEvent ? Optional.empty() : Optional.of(here());
    }

    /** The event with which the next document's root begins, or the one at the end of the text. */
    private Event firstOfNext() {
        Event event = read();
        while (!(event instanceof NodeEvent || event instanceof StreamEndEvent)) {
            event = read();
        }
        return event;
    }

    private Event read() {
        Event event = events.next();
        last = event;
        return event;
    }

    private YamlNode node(Event event) {
        Place place = here();
        stopAtUnreadable(event, place);
        if (++values > YamlReader.MOST_VALUES) {
            throw new BadInputException(Problem.error(
                    place,
                    "the file has more than " + YamlReader.MOST_VALUES + " values",
                    "split it into several check files"));
        }
        tellProperties(place);
        if (event instanceof ScalarEvent scalar) {
            return scalar(place, scalar.getValue());
        }
        if (event instanceof AliasEvent) {
            return alias(place);
        }
        depth++;
        YamlNode node = event instanceof MappingStartEvent ? mapping(place) : sequence(place);
        depth--;
        return node;
    }

    /** Ends the reading where nothing can be told of what follows. */
    private void stopAtUnreadable(Event event, Place place) {
        if (event instanceof CollectionStartEvent && depth == YamlReader.DEEPEST) {
            throw new BadInputException(YamlSyntax.tooDeep(place));
        }
        if (event instanceof ScalarEvent scalar
                && scalar.getTag().isPresent()
                && !TaggedText.fits(scalar.getTag().get(), scalar.getValue())) {
            throw new BadInputException(YamlSyntax.refused(place));
        }
    }

    private YamlNode mapping(Place start) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        int end = start.end();
        for (Event event = read(); !(event instanceof MappingEndEvent); event = read()) {
            YamlNode.Scalar key = key(event);
            YamlNode value = node(read());
            end = Math.max(key.place().end(), value.place().end());
            Place first = seen.putIfAbsent(key.text(), key.place());
            if (first != null) {
                problems.error(
                        key.place(),
                        "the key " + Quoted.of(key.text()) + " comes twice; the first is in line " + first.line(),
                        "remove one of them");
            } else if (key.text().equals("<<") && key.style() == YamlNode.Style.PLAIN) {
                problems.error(key.place(), "merge keys are not read", "write the keys out");
            } else {
                entries.add(new YamlNode.Entry(key, value));
            }
        }
        return new YamlNode.Mapping(entries, span(start, end));
    }

    private YamlNode.Scalar key(Event event) {
        Place place = here();
        if (!(event instanceof ScalarEvent scalar)) {
            throw new BadInputException(YamlSyntax.refused(place));
        }
        tellProperties(place);
        return scalar(place, scalar.getValue());
    }

    private YamlNode sequence(Place start) {
        List<YamlNode> items = new ArrayList<>();
        int end = start.end();
        for (Event event = read(); !(event instanceof SequenceEndEvent); event = read()) {
            YamlNode item = node(event);
            items.add(item);
            end = Math.max(end, item.place().end());
        }
        return new YamlNode.Sequence(items, span(start, end));
    }

    /** The end was read last; a bracket belongs to its value, what ends a block is already the next line. */
    private Place span(Place start, int end) {
        Place close = here();
        char first = first(close);
        boolean bracket = close.end() == close.start() + 1 && (first == ']' || first == '}');
        return source.place(start.start(), bracket ? close.end() : end);
    }

    private YamlNode alias(Place place) {
        problems.error(
                place, "aliases are not read", "write the value out, or name it under interfaces and use that name");
        return new YamlNode.Unusable(place);
    }

    private YamlNode.Scalar scalar(Place place, String text) {
        YamlNode.Style style = style(place);
        if (style != YamlNode.Style.BLOCK) {
            return new YamlNode.Scalar(text, style, place);
        }
        int length = place.text().stripTrailing().length();
        return new YamlNode.Scalar(text, style, source.place(place.start(), place.start() + length));
    }

    private YamlNode.Style style(Place place) {
        return switch (first(place)) {
            case '"', '\'' -> YamlNode.Style.QUOTED;
            case '|', '>' -> YamlNode.Style.BLOCK;
            default -> YamlNode.Style.PLAIN;
        };
    }

    /** The first character of a place; a blank where the place is between two characters. */
    private char first(Place place) {
        return place.start() == place.end() ? ' ' : source.text().charAt(place.start());
    }

    /** Anchors and tags stand in front of their value, and no plain text starts with their signs. */
    private void tellProperties(Place place) {
        String text = source.text();
        int at = place.start();
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            int end = at;
            while (end < text.length() && " \t\r\n,[]{}".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            boolean anchor = text.charAt(at) == '&';
            problems.error(
                    source.place(at, end),
                    anchor ? "anchors are not read" : "tags are not read",
                    anchor ? "remove it" : "remove it; the key says what its value is");
            at = end;
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }

    /** What was read last; the start of the text if there was nothing yet. */
    Place here() {
        return last == null ? source.place(0, 0) : source.place(unit(last.getStartMark()), unit(last.getEndMark()));
    }

    /** Events have marks, as it is set by default. */
    private int unit(Optional<Mark> mark) {
        return offsets.unit(mark.orElseThrow().getIndex());
    }

    /** The place of one character that the library counted in code points. */
    Place place(int codePoint) {
        return source.place(offsets.unit(codePoint), offsets.unit(codePoint + 1));
    }
}
