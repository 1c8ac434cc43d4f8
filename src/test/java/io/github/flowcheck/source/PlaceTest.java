package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    private final SourceText source = new SourceText("a.yaml", "abc");

    @ParameterizedTest
    @CsvSource({"-1, 0", "2, 1", "0, 4", "4, 4"})
    void isInsideItsText(int start, int end) {
        assertThatThrownBy(() -> new Place(source, start, end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no place in a.yaml: " + start + ".." + end);
    }

    @Test
    void isOrderedByTextThenStartThenEnd() {
        SourceText other = new SourceText("B.yaml", "abc");

        assertThat(Stream.of(source.place(1, 3), source.place(1, 2), source.place(0, 3), other.place(2, 3))
                        .sorted())
                .containsExactly(other.place(2, 3), source.place(0, 3), source.place(1, 2), source.place(1, 3));
    }
}
