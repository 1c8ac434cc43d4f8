package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogEventTest {
    @Test
    void findsTheFieldsOfJsonByTheirPaths() {
        LogEvent event =
                LogEvent.of(1, "{\"a\": {\"b\": [{\"c\": 1.50}, \"x\"]}, \"@d\": true, \"e.f\": 1e3, \"g\": null}");

        assertThat(event.field("a.b.0.c")).isEqualTo("1.50");
        assertThat(event.field("a.b.1")).isEqualTo("x");
        assertThat(event.field("a.b")).isEqualTo("[{\"c\":1.50},\"x\"]");
        assertThat(event.field("@@d")).isEqualTo("1");
        assertThat(event.field("e.f")).isEqualTo("1000");
        assertThat(event.field("g")).isNull();
        assertThat(event.field("@d")).isNull();
    }

    @Test
    void findsNothingInWhatIsNoJsonObject() {
        for (String message : new String[] {"", "[1]", "{\"a\": 1} x", "{\"a\": 1", "{\"a\": 01}", "text {\"a\": 1}"}) {
            assertThat(LogEvent.of(1, message).field("a")).as(message).isNull();
            assertThat(LogEvent.of(1, message).field("@message")).isEqualTo(message);
        }
    }

    @Test
    void readsAStringWithJsonInItAsOneValue() {
        LogEvent event = LogEvent.of(1, "{\"a\": \"{\\\"b\\\": 1}\"}");

        assertThat(event.field("a")).isEqualTo("{\"b\": 1}");
        assertThat(event.field("a.b")).isNull();
    }

    @Test
    void findsAtMostTwoHundredValues() {
        String members =
                IntStream.range(0, 300).mapToObj(i -> "\"f" + i + "\": " + i).collect(Collectors.joining(","));
        LogEvent event = LogEvent.of(1, "{" + members + "}");

        assertThat(event.field("f199")).isEqualTo("199");
        assertThat(event.field("f200")).isNull();
    }

    @Test
    void bearsDeepAndDamagedJson() {
        assertThat(LogEvent.of(1, "{\"a\":".repeat(100_000)).field("a")).isNull();
        assertThat(LogEvent.of(1, "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .field("a"))
                .isNull();
    }

    @Test
    void hasTheFieldsThatItIsGiven() {
        LogEvent event = LogEvent.of(5, "{\"a\": 1}").with("@logStream", "s").with("@ingestionTime", "1700000000000");

        assertThat(CasesTest.run("fields @timestamp, @ingestionTime, @logStream, a", List.of(event))
                        .rows())
                .singleElement()
                .hasToString(
                        "{@timestamp=1970-01-01 00:00:00.005, @ingestionTime=2023-11-14 22:13:20.000, @logStream=s, a=1}");
        assertThat(event.size()).isEqualTo(8);
    }
}
