package io.github.flowcheck.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckerTest {
    @Test
    void warnsOfFieldsThatAreGoneAfterStats() {
        assertThat(messages("stats count(*) as n by a, bin(5m) | filter b = 1 and n > 1 | sort `bin(5m)`, a | limit 9"))
                .isEqualTo("""
                        q:1:44: warning: `stats` leaves no `b`, and CloudWatch may refuse the query [gone-after-stats]
                          1 | stats count(*) as n by a, bin(5m) | filter b = 1 and n > 1 | sort `bin(5m)`, a | limit 9
                            |                                            ^
                          -> use it before `stats`, or group `by` it""");
    }

    @Test
    void warnsOfAColumnWithTheNameOfAFieldThatWasNamed() {
        assertThat(found("fields a, bytes | stats sum(bytes) as bytes by a | limit 9"))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("`bytes` was named before, and CloudWatch may refuse to define it again [name-used-before]");
    }

    @Test
    void warnsOfWhatASecondStatsCannotSee() {
        assertThat(found("stats count(*) as n by a | stats sum(b) as s, max(n) as m, s / m as r by a | limit 9"))
                .singleElement()
                .extracting(problem -> problem.place().orElseThrow().text())
                .isEqualTo("b");
    }

    private static List<Problem> found(String query) {
        return Checker.check(Parser.parse(new SourceText("q", query)), QueryContext.UNKNOWN);
    }

    private static String messages(String query) {
        return found(query).stream().map(Problem::format).collect(Collectors.joining("\n\n"));
    }
}
