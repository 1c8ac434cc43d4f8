package io.github.flowcheck.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinterTest {
    @Test
    void a_usual_check_raises_no_question() {
        assertThat(lint("ports: [22]\n    expect: {only: [22]}")).isEmpty();
    }

    @Test
    void ports_that_also_judge_rejected_traffic_are_a_warning() {
        assertThat(lint("action: any\n    ports: all\n    expect: {only: [22]}"))
                .extracting(Problem::format)
                .containsExactly("""
                        checks.yaml:2:5: warning: check "it" judges accepted and rejected traffic by the same ports
                          2 |   - id: it
                            |     ^^^^^^
                          -> set action: accept, or split expect into accepted and rejected""");
        assertThat(lint("action: any\n    ports: all\n    expect: {accepted: {only: [22]}}"))
                .isEmpty();
    }

    @Test
    void a_waiver_of_a_check_that_cannot_fail_is_a_warning() {
        assertThat(lint("ports: [22]\n    waive: {reason: agreed, until: 2027-01-31}"))
                .extracting(Problem::message)
                .containsExactly("check \"it\" has a waiver but expects nothing that could fail");
    }

    @Test
    void a_query_that_is_longer_than_the_service_takes_is_an_error() {
        String peers = IntStream.range(0, 800)
                .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".1")
                .collect(Collectors.joining(", ", "peers: [", "]"));
        assertThat(lint(peers)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message())
                    .matches(
                            "the query of check \"it\" has 1\\d{4} characters; CloudWatch Logs Insights takes at most 10000");
        });
    }

    @Test
    void several_addresses_that_the_format_does_not_show_are_a_warning() {
        String several = "ports: [22]\n    addresses: [172.31.16.21, 172.31.16.22, \"2001:db8::1\"]";
        assertThat(lintCheck(several)).extracting(Problem::format).containsExactly("""
                        checks.yaml:2:5: warning: check "it" names 2 IPv4 addresses, but its format shows only the interface's primary one
                          2 |   - id: it
                            |     ^^^^^^
                          -> let the flow log record ${pkt-dstaddr} and write its format, or name the primary address alone""");
        assertThat(lintCheck(several + "\n    direction: outbound"))
                .extracting(Problem::remedy)
                .containsExactly(
                        "let the flow log record ${pkt-srcaddr} and write its format, or name the primary address alone");
        assertThat(lintCheck(several + "\n    format: " + LogFormat.DEFAULT + " ${pkt-dstaddr}"))
                .isEmpty();
        assertThat(lintCheck("ports: [22]\n    addresses: [172.31.16.21, \"2001:db8::1\", \"2001:db8::2\"]"))
                .isEmpty();
    }

    private static List<Problem> lint(String more) {
        return lintCheck("address: 172.31.16.21\n    " + more);
    }

    private static List<Problem> lintCheck(String more) {
        return Linter.lint(CheckFileReader.read(new SourceText("checks.yaml", """
                        checks:
                          - id: it
                            eni: eni-1235b8ca123456789
                            %s
                        """.formatted(more)))
                .suite());
    }
}
