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
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Builds nodes from the token stream, and tells aliases, anchors, tags, merge keys and keys that come twice. It calls itself
 * for each level; the parser stops at {@link YamlReader#DEEPEST} levels.
 */
final class YamlTree {
    private final YAMLParser parser;
    private final SourceText source;
    private final CodePointOffsets offsets;
    private final Problems problems;
    private int values;

    YamlTree(YAMLParser parser, SourceText source, CodePointOffsets offsets, Problems problems) {
        this.parser = parser;
        this.source = source;
        this.offsets = offsets;
        this.problems = problems;
    }

    /** The next document's root, if there is one. */
    Optional<YamlNode> next() {
        return Optional.ofNullable(parser.nextToken()).map(token -> node(token));
    }

    Optional<Place> startOfNext() {
        return Optional.ofNullable(parser.nextToken()).map(token -> here());
    }

    private YamlNode node(JsonToken token) {
        Place place = here();
        if (++values > YamlReader.MOST_VALUES) {
            throw new BadInputException(Problem.error(
                    place,
                    "the file has more than " + YamlReader.MOST_VALUES + " values",
                    "split it into several check files"));
        }
        tellProperties(place);
        return switch (token) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            default -> parser.isCurrentAlias() ? alias(place) : scalar(place, parser.getString());
        };
    }

    private YamlNode mapping(Place start) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        int end = start.end();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            YamlNode.Scalar key = scalar(here(), parser.currentName());
            tellProperties(key.place());
            YamlNode value = node(parser.nextToken());
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

    private YamlNode sequence(Place start) {
        List<YamlNode> items = new ArrayList<>();
        int end = start.end();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            YamlNode item = node(token);
            items.add(item);
            end = Math.max(end, item.place().end());
        }
        return new YamlNode.Sequence(items, span(start, end));
    }

    /** The parser stands on the end token; a bracket belongs to its value, what ends a block is already the next line. */
    private Place span(Place start, int end) {
        Place last = here();
        return source.place(start.start(), last.text().matches("[\\]}]") ? last.end() : end);
    }

    private YamlNode alias(Place place) {
        problems.error(
                place, "aliases are not read", "write the value out, or name it under interfaces and use that name");
        return new YamlNode.Unusable(place);
    }

    private YamlNode.Scalar scalar(Place place, @Nullable String text) {
        String value = text == null ? "" : text;
        YamlNode.Style style = style(place);
        String written = place.text();
        int end = style == YamlNode.Style.BLOCK ? written.stripTrailing().length() : written.length();
        return new YamlNode.Scalar(value, style, source.place(place.start(), place.start() + end));
    }

    private static YamlNode.Style style(Place place) {
        String written = place.text();
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        return switch (first) {
            case '"', '\'' -> YamlNode.Style.QUOTED;
            case '|', '>' -> YamlNode.Style.BLOCK;
            default -> YamlNode.Style.PLAIN;
        };
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

    /** What the parser read last. */
    Place here() {
        return source.place(
                offsets.unit(parser.currentTokenLocation().getCharOffset()),
                offsets.unit(parser.currentLocation().getCharOffset()));
    }

    /** The place of one character that the library counted in code points. */
    Place place(int codePoint) {
        return source.place(offsets.unit(codePoint), offsets.unit(codePoint + 1L));
    }
}
