package io.github.flowcheck.check;

import io.github.flowcheck.source.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A test of checks: flow-log records, and what the checks must say of them.
 *
 * @param name unique in its file
 * @param place where it stands in its file
 * @param records lines as they would stand in a file: each a record in the format of a check of the test, a header line, or
 *     blank; none at all where the test is about missing data
 * @param expected the word of the expected verdict by check id, at least one, in the order of the file
 */
public record TestCase(String name, Place place, List<String> records, Map<String, String> expected) {
    /** The words of all verdicts; a check without an expectation is observed. */
    public static final List<String> VERDICTS = List.of("pass", "fail", "inconclusive", "error", "waived", "observed");

    public TestCase {
        Objects.requireNonNull(place);
        records = List.copyOf(records);
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
        if (expected.isEmpty() || !VERDICTS.containsAll(expected.values())) {
            throw new IllegalArgumentException("no verdicts to expect: " + expected);
        }
    }

    /** What it expects of some checks; empty if it expects nothing of them. */
    public Optional<TestCase> of(Set<String> ids) {
        Map<String, String> some = new LinkedHashMap<>(expected);
        some.keySet().retainAll(ids);
        return some.isEmpty() ? Optional.empty() : Optional.of(new TestCase(name, place, records, some));
    }
}
