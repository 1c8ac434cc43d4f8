package io.github.flowcheck.checkfile.yaml;

import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON document (RFC 8259) as the same tree as YAML, so that its values have places too. */
public final class JsonReader {
    private static final int DEEPEST = 100;

    private final JsonParser parser;
    private final SourceText source;
    private final int first;

    /** @param first where the document starts: behind a byte order mark */
    private JsonReader(JsonParser parser, SourceText source, int first) {
        this.parser = parser;
        this.source = source;
        this.first = first;
    }

    /** Whether a text is one JSON document. */
    public static boolean isJson(SourceText source) {
        return read(source, "write JSON", new Problems()).isPresent();
    }

    /**
     * The root of the document; empty if the text is no JSON, which is told.
     *
     * @param remedy what to do then
     */
    public static Optional<YamlNode> read(SourceText source, String remedy, Problems problems) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
        int first = source.text().startsWith("\uFEFF") ? 1 : 0;
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), source.text().substring(first))) {
            JsonReader reader = new JsonReader(parser, source, first);
            if (parser.nextToken() == null) {
                problems.error(source.place(0, 0), "the file is empty", remedy);
                return Optional.empty();
            }
            YamlNode root = reader.value();
            if (parser.nextToken() != null) {
                problems.error(reader.place(reader.start()), "a second value starts here", remedy);
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            int at = e instanceof StreamReadException && e.getLocation() != null
                    ? first + (int) e.getLocation().getCharOffset()
                    : source.text().length();
            problems.error(
                    source.place(at, at + 1),
                    "the file is no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    remedy);
            return Optional.empty();
        }
    }

    /** The value of the current token. */
    private YamlNode value() {
        int start = start();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            List<YamlNode.Entry> entries = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                int key = start();
                YamlNode.Scalar name = new YamlNode.Scalar(parser.currentName(), YamlNode.Style.QUOTED, place(key));
                parser.nextToken();
                entries.add(new YamlNode.Entry(name, value()));
            }
            return new YamlNode.Mapping(entries, place(start));
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return new YamlNode.Sequence(items, place(start));
        }
        YamlNode.Style style =
                parser.currentToken() == JsonToken.VALUE_STRING ? YamlNode.Style.QUOTED : YamlNode.Style.PLAIN;
        return new YamlNode.Scalar(parser.getString(), style, place(start));
    }

    private int start() {
        return first + (int) parser.currentTokenLocation().getCharOffset();
    }

    private Place place(int start) {
        return source.place(start, first + (int) parser.currentLocation().getCharOffset());
    }
}
