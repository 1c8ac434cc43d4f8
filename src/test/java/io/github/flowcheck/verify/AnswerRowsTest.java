package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.insights.ResultRow;
import io.github.flowcheck.verify.AnswerRows.UnexpectedAnswerException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRowsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "42, 42",
        "007, 7",
        "42.0, 42",
        "4.2E1, 42",
        "-3, -3",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807"
    })
    void aWholeNumberMayBeSpeltInAnyWay(String text, long number) {
        assertThat(AnswerRows.number(Map.of("flows", text), "flows")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.5", "many", "9223372036854775808", " 1"})
    void whatIsNoWholeNumberIsNotExpected(String text) {
        assertThatThrownBy(() -> AnswerRows.number(Map.of("flows", text), "flows"))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessage("the answer has no whole number as flows: " + text);
    }

    @Test
    void aTimeIsWrittenAsADateOrAsMilliseconds() {
        Instant time = Instant.parse("2023-11-14T22:13:20.250Z");
        assertThat(AnswerRows.time(Map.of("lastSeen", "2023-11-14 22:13:20.250"), "lastSeen"))
                .isEqualTo(time);
        assertThat(AnswerRows.time(Map.of("lastSeen", "1700000000250"), "lastSeen"))
                .isEqualTo(time);
        assertThatThrownBy(() -> AnswerRows.time(Map.of("lastSeen", "2023-11-14"), "lastSeen"))
                .hasMessage("the answer has no time as lastSeen: 2023-11-14");
    }

    @Test
    void aRowThatHasNumbersIsAskedForThem() {
        Map<String, String> row = new HalfKnown();
        assertThat(AnswerRows.number(row, "flows")).isEqualTo(5);
        assertThat(AnswerRows.time(row, "flows")).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(AnswerRows.number(row, "port")).isEqualTo(22);
        assertThatThrownBy(() -> AnswerRows.number(row, "bytes"))
                .hasMessageStartingWith("the answer has a row without bytes: ");
        assertThatThrownBy(() -> AnswerRows.number(row, "packets"))
                .hasMessageStartingWith("the answer has a row without packets: ");
    }

    /** Has one column as a number, one as a text, and nothing in the last. */
    private static final class HalfKnown extends ResultRow {
        @Override
        protected List<String> columns() {
            return List.of("flows", "port", "bytes");
        }

        @Override
        protected @Nullable String text(int column) {
            return column == 0 ? "5" : column == 1 ? "022" : null;
        }

        @Override
        protected long whole(int column) {
            return column == 0 ? 5 : -1;
        }
    }
}
