package io.github.flowcheck.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexGroupsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            (?<a>x)(?P<b_1>y)  ~ a b_1
            ((?<a>x)|(?<b>y))  ~ a b
            \\(?<a>x           ~ ''
            [(?<a>)]           ~ ''
            []](?<a>x)         ~ a
            [^]](?<a>x)        ~ a
            [\\]](?<a>x)       ~ a
            (?<1>x)(?<=y)(?:z) ~ ''
            (?<a               ~ ''
            """)
    void findsTheNamesOfGroups(String pattern, String names) {
        assertThat(String.join(" ", RegexGroups.of(pattern))).isEqualTo(names);
    }

    @Test
    void readsLongPatterns() {
        assertThat(RegexGroups.of("[" + "a\\]".repeat(100_000) + "](?<b>c)")).isEqualTo(List.of("b"));
        assertThat(RegexGroups.of("[" + "a".repeat(100_000))).isEmpty();
    }
}
