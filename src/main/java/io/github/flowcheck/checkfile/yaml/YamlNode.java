package io.github.flowcheck.checkfile.yaml;

import io.github.flowcheck.source.Place;
import java.util.List;
import java.util.Set;

/** A value of a YAML document and the place where it is written. */
public sealed interface YamlNode {
    /** From its first to its last character: quotes and brackets included, line breaks at its end not. */
    Place place();

    /** What it is, with an article, for messages. */
    String describe();

    /**
     * A value without parts.
     *
     * @param text as YAML reads it: without quotes, escapes replaced, lines folded
     * @param style how it is written; quotes make no type here, only {@link #isNull()} looks at them
     */
    record Scalar(String text, Style style, Place place) implements YamlNode {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        /** Whether there is no value: nothing after the colon, or the word null without quotes. */
        public boolean isNull() {
            return style == Style.PLAIN && NULLS.contains(text);
        }

        @Override
        public String describe() {
            return isNull() ? "an empty value" : "a text";
        }
    }

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        /** In single or double quotes. */
        QUOTED,
        /** Behind {@code |} or {@code >}. */
        BLOCK
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Place place) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * A mapping.
     *
     * @param entries in the order of the text; a key that comes again is told as a problem and left out
     */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** Where it starts: its first key, or its brackets where it is empty. */
        public Place head() {
            return entries.isEmpty() ? place : entries.get(0).key().place();
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}

    /** A value that cannot be used and whose problem has been told; readers pass over it in silence. */
    record Unusable(Place place) implements YamlNode {
        @Override
        public String describe() {
            return "an unusable value";
        }
    }
}
