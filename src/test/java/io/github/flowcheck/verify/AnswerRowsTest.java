package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.insights.ResultRow;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.source.SourceText;
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
    @ValueSource(strings = {"", "-", "1.5", "many", "-9223372036854775809", " 1"})
    void whatIsNoWholeNumberIsNotExpected(String text) {
        assertThatThrownBy(() -> AnswerRows.number(Map.of("flows", text), "flows"))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessage("the answer has no whole number as flows: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "19999999999999999980.0", "1E400"})
    void moreThanIsCountedIsToldAsSuch(String text) {
        assertThatThrownBy(() -> AnswerRows.number(Map.of("totalBytes", text), "totalBytes"))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessage(
                        "the answer has " + text + " as totalBytes, and no more than 9223372036854775807 is counted");
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

    /** The service cuts fields out by the format of the check file, whatever the records are; other checks keep their verdicts. */
    @ParameterizedTest
    @CsvSource({
        "65536, 6, the answer has no number from 0 to 65535 as dstPort: 65536",
        "99999999999, 6, the answer has no number from 0 to 65535 as dstPort: 99999999999",
        "-1, 6, the answer has no number from 0 to 65535 as dstPort: -1",
        "22, 4249, the answer has no number from 0 to 255 as protocol: 4249"
    })
    void whatIsNoPortOrProtocolIsNotExpected(String port, String protocol, String message) {
        Check check = CheckFileReader.read(new SourceText("checks.yaml", """
                        checks:
                          - {id: it, eni: eni-1235b8ca123456789, address: 172.31.16.21, action: accept}
                        """))
                .suite()
                .checks()
                .get(0);
        Map<String, String> row = Map.of(
                "dstPort",
                port,
                "protocol",
                protocol,
                "flows",
                "1",
                "totalPackets",
                "1",
                "totalBytes",
                "40",
                "firstSeen",
                "1700000000250",
                "lastSeen",
                "1700000000250");

        assertThatThrownBy(() -> AnswerRows.flows(check, new ResultTable(List.of(row), 1, 1, 1)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessage(message);
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
