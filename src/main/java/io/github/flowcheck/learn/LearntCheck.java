package io.github.flowcheck.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A check as it is written.
 *
 * @param comments lines above it
 * @param keys its keys in their order, and their values as YAML that may stand in a flow sequence
 * @param query the lines of its query, if it has one
 */
record LearntCheck(List<String> comments, Map<String, String> keys, Optional<List<String>> query) {
    private static final int WIDEST_LINE = 110;

    LearntCheck {
        comments = List.copyOf(comments);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    String id() {
        return keys.getOrDefault("id", "");
    }

    /** As an item of a block sequence, the first line without indentation. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        comments.forEach(comment -> lines.add("# " + comment));
        keys.forEach((key, value) -> lines.addAll(wrapped((key.equals("id") ? "- " : "  ") + key + ": " + value)));
        query.ifPresent(text -> {
            lines.add("  query: |");
            text.forEach(line -> lines.add("    " + line));
        });
        return lines;
    }

    /** As an item of a flow sequence, in one line and without comments. */
    String flow() {
        String written = keys.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "{ " + written
                + query.map(text -> ", query: " + quoted(String.join("\n", text)))
                        .orElse("") + " }";
    }

    /** In double quotes, as YAML and JSON read them. Line breaks are escaped, for YAML would make blanks of them. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** A long list goes on in further lines. */
    private static List<String> wrapped(String line) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > WIDEST_LINE) {
            int comma = rest.lastIndexOf(", ", WIDEST_LINE);
            if (comma < 8 || quotesBefore(rest, comma) % 2 == 1) {
                break;
            }
            lines.add(rest.substring(0, comma + 1));
            rest = "      " + rest.substring(comma + 2);
        }
        lines.add(rest);
        return lines;
    }

    private static long quotesBefore(String text, int end) {
        return text.substring(0, end).chars().filter(c -> c == '"').count();
    }
}
