package io.github.flowcheck.insights.rule;

import java.util.stream.Stream;

/** Names of fields, in which a dot leads to a member. */
final class FieldNames {
    private FieldNames() {}

    /** The name, and those of the structures that it may be a member of: {@code a.b.c}, {@code a.b}, {@code a}. */
    static Stream<String> wholes(String name) {
        return Stream.iterate(
                name, whole -> !whole.isEmpty(), whole -> whole.substring(0, Math.max(0, whole.lastIndexOf('.'))));
    }
}
