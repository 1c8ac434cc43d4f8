package io.github.flowcheck.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String ITS_ADDRESS =
            "write the private address of the network interface, as the EC2 console shows it";

    @Test
    void a_usual_check_raises_no_question() {
        assertThat(lint("ports: [22]\n    expect: {only: [22]}")).isEmpty();
    }

    @Test
    void a_finding_is_printed_as_every_problem_and_ends_in_its_rule() {
        assertThat(lint("action: any\n    ports: all\n    expect: {only: [22]}"))
                .extracting(Problem::format)
                .containsExactly("""
                        checks.yaml:2:5: warning: check "it" judges accepted and rejected traffic by the same ports [judges-rejected]
                          2 |   - id: it
                            |     ^^^^^^
                          -> set action: accept, or split expect into accepted and rejected""");
        assertThat(lint("action: any\n    ports: all\n    expect: {accepted: {only: [22]}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports: 22, expect: {all: [22, 80]}      | warning: check "it" can never pass: it expects 80 under all, but selects no such traffic [unreachable-port] -> remove 80, or widen ports or protocol of the check
            ports: 8000-8010, expect: {all: 8005-8020} | warning: check "it" can never pass: it expects 8005-8020 under all, but selects no such traffic [unreachable-port] -> remove 8005-8020, or widen ports or protocol of the check
            ports: 22, expect: {only: [22, 8080]}   | warning: check "it" lists 8080 under only, but selects no such traffic [unreachable-port] -> remove 8080, or widen ports or protocol of the check
            ports: 22, expect: {only: [22, icmp]}   | warning: check "it" lists icmp under only, but selects no such traffic [unreachable-port] -> remove icmp, or widen ports or protocol of the check
            protocol: tcp, action: accept, expect: {all: 53/udp} | warning: check "it" can never pass: it expects 53/udp under all, but selects no such traffic [unreachable-port] -> remove 53/udp, or widen ports or protocol of the check
            protocol: icmp, action: accept, expect: {only: 22} | warning: check "it" lists 22 under only, but selects no such traffic [unreachable-port] -> remove 22, or widen ports or protocol of the check
            ports: 22, expect: none, waive: {reason: x, until: 2027-01-31, ports: 80} | warning: check "it" lists 80 under waive, but selects no such traffic [unreachable-port] -> remove 80, or widen ports or protocol of the check
            ports: all, expect: {all: [22, 80], only: 22} | warning: check "it" can never pass: all needs 80, which only does not list [contradiction] -> write 80 under only too, or remove it from all
            ports: all, expect: {accepted: {all: 53, only: [53/udp]}, rejected: {all: 22, only: 53/tcp}} | warning: check "it" can never pass: all needs 22, which only does not list [contradiction] -> write 22 under only too, or remove it from all
            ports: all, expect: {all: [22, 80-81], maxFlows: 2} | warning: check "it" can never pass: all needs flows on 3 ports, but maxFlows is 2 [contradiction] -> write at least maxFlows: 3, or remove ports from all
            protocol: icmp, action: accept, expect: {all: icmp, maxFlows: 0} | warning: check "it" can never pass: all needs flows on 1 port, but maxFlows is 0 [contradiction] -> write at least maxFlows: 1, or remove ports from all
            peers: 10.1.0.0/16, notPeers: 10.0.0.0/8 | error: check "it" selects no record that could ever be: all of its peers are in notPeers [selects-nothing] -> mend its peers, notPeers, protocol or address
            peers: "2001:db8::/32"                  | error: check "it" selects no record that could ever be: between its addresses and its peers there is neither IPv4 nor IPv6 traffic [selects-nothing] -> mend its peers, notPeers, protocol or address
            notPeers: 0.0.0.0/0                     | error: check "it" selects no record that could ever be: between its addresses and its peers there is neither IPv4 nor IPv6 traffic [selects-nothing] -> mend its peers, notPeers, protocol or address
            protocol: icmpv6                        | error: check "it" selects no record that could ever be: icmpv6 is IPv6 only, and it selects IPv4; there it is icmp [selects-nothing] -> mend its peers, notPeers, protocol or address
            peers: 10.0.0.0/8, expect: {onlyPeers: [10.1.0.0/16, 192.168.0.1]} | warning: check "it" lists 192.168.0.1 under onlyPeers, but selects no peer in it [unreachable-peer] -> remove 192.168.0.1, or mend peers and notPeers
            notPeers: 10.0.0.0/8, expect: {onlyPeers: 10.1.0.0/16} | warning: check "it" lists 10.1.0.0/16 under onlyPeers, but selects no peer in it [unreachable-peer] -> remove 10.1.0.0/16, or mend peers and notPeers
            peers: 10.0.0.1, expect: none, waive: {reason: x, until: 2027-01-31, peers: 10.0.0.2} | warning: check "it" lists 10.0.0.2 under waive, but selects no peer in it [unreachable-peer] -> remove 10.0.0.2, or mend peers and notPeers
            direction: outbound, peers: 169.254.169.254 | warning: check "it" looks for traffic with 169.254.169.254, the instance metadata, which flow logs never record [never-logged] -> remove 169.254.169.254 from peers; no flow log can answer this
            direction: outbound, peers: 10.0.0.2, ports: 53 | warning: check "it" looks for DNS traffic with 10.0.0.2; if that is the DNS resolver of the VPC, flow logs never record it [never-logged] -> name a DNS server of your own, or remove 10.0.0.2 from peers
            direction: outbound, ports: [67, 68], protocol: udp | warning: check "it" selects DHCP traffic alone, which flow logs never record [never-logged] -> remove the check; no flow log can answer it
            ports: 22, expect: none, waive: {reason: x, until: 2026-11-22} | warning: check "it" has a waiver that ended on 2026-11-22, so it fails [waiver-over] -> remove the waiver; or, if the failure is still accepted, write a new date
            ports: 22, expect: none, waive: {reason: x, until: 2026-11-23} | warning: check "it" has a waiver that ends today, on 2026-11-23 [waiver-ends-soon] -> mend what it waives, or write a later date
            ports: 22, expect: none, waive: {reason: x, until: 2026-11-24} | warning: check "it" has a waiver that ends tomorrow, on 2026-11-24 [waiver-ends-soon] -> mend what it waives, or write a later date
            ports: 22, expect: none, waive: {reason: x, until: 2026-12-07} | warning: check "it" has a waiver that ends in 14 days, on 2026-12-07 [waiver-ends-soon] -> mend what it waives, or write a later date
            """)
    void tells_what_a_check_cannot_mean(String keys, String finding) {
        assertThat(flow(keys)).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports: well-known, expect: {only: [22, 443/tcp], all: 22}
            ports: all, expect: {all: 8000-8010, only: [8000-8005, 8006-8020/tcp]}
            protocol: [tcp, icmp], action: accept, expect: {only: [22, icmp], all: icmp}
            ports: all, expect: {all: [22, 80], maxFlows: 2}
            ports: all, expect: {only: [8000-9000], minFlows: 1, maxFlows: 1}
            peers: 10.0.0.0/8, notPeers: 10.1.0.0/16, expect: {onlyPeers: [10.2.0.0/16, 0.0.0.0/0]}
            peers: 10.0.0.0/8, notPeers: "::/0"
            direction: outbound, peers: 10.0.0.2, ports: 443
            direction: outbound, peers: 10.0.0.3, ports: 53
            direction: outbound, ports: [53, 67]
            ports: 67, protocol: tcp
            expect: none, waive: {reason: x, until: 2026-12-08}
            """)
    void says_nothing_of_what_may_well_be_meant(String keys) {
        assertThat(flow(keys)).isEmpty();
    }

    @Test
    void two_findings_of_one_check_come_together() {
        assertThat(
                        flow(
                                "peers: 10.1.0.0/16, notPeers: 10.0.0.0/8, expect: {onlyPeers: 10.1.0.0/16, all: 22}, action: any"))
                .containsExactly(
                        "error: check \"it\" selects no record that could ever be: all of its peers are in notPeers"
                                + " [selects-nothing] -> mend its peers, notPeers, protocol or address",
                        "warning: check \"it\" judges accepted and rejected traffic by the same ports [judges-rejected]"
                                + " -> set action: accept, or split expect into accepted and rejected",
                        "warning: check \"it\" lists 10.1.0.0/16 under onlyPeers, but selects no peer in it"
                                + " [unreachable-peer] -> remove 10.1.0.0/16, or mend peers and notPeers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            52.95.1.2       | warning: check "a" looks for 52.95.1.2, which is in no private range; flow logs show an interface's private address, also for traffic to its public one [public-address]
            172.32.0.1      | warning: check "a" looks for 172.32.0.1, which is in no private range; flow logs show an interface's private address, also for traffic to its public one [public-address]
            127.0.0.1       | error: check "a" looks for 127.0.0.1, a loopback address, which no network interface has [impossible-address]
            224.0.0.1       | error: check "a" looks for 224.0.0.1, a multicast address, which no network interface has [impossible-address]
            0.0.0.0         | error: check "a" looks for 0.0.0.0, an unspecified address, which no network interface has [impossible-address]
            255.255.255.255 | error: check "a" looks for 255.255.255.255, a reserved address, which no network interface has [impossible-address]
            ff02::1         | error: check "a" looks for ff02::1, a multicast address, which no network interface has [impossible-address]
            169.254.1.1     | warning: check "a" looks for 169.254.1.1, a link-local address, which flow logs do not show [impossible-address]
            fe80::1         | warning: check "a" looks for fe80::1, a link-local address, which flow logs do not show [impossible-address]
            """)
    void tells_an_address_that_flow_logs_do_not_show_once_for_its_interface(String address, String finding) {
        String file = """
                interfaces: { web: { eni: eni-1235b8ca, address: "%s" } }
                checks:
                  - { id: a, interface: web, ports: 22 }
                  - { id: b, interface: web, ports: 80 }
                """.formatted(address);
        String more = finding.contains("public-address") ? "; unless its VPC has a public range of its own" : "";
        assertThat(told(file)).containsExactly(finding + " -> " + ITS_ADDRESS + more);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.254",
        "192.168.1.1",
        "100.64.0.1",
        "2001:db8::1",
        "fd00::1",
        "2600::1"
    })
    void says_nothing_of_addresses_that_interfaces_have(String address) {
        assertThat(told("checks: [{ id: a, eni: eni-1235b8ca, address: \"" + address + "\" }]"))
                .isEmpty();
    }

    @Test
    void tells_checks_that_ask_the_same() {
        assertThat(told("""
                checks:
                  - { id: a, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22, 80], peers: [10.0.0.2, 10.0.0.3] }
                  - { id: b, eni: eni-1235b8ca, address: 10.0.0.1, ports: ["80", 22], peers: [10.0.0.3/32, 10.0.0.2] }
                  - { id: c, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22, 80], peers: [10.0.0.2] }
                  - { id: d, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22, 80], peers: [10.0.0.2], window: 7d }
                """))
                .containsExactly(
                        "warning: check \"b\" asks about the same traffic as check \"a\" in line 2 [same-traffic]"
                                + " -> write one check with both expectations, or remove one of them");
    }

    @Test
    void tells_checks_of_which_one_expects_what_the_other_forbids() {
        assertThat(told("""
                checks:
                  - { id: closed, eni: eni-1235b8ca, address: 10.0.0.1, peers: 10.0.0.0/8, expect: { accepted: none } }
                  - { id: open, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22, peers: 10.1.0.0/16, expect: some }
                  - { id: refused, eni: eni-1235b8ca, address: 10.0.0.1, ports: 23, peers: 10.1.0.0/16, action: reject, expect: some }
                  - { id: elsewhere, eni: eni-1235b8ca, address: 10.0.0.1, ports: 24, peers: 0.0.0.0/0, expect: { all: 24 } }
                  - { id: out, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22, peers: 10.1.0.0/16, direction: outbound, expect: some }
                """))
                .containsExactly(
                        "warning: check \"open\" expects traffic of which check \"closed\" in line 2 expects none: they cannot"
                                + " both pass [cannot-both-pass] -> narrow the check that expects none, or remove one of them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replies: exclude, expect: none                               | replies: exclude, ports: 40000-50000, expect: some | true
            replies: exclude, expect: none                               | replies: exclude, ports: 40000, expect: some       | false
            replies: exclude, ephemeral: 1024-65535, expect: none        | replies: exclude, ports: 2000-3000, expect: some   | false
            replies: exclude, expect: none                               | replies: exclude, ephemeral: 1024-65535, ports: 2000-3000, expect: some | true
            replies: exclude, expect: none                               | replies: include, ports: 2000-3000, expect: some   | true
            replies: exclude, expect: none                               | replies: include, ports: 2000-40000, expect: some  | false
            replies: include, expect: none                               | replies: exclude, ports: 2000-40000, expect: some  | true
            """)
    void a_check_that_leaves_out_other_replies_forbids_nothing_of_them(String wide, String narrow, boolean both) {
        assertThat(told(two(wide, narrow)).stream().anyMatch(finding -> finding.contains("[cannot-both-pass]")))
                .isEqualTo(both);
    }

    @Test
    void formats_with_and_without_flags_tell_other_replies() {
        String flags = "format: '${version} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol}"
                + " ${packets} ${bytes} ${start} ${end} ${action} ${log-status} ${tcp-flags}', ";
        String none = "replies: exclude, expect: none";
        String some = "replies: exclude, ports: 2000-40000, expect: some";
        assertThat(told(two(flags + none, flags + some))).hasSize(1);
        assertThat(told(two(flags + none, some))).isEmpty();
    }

    @Test
    void what_is_said_of_source_ports_says_nothing_of_destination_ports() {
        String only = "peers: 10.1.0.0/16, protocol: tcp, replies: include, action: accept, expect: { only: 443 }";
        String both = "protocol: tcp, replies: include, action: accept, expect: { only: 443 }";
        assertThat(told(two(both, only))).hasSize(1);
        assertThat(told(two(both + ", portOf: source", only))).isEmpty();
    }

    private static String two(String first, String second) {
        return """
                checks:
                  - { id: a, eni: eni-1235b8ca, address: 10.0.0.1, %s }
                  - { id: b, eni: eni-1235b8ca, address: 10.0.0.1, %s }
                """.formatted(first, second);
    }

    @Test
    void tells_ids_that_differ_in_signs_alone() {
        assertThat(told("""
                checks:
                  - { id: web.ssh, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22 }
                  - { id: web-ssh, eni: eni-1235b8ca, address: 10.0.0.1, ports: 23 }
                  - { id: webssh, eni: eni-1235b8ca, address: 10.0.0.1, ports: 24 }
                """))
                .containsExactly(
                        "warning: check \"web-ssh\" has an id that differs from that of check \"web.ssh\" in line 2 in \".\","
                                + " \"_\" and \"-\" alone [names-collide]"
                                + " -> write ids that differ in letters or digits, so that nobody takes one for the other");
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
                            "check \"it\" makes a query of 1\\d{4} characters; CloudWatch Logs Insights takes at most 10000"
                                    + " \\[query-too-long]");
            assertThat(problem.remedy())
                    .isEqualTo("split its peers, ports or addresses over several checks, or write larger CIDR blocks");
        });
    }

    @Test
    void several_addresses_that_the_format_does_not_show_are_a_warning() {
        String check =
                "checks: [{ id: it, eni: eni-1235b8ca, addresses: [10.0.0.1, 10.0.0.2, \"2001:db8::1\"], ports: 22 %s }]";
        String finding =
                "warning: check \"it\" names 2 IPv4 addresses, but its format shows only the interface's primary one"
                        + " [hidden-addresses] -> let the flow log record ${%s} and write its format, or name the primary address alone";
        assertThat(told(check.formatted(""))).containsExactly(finding.formatted("pkt-dstaddr"));
        assertThat(told(check.formatted(", direction: outbound"))).containsExactly(finding.formatted("pkt-srcaddr"));
        assertThat(told(check.formatted(", format: \"" + LogFormat.DEFAULT + " ${pkt-dstaddr}\"")))
                .isEmpty();
        assertThat(told(check.formatted("").replace("10.0.0.2, ", ""))).isEmpty();
    }

    @Test
    void thousands_of_warnings_are_no_reason_to_refuse_a_file_and_leave_no_error_out() {
        String checks = IntStream.range(0, 1_500)
                .mapToObj(i ->
                        "  - { id: c" + i + ", eni: eni-1235b8ca, address: 52.0." + i / 250 + "." + i % 250 + " }\n")
                .collect(Collectors.joining("", "checks:\n", ""));
        assertThat(problems(checks)).hasSize(1_001).noneMatch(Problem::isError);
        String wrong = checks + "  - { id: wrong, eni: eni-1235b8ca, address: 10.0.0.1, peers: \"::1\" }\n";
        assertThat(problems(wrong))
                .filteredOn(problem -> problem.isError() && problem.place().isPresent())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("check \"wrong\" selects no record"));
    }

    @Test
    void the_readme_says_what_every_rule_asks_and_names_no_other() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| (error|warning|error, warning) \\| .+ \\|"))
                .map(line -> line.replaceAll("^\\| `([a-z-]+)`.*", "$1"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.of(LintRule.values()).map(LintRule::id).toList());
    }

    private static List<String> flow(String keys) {
        return told("checks: [{ id: it, eni: eni-1235b8ca, address: 172.31.16.21, " + keys + " }]");
    }

    private static List<String> told(String file) {
        return problems(file).stream()
                .map(problem ->
                        (problem.isError() ? "error: " : "warning: ") + problem.message() + " -> " + problem.remedy())
                .toList();
    }

    private static List<Problem> lint(String more) {
        return problems("""
                        checks:
                          - id: it
                            eni: eni-1235b8ca123456789
                            address: 172.31.16.21
                            %s
                        """.formatted(more));
    }

    static List<Problem> problems(String file) {
        return Linter.lint(
                CheckFileReader.read(new SourceText("checks.yaml", file)).suite(), TODAY);
    }

    static Stream<String> rulesThatFind(String file) {
        return problems(file).stream().map(problem -> problem.message().replaceAll(".*\\[([a-z-]+)]$", "$1"));
    }
}
