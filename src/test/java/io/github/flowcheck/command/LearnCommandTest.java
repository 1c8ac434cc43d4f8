package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From log lines to a check file, and with it back to verdicts. */
class LearnCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String WEB = "eni-1235b8ca123456789";
    private static final String DATABASE = "eni-0a1b2c3d";

    /** An interface that two subnets call and that calls one database; answers in both directions, and a rejected scan. */
    private static final List<String> TRAFFIC = List.of(
            accepted(WEB, "172.31.16.139", "172.31.16.21", 40_001, 22, 6),
            accepted(WEB, "10.0.1.7", "172.31.16.21", 40_002, 443, 6),
            accepted(WEB, "10.0.1.9", "172.31.16.21", 40_003, 443, 6),
            accepted(WEB, "172.31.16.21", "10.0.1.9", 443, 40_003, 6),
            accepted(WEB, "172.31.16.21", "172.31.20.5", 50_001, 5432, 6),
            accepted(WEB, "172.31.20.5", "172.31.16.21", 5432, 50_001, 6),
            accepted(WEB, "10.0.1.9", "172.31.16.21", 0, 0, 1),
            record(WEB, "203.0.113.9", "172.31.16.21", 40_004, 3389, 6, "REJECT"),
            noData(DATABASE));

    @TempDir
    private Path directory;

    private Path checks;

    @BeforeEach
    void nameTheFile() {
        checks = directory.resolve("flowcheck.yaml");
    }

    @Test
    void what_was_seen_stands_in_the_file_ready_for_review() throws IOException {
        LearnCommand.Outcome outcome = learn(TRAFFIC);
        assertThat(Files.readString(checks)).isEqualTo("""
                # Learnt from 9 records of 2 network interfaces, 2014-12-14T04:06:50Z to 2014-12-14T04:06:50Z.
                # This is what was seen, which is not yet what should be: read each check, and remove what nobody may do.
                # Peers stand in the fewest blocks no wider than /24 (IPv6: /64), each no wider than its
                # addresses need; in wider ones where these were more than 16.
                # 1 network interface has no traffic, so no checks: eni-0a1b2c3d
                version: 1
                # logGroup: /vpc/flow-logs   # to verify on CloudWatch, and for generate

                interfaces:
                  # 8 records of traffic, 2014-12-14T04:06:50Z to 2014-12-14T04:06:50Z
                  eni-1235b8ca123456789: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }

                checks:
                  # inbound: 4 accepted flows to 3 ports; 1 rejected, which is not judged; 1 left out as replies
                  #   443/tcp: 2 flows from 2 peers, last seen 2014-12-14T04:06:50Z
                  #   icmp: 1 flow from 1 peer, last seen 2014-12-14T04:06:50Z
                  #   22/tcp: 1 flow from 1 peer, last seen 2014-12-14T04:06:50Z
                  - id: eni-1235b8ca123456789-inbound
                    interface: eni-1235b8ca123456789
                    action: accept
                    expect: { only: [icmp, 22/tcp, 443/tcp], onlyPeers: [10.0.1.0/28, 172.31.16.139] }

                  # outbound: 1 accepted flow to one port; 1 left out as replies
                  #   5432/tcp: 1 flow from 1 peer, last seen 2014-12-14T04:06:50Z
                  - id: eni-1235b8ca123456789-outbound
                    interface: eni-1235b8ca123456789
                    direction: outbound
                    action: accept
                    expect: { only: [5432/tcp], onlyPeers: [172.31.20.5] }

                  # no other network interface has traffic
                  - id: other-interfaces
                    expect: none
                    query: |
                      filter logStatus = "OK"
                      | filter interfaceId not in ["eni-1235b8ca123456789"]
                      | stats count(*) as flows by interfaceId
                      | sort flows desc
                      | limit 100
                """);
        assertThat(outcome.created()).isTrue();
        assertThat(outcome.records()).isEqualTo(9);
        assertThat(verdicts(TRAFFIC)).containsOnly(Verdict.PASS);
    }

    @Test
    void one_new_accepted_port_fails() throws IOException {
        learn(TRAFFIC);
        assertThat(failing(TRAFFIC, accepted(WEB, "10.0.1.7", "172.31.16.21", 40_002, 8080, 6)))
                .containsExactly(WEB + "-inbound");
        assertThat(failing(TRAFFIC, accepted(WEB, "172.31.16.21", "172.31.20.5", 40_002, 3306, 6)))
                .containsExactly(WEB + "-outbound");
    }

    @Test
    void one_new_peer_fails() throws IOException {
        learn(TRAFFIC);
        assertThat(failing(TRAFFIC, accepted(WEB, "10.0.2.7", "172.31.16.21", 40_002, 443, 6)))
                .containsExactly(WEB + "-inbound");
        assertThat(failing(TRAFFIC, accepted(WEB, "172.31.16.21", "172.31.20.6", 40_002, 5432, 6)))
                .containsExactly(WEB + "-outbound");
    }

    @Test
    void one_new_interface_fails() throws IOException {
        learn(TRAFFIC);
        assertThat(failing(TRAFFIC, accepted("eni-0000000f", "10.0.1.7", "10.0.9.9", 40_002, 443, 6)))
                .containsExactly("other-interfaces");
        assertThat(failing(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 443, 6)))
                .containsExactly("other-interfaces");
    }

    @Test
    void learning_the_same_again_touches_nothing() throws IOException {
        learn(TRAFFIC);
        String before = Files.readString(checks);
        LearnCommand.Outcome again = learn(TRAFFIC);
        assertThat(again.changed()).isFalse();
        assertThat(again.learnt().kept()).containsExactly(WEB + "-inbound", WEB + "-outbound", "other-interfaces");
        assertThat(checks).hasContent(before);
    }

    @Test
    void a_new_interface_is_added_and_no_longer_a_stranger() throws IOException {
        learn(TRAFFIC);
        String before = Files.readString(checks);
        List<String> more = with(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6));
        LearnCommand.Outcome outcome = learn(more);
        assertThat(outcome.learnt().updated()).containsExactly("other-interfaces");
        assertThat(outcome.learnt().checks()).isEqualTo(2);
        List<String> lines = Files.readAllLines(checks);
        assertThat(lines)
                .containsSubsequence(before.lines()
                        .filter(line -> !line.contains("interfaceId not in"))
                        .toList())
                .contains("      | filter interfaceId not in [\"eni-0a1b2c3d\", \"eni-1235b8ca123456789\"]");
        assertThat(verdicts(more)).containsOnly(Verdict.PASS);
    }

    @Test
    void what_somebody_changed_in_a_learnt_check_stays() throws IOException {
        learn(TRAFFIC);
        String edited = Files.readString(checks)
                .replace("only: [icmp, 22/tcp, 443/tcp]", "only: [443/tcp]")
                .replace("| limit 100", "| limit 50");
        Files.writeString(checks, edited);
        LearnCommand.Outcome outcome =
                learn(with(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)));
        assertThat(outcome.learnt().notes())
                .contains("left as it is, for it was edited: other-interfaces; remove it to have it learnt anew");
        assertThat(Files.readString(checks)).contains("only: [443/tcp]").contains("| limit 50");
    }

    @Test
    void a_check_on_something_else_under_the_id_that_would_be_learnt_hides_nothing() throws IOException {
        Files.writeString(checks, """
                interfaces:
                  web: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
                checks:
                  - { id: web-inbound, eni: eni-0000000f, address: 10.0.0.1, ports: [22], expect: none }
                  - { id: web-outbound-peers, interface: web, expect: none }
                """);
        LearnCommand.Outcome outcome = learn(TRAFFIC);
        assertThat(outcome.learnt().notes())
                .contains(
                        "web-inbound in line 4 of the file is a check on something else: what is learnt of the inbound"
                                + " traffic of eni-1235b8ca123456789 is eni-1235b8ca123456789-inbound");
        assertThat(outcome.learnt().kept()).isEmpty();
        String once = Files.readString(checks);
        assertThat(once).contains("- id: eni-1235b8ca123456789-inbound\n    interface: web\n", "- id: web-outbound\n");
        LearnCommand.Outcome again = learn(TRAFFIC);
        assertThat(again.changed()).isFalse();
        assertThat(again.learnt().kept())
                .containsExactly("eni-1235b8ca123456789-inbound", "web-outbound", "other-interfaces");
    }

    @Test
    void a_check_that_asks_less_than_what_would_be_learnt_is_told() throws IOException {
        for (String less : List.of(
                "ports: [22], expect: some",
                "peers: [10.0.0.0/8], expect: some",
                "action: reject, expect: none",
                "portOf: source, expect: some")) {
            Files.writeString(
                    checks,
                    "checks:\n- { id: " + WEB + "-inbound, eni: " + WEB + ", address: 172.31.16.21, " + less + " }\n");
            LearnCommand.Outcome outcome = learn(TRAFFIC);
            assertThat(outcome.learnt().notes())
                    .as(less)
                    .contains("left out: what is learnt of the inbound traffic of " + WEB + ", for " + WEB
                            + "-inbound in line 2 of the file asks about a part of it only; give that check another id to have"
                            + " all of it learnt");
            assertThat(outcome.learnt().kept()).as(less).isEmpty();
        }
        Files.writeString(
                checks,
                "checks:\n- { id: " + WEB + "-inbound, eni: " + WEB + ", query: filter dstPort = 22, expect: some }\n"
                        + "- { id: other-interfaces, eni: " + WEB + ", address: 172.31.16.21, expect: some }\n");
        assertThat(learn(TRAFFIC).learnt().notes())
                .contains(
                        "left out: what is learnt of the inbound traffic of " + WEB + ", for " + WEB
                                + "-inbound in line 2 of the file is a query; give that check another id to have all of it"
                                + " learnt",
                        "left as it is, for it is a check on something else: other-interfaces; give it another id to have it"
                                + " learnt anew");
    }

    @Test
    void interfaces_that_are_named_like_others_get_ids_of_their_own() throws IOException {
        Files.writeString(
                checks,
                "interfaces: { " + DATABASE + ": { eni: " + WEB + ", address: 172.31.16.21 } }\nchecks:\n"
                        + "- { id: a, interface: " + DATABASE + ", ports: [22], expect: some }\n");
        List<String> more = with(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6));
        learn(more);
        assertThat(learn(more).changed()).isFalse();
        assertThat(failing(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 80, 6)))
                .hasSize(1);
        assertThat(failing(more, accepted(WEB, "10.0.1.7", "172.31.16.21", 40_002, 8080, 6)))
                .hasSize(1);
    }

    @Test
    void a_file_of_any_layout_keeps_its_bytes() throws IOException {
        String before = "\uFEFF# ours\r\nlogGroup: \"/vpc/flow-logs\"   # the group\r\n"
                + "interfaces: { web: { eni: " + WEB + ", 'address': \"172.31.16.21\", }, }  # flow\r\n"
                + "checks:\r\n- {id: web-ssh,   interface: web, ports: [22], expect: some} # all in one line\r\n"
                + "    # a comment of the item above\r\n\r\n# the end";
        Files.writeString(checks, before);
        List<String> more = with(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6));
        learn(more);
        String after = Files.readString(checks);
        assertThat(after)
                .startsWith("\uFEFF# ours\r\nlogGroup: \"/vpc/flow-logs\"   # the group\r\n"
                        + "interfaces: { web: { eni: " + WEB
                        + ", 'address': \"172.31.16.21\", }, eni-0a1b2c3d: { eni: eni-0a1b2c3d, address: ")
                .contains(" }, }  # flow\r\n")
                .contains("expect: some} # all in one line\r\n    # a comment of the item above\r\n# inbound: ")
                .contains("\r\n- id: web-inbound\r\n  interface: web\r\n")
                .endsWith("\r\n\r\n# the end")
                .doesNotContainPattern("[^\r]\n");
        assertThat(verdicts(more)).containsOnly(Verdict.PASS);
    }

    @Test
    void a_file_in_brackets_gets_checks_in_brackets() throws IOException {
        for (String before : List.of(
                "checks: [{ id: a, eni: eni-0000000f, address: 10.0.0.1, expect: none }]\n",
                "checks: []",
                "{\"checks\": [{\"id\": \"a\", \"eni\": \"eni-0000000f\", \"address\": \"10.0.0.1\"}]}",
                "{\"folder\": \"net\"}")) {
            Files.writeString(checks, before);
            List<String> more = with(TRAFFIC, accepted(WEB, "10.0.1.7", "172.31.16.21", 0, 0, 47));
            learn(more);
            String after = Files.readString(checks);
            assertThat(after).contains("\\n| filter interfaceId not in [");
            assertThat(after.startsWith("{\"")).isEqualTo(before.startsWith("{\""));
            assertThat(failing(more)).as(after).isEmpty();
            assertThat(failing(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)))
                    .containsExactly("other-interfaces");
            // what grows is the query alone, and it stays where it is
            LearnCommand.Outcome again = learn(with(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)));
            assertThat(again.learnt().updated()).containsExactly("other-interfaces");
            LearnCommand.Outcome last = learn(with(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)));
            assertThat(last.changed()).isFalse();
        }
    }

    @Test
    void a_file_of_nothing_but_comments_keeps_them_above() throws IOException {
        for (String before : List.of("", "\uFEFF", "\n\n", "# ours\r\n  # and theirs")) {
            Files.writeString(checks, before);
            LearnCommand.Outcome outcome = learn(TRAFFIC);
            assertThat(outcome.created()).isFalse();
            assertThat(Files.readString(checks))
                    .startsWith(before)
                    .contains("# Learnt from 9 records of 2 network interfaces");
            assertThat(Files.readString(checks).contains("\r\n")).isEqualTo(before.contains("\r\n"));
            assertThat(verdicts(TRAFFIC)).containsOnly(Verdict.PASS);
        }
    }

    @Test
    void an_address_that_no_record_carries_is_told_instead_of_learnt() throws IOException {
        Files.writeString(
                checks,
                "interfaces: { web: { eni: " + WEB + ", address: 10.9.9.9 } }\nchecks:\n"
                        + "- { id: x, interface: web, ports: 1, expect: none }\n");
        LearnCommand.Outcome outcome = learn(TRAFFIC);
        assertThat(outcome.learnt().notes())
                .contains(WEB
                        + " gets no checks: none of its 8 records carries 10.9.9.9, as the file says; write the address"
                        + " that they carry, or remove it to have it found");
        assertThat(Files.readString(checks)).doesNotContain("web-inbound");
    }

    @Test
    void what_is_no_list_of_checks_is_told_at_its_place() throws IOException {
        Files.writeString(checks, "version: 1\nchecks: \"x\"\n");
        assertThatThrownBy(() -> learn(TRAFFIC))
                .hasMessageContaining("flowcheck.yaml:2:9: this is no list of checks, so nothing can be added to it");
        Files.writeString(checks, "interfaces: [a]\n");
        assertThatThrownBy(() -> learn(TRAFFIC))
                .hasMessageContaining(
                        "flowcheck.yaml:1:13: this is no mapping of interfaces, so nothing can be added to it");
    }

    @Test
    void a_file_that_is_refused_stays_as_it_is() throws IOException {
        for (String bad : List.of(
                "interfaces: &all { web: { eni: " + WEB + ", address: 172.31.16.21 } }\nchecks: []\n",
                "checks: [{ id: a, interface: gone, ports: [22] }]\n",
                "- a list\n",
                "interfaces: null\n",
                "checks: ~\n")) {
            Files.writeString(checks, bad);
            assertThatThrownBy(() -> learn(TRAFFIC)).as(bad).isInstanceOf(BadInputException.class);
            assertThat(checks).hasContent(bad);
        }
    }

    @Test
    void defaults_that_would_narrow_what_is_learnt_are_told() throws IOException {
        String before = "defaults: { ports: [22] }\ninterfaces: { a: { eni: eni-0000000f, address: 10.0.0.1 } }\n"
                + "checks:\n  - { id: a, interface: a }\n";
        Files.writeString(checks, before);
        assertThatThrownBy(() -> learn(TRAFFIC))
                .hasMessageContaining(
                        "the defaults of flowcheck.yaml would make something else of 2 learnt checks, such as " + WEB
                                + "-inbound");
        Files.writeString(checks, before.replace("ports: [22]", "direction: outbound, replies: include"));
        learn(TRAFFIC);
        assertThat(failing(TRAFFIC)).isEmpty();
    }

    @Test
    void a_format_without_header_is_taken_from_a_file_that_says_it() throws IOException {
        Files.writeString(
                checks,
                "format: \"${interface-id} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr} ${srcport} ${dstport}"
                        + " ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}\"\n");
        // a NAT gateway: its own address is on each record, that of the packet on one side only
        List<String> nat = List.of(
                "eni-1235b8ca 10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5 40000 443 6 1 40 1418530010 1418530070 ACCEPT OK",
                "eni-1235b8ca 10.0.0.220 203.0.113.5 10.0.0.220 203.0.113.5 41000 443 6 1 40 1418530010 1418530070 ACCEPT OK",
                "eni-1235b8ca 203.0.113.5 10.0.0.220 203.0.113.5 10.0.0.220 443 41000 6 1 40 1418530010 1418530070 ACCEPT OK",
                "eni-1235b8ca 10.0.0.220 10.0.1.5 203.0.113.5 10.0.1.5 443 40000 6 1 40 1418530010 1418530070 ACCEPT OK");
        learn(nat);
        assertThat(Files.readString(checks))
                .contains("eni-1235b8ca: { eni: eni-1235b8ca, address: 10.0.0.220 }")
                .contains("2 of them carry none of its addresses")
                .contains("expect: { only: [443/tcp], onlyPeers: [203.0.113.5] }");
        assertThat(verdicts(nat)).containsOnly(Verdict.PASS);
    }

    @Test
    void a_header_tells_the_format_and_gzip_is_read() throws IOException {
        Path log = directory.resolve("logs/a.log.gz");
        Files.createDirectories(log.getParent());
        String text =
                "interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags\n"
                        + "eni-1235b8ca 10.0.1.5 10.0.0.9 40000 33000 6 1 40 1418530010 1418530070 ACCEPT OK 2\n"
                        + "eni-1235b8ca 10.0.0.9 10.0.1.5 33000 40000 6 1 40 1418530010 1418530070 ACCEPT OK 18\n"
                        + "eni-1235b8ca 10.0.1.6 10.0.0.9 40000 33000 6 1 40 1418530010 1418530070 ACCEPT OK 2\n";
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        LearnCommand.run(request("logs"), CLOCK);
        assertThat(Files.readString(checks))
                .contains("format: \"${interface-id} ${srcaddr} ")
                .contains("33000")
                .doesNotContain("40000");
        assertThat(verify("logs")).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void ipv6_and_protocols_without_ports_are_learnt() throws IOException {
        List<String> log = List.of(
                accepted(WEB, "2001:db8::7", "2001:db8:1::1", 40_000, 443, 6),
                accepted(WEB, "2001:db8::9", "2001:db8:1::1", 40_000, 443, 6),
                accepted(WEB, "2001:db8::9", "2001:db8:1::1", 0, 0, 58),
                accepted(WEB, "10.0.1.7", "10.0.0.9", 0, 0, 47),
                accepted(WEB, "10.0.1.8", "10.0.0.9", 0, 0, 47));
        learn(log);
        assertThat(Files.readString(checks))
                .contains("addresses: [10.0.0.9, \"2001:db8:1::1\"]")
                .contains("only: [443/tcp, icmpv6]")
                .contains("protocol 47: 2 flows")
                .contains("-inbound-protocols");
        assertThat(verdicts(log)).containsOnly(Verdict.PASS);
        assertThat(failing(log, accepted(WEB, "10.0.1.7", "10.0.0.9", 0, 0, 50)))
                .containsExactly(WEB + "-inbound-protocols");
        assertThat(failing(log, accepted(WEB, "2001:db8:7::7", "2001:db8:1::1", 40_000, 443, 6)))
                .containsExactly(WEB + "-inbound-peers");
    }

    @Test
    void lost_records_leave_it_unknown_but_nothing_fails() throws IOException {
        List<String> lossy = with(TRAFFIC, noData(WEB).replace("NODATA", "SKIPDATA"));
        learn(lossy);
        assertThat(Files.readString(checks)).contains("; 1 SKIPDATA, so its checks cannot pass on these logs");
        assertThat(verdicts(lossy)).contains(Verdict.INCONCLUSIVE).doesNotContain(Verdict.FAIL, Verdict.ERROR);
    }

    @Test
    void records_of_a_regional_nat_gateway_are_of_no_other_interface() throws IOException {
        List<String> more = with(TRAFFIC, accepted("-", "10.0.1.7", "203.0.113.9", 40_002, 443, 6));
        learn(more);
        assertThat(verdicts(more)).containsOnly(Verdict.PASS);
        assertThat(learn(more).changed()).isFalse();
        assertThat(failing(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 443, 6)))
                .containsExactly("other-interfaces");
    }

    @Test
    void only_records_of_the_window_count() throws IOException {
        write(TRAFFIC);
        LearnCommand.Request all = request("traffic.log");
        assertThatThrownBy(() -> LearnCommand.run(
                        new LearnCommand.Request(
                                all.file(), all.logs(), all.logsBase(), Window.parse("24h"), all.shape()),
                        CLOCK))
                .hasMessageContaining("nothing can be learnt: none of 9 records has traffic");
    }

    @Test
    void nothing_seen_is_never_a_file() {
        assertThatThrownBy(() -> learn(List.of()))
                .hasMessageContaining("nothing can be learnt: none of 0 records has traffic");
        assertThatThrownBy(() -> learn(List.of(noData(WEB), noData(WEB).replace("NODATA", "SKIPDATA"))))
                .hasMessageContaining("nothing can be learnt: none of 2 records has traffic");
        assertThatThrownBy(() -> learn(List.of(noData(WEB), accepted(WEB, "-", "-", 1, 2, 6))))
                .hasMessageContaining("nothing can be learnt: none of 1 records has traffic");
        assertThatThrownBy(() -> learn(List.of("not a flow log")))
                .hasMessageContaining("the format of traffic.log cannot be told");
        assertThatThrownBy(() -> LearnCommand.run(request("gone.log"), CLOCK))
                .hasMessageContaining("flowcheck.logs: there is no file or directory \"gone.log\"");
        assertThat(checks).doesNotExist();
    }

    @Test
    void what_can_be_read_once_is_not_learnt_from() {
        assumeTrue(Files.exists(Path.of("/dev/null")));
        assertThatThrownBy(() -> LearnCommand.run(request("/dev/null"), CLOCK))
                .isInstanceOf(BadInputException.class)
                .hasMessage("learn reads the flow logs more than once, and /dev/null is no regular file but a pipe or a"
                        + " device\n  -> write what is read into a file, and name that");
        assertThat(checks).doesNotExist();
    }

    @Test
    void a_format_that_the_logs_do_not_have_is_told() throws IOException {
        Files.writeString(
                checks,
                "format: \"${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes}"
                        + " ${start} ${end} ${action} ${log-status}\"\n");
        assertThatThrownBy(() -> learn(TRAFFIC.subList(0, 1)))
                .hasMessage(
                        "nothing can be learnt: none of 0 records has traffic of a network interface with an address;"
                                + " left out: 1 line that is no record (14 fields, not 12), the first at traffic.log:1\n"
                                + "  -> write the format that the flow logs have into the check file, such as"
                                + " format: \"${version} …\", or learn from other flow logs");
    }

    @Test
    void fields_that_checks_need_are_asked_for() {
        assertThatThrownBy(() -> learn(List.of("interface-id srcaddr dstaddr", "eni-1235b8ca 10.0.0.1 10.0.0.2")))
                .hasMessageContaining("nothing can be learnt from records without ${srcport}, ${dstport}, ${protocol},"
                        + " ${packets}, ${bytes}, ${start}, ${action}, ${log-status}: checks need them");
    }

    private static String accepted(String eni, String from, String to, int fromPort, int toPort, int protocol) {
        return record(eni, from, to, fromPort, toPort, protocol, "ACCEPT");
    }

    private static String record(
            String eni, String from, String to, int fromPort, int toPort, int protocol, String action) {
        return "2 123456789010 " + eni + " " + from + " " + to + " " + fromPort + " " + toPort + " " + protocol
                + " 20 4249 1418530010 1418530070 " + action + " OK";
    }

    private static String noData(String eni) {
        return "2 123456789010 " + eni + " - - - - - - - 1418530010 1418530070 - NODATA";
    }

    private static List<String> with(List<String> lines, String... more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    private LearnCommand.Outcome learn(List<String> lines) throws IOException {
        write(lines);
        return LearnCommand.run(request("traffic.log"), CLOCK);
    }

    private void write(List<String> lines) throws IOException {
        Files.write(directory.resolve("traffic.log"), lines);
    }

    private LearnCommand.Request request(String logs) {
        return new LearnCommand.Request(source(), logs, directory, Optional.empty(), PeerShape.USUAL);
    }

    private CheckFileSource source() {
        return CheckFileSource.of(checks, directory, Inputs.NONE);
    }

    private List<CheckResult> verify(String logs) throws IOException {
        return VerifyCommand.run(
                        new VerifyCommand.Request(
                                source(),
                                Optional.empty(),
                                logs,
                                directory,
                                Optional.empty(),
                                Set.of(Verdict.FAIL),
                                Set.<ReportFormat>of(),
                                directory.resolve("out")),
                        CLOCK)
                .report()
                .results();
    }

    private List<Verdict> verdicts(List<String> lines) throws IOException {
        write(lines);
        return verify("traffic.log").stream().map(CheckResult::verdict).toList();
    }

    private List<String> failing(List<String> lines, String... more) throws IOException {
        write(with(lines, more));
        return verify("traffic.log").stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .map(result -> result.check().id())
                .collect(Collectors.toList());
    }
}
