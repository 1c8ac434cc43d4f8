package io.github.flowcheck.command;

import static io.github.flowcheck.command.LearnDirectory.CLOCK;
import static io.github.flowcheck.command.LearnDirectory.DATABASE;
import static io.github.flowcheck.command.LearnDirectory.TRAFFIC;
import static io.github.flowcheck.command.LearnDirectory.WEB;
import static io.github.flowcheck.command.LearnDirectory.accepted;
import static io.github.flowcheck.command.LearnDirectory.noData;
import static io.github.flowcheck.command.LearnDirectory.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.check.Window;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From log lines to a check file, and with it back to verdicts. */
class LearnCommandTest {
    @TempDir
    private Path directory;

    private LearnDirectory home;

    private Path checks;

    @BeforeEach
    void nameTheFile() {
        home = new LearnDirectory(directory);
        checks = home.checks();
    }

    @Test
    void what_was_seen_stands_in_the_file_ready_for_review() throws IOException {
        LearnCommand.Outcome outcome = home.learn(TRAFFIC);
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
        assertThat(home.verdicts(TRAFFIC)).containsOnly(Verdict.PASS);
    }

    @Test
    void a_check_file_that_is_a_link_to_nowhere_is_told_as_such() throws IOException {
        try {
            Files.createSymbolicLink(checks, directory.resolve("gone.yaml"));
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "this system cannot make links");
        }

        assertThatThrownBy(() -> home.learn(TRAFFIC))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + checks + ": it is a link to " + directory.resolve("gone.yaml")
                        + ", which is not there\n  -> put that right and run it again; the file is as it was");
    }

    @Test
    void one_new_accepted_port_fails() throws IOException {
        home.learn(TRAFFIC);
        assertThat(home.failing(TRAFFIC, accepted(WEB, "10.0.1.7", "172.31.16.21", 40_002, 8080, 6)))
                .containsExactly(WEB + "-inbound");
        assertThat(home.failing(TRAFFIC, accepted(WEB, "172.31.16.21", "172.31.20.5", 40_002, 3306, 6)))
                .containsExactly(WEB + "-outbound");
    }

    @Test
    void one_new_peer_fails() throws IOException {
        home.learn(TRAFFIC);
        assertThat(home.failing(TRAFFIC, accepted(WEB, "10.0.2.7", "172.31.16.21", 40_002, 443, 6)))
                .containsExactly(WEB + "-inbound");
        assertThat(home.failing(TRAFFIC, accepted(WEB, "172.31.16.21", "172.31.20.6", 40_002, 5432, 6)))
                .containsExactly(WEB + "-outbound");
    }

    @Test
    void one_new_interface_fails() throws IOException {
        home.learn(TRAFFIC);
        assertThat(home.failing(TRAFFIC, accepted("eni-0000000f", "10.0.1.7", "10.0.9.9", 40_002, 443, 6)))
                .containsExactly("other-interfaces");
        assertThat(home.failing(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 443, 6)))
                .containsExactly("other-interfaces");
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
        home.learn(nat);
        assertThat(Files.readString(checks))
                .contains("eni-1235b8ca: { eni: eni-1235b8ca, address: 10.0.0.220 }")
                .contains("2 of them carry none of its addresses")
                .contains("expect: { only: [443/tcp], onlyPeers: [203.0.113.5] }");
        assertThat(home.verdicts(nat)).containsOnly(Verdict.PASS);
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
        LearnCommand.run(home.request("logs"), CLOCK);
        assertThat(Files.readString(checks))
                .contains("format: \"${interface-id} ${srcaddr} ")
                .contains("33000")
                .doesNotContain("40000");
        assertThat(home.verify("logs")).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void ipv6_and_protocols_without_ports_are_learnt() throws IOException {
        List<String> log = List.of(
                accepted(WEB, "2001:db8::7", "2001:db8:1::1", 40_000, 443, 6),
                accepted(WEB, "2001:db8::9", "2001:db8:1::1", 40_000, 443, 6),
                accepted(WEB, "2001:db8::9", "2001:db8:1::1", 0, 0, 58),
                accepted(WEB, "10.0.1.7", "10.0.0.9", 0, 0, 47),
                accepted(WEB, "10.0.1.8", "10.0.0.9", 0, 0, 47));
        home.learn(log);
        assertThat(Files.readString(checks))
                .contains("addresses: [10.0.0.9, \"2001:db8:1::1\"]")
                .contains("only: [443/tcp, icmpv6]")
                .contains("protocol 47: 2 flows")
                .contains("-inbound-protocols");
        assertThat(home.verdicts(log)).containsOnly(Verdict.PASS);
        assertThat(home.failing(log, accepted(WEB, "10.0.1.7", "10.0.0.9", 0, 0, 50)))
                .containsExactly(WEB + "-inbound-protocols");
        assertThat(home.failing(log, accepted(WEB, "2001:db8:7::7", "2001:db8:1::1", 40_000, 443, 6)))
                .containsExactly(WEB + "-inbound-peers");
    }

    @Test
    void lost_records_leave_it_unknown_but_nothing_fails() throws IOException {
        List<String> lossy = with(TRAFFIC, noData(WEB).replace("NODATA", "SKIPDATA"));
        home.learn(lossy);
        assertThat(Files.readString(checks)).contains("; 1 SKIPDATA, so its checks cannot pass on these logs");
        assertThat(home.verdicts(lossy)).contains(Verdict.INCONCLUSIVE).doesNotContain(Verdict.FAIL, Verdict.ERROR);
    }

    @Test
    void records_of_a_regional_nat_gateway_are_of_no_other_interface() throws IOException {
        List<String> more = with(TRAFFIC, accepted("-", "10.0.1.7", "203.0.113.9", 40_002, 443, 6));
        home.learn(more);
        assertThat(home.verdicts(more)).containsOnly(Verdict.PASS);
        assertThat(home.learn(more).changed()).isFalse();
        assertThat(home.failing(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 443, 6)))
                .containsExactly("other-interfaces");
    }

    @Test
    void only_records_of_the_window_count() throws IOException {
        home.write(TRAFFIC);
        LearnCommand.Request all = home.request("traffic.log");
        assertThatThrownBy(() -> LearnCommand.run(
                        new LearnCommand.Request(
                                all.file(), all.logs(), all.logsBase(), Window.parse("24h"), all.shape()),
                        CLOCK))
                .hasMessageContaining("nothing can be learnt: none of 9 records has traffic");
    }

    @Test
    void nothing_seen_is_never_a_file() {
        assertThatThrownBy(() -> home.learn(List.of()))
                .hasMessageContaining("nothing can be learnt: none of 0 records has traffic");
        assertThatThrownBy(() -> home.learn(List.of(noData(WEB), noData(WEB).replace("NODATA", "SKIPDATA"))))
                .hasMessageContaining("nothing can be learnt: none of 2 records has traffic");
        assertThatThrownBy(() -> home.learn(List.of(noData(WEB), accepted(WEB, "-", "-", 1, 2, 6))))
                .hasMessageContaining("nothing can be learnt: none of 1 records has traffic");
        assertThatThrownBy(() -> home.learn(List.of("not a flow log")))
                .hasMessageContaining("the format of traffic.log cannot be told");
        assertThatThrownBy(() -> LearnCommand.run(home.request("gone.log"), CLOCK))
                .hasMessageContaining("flowcheck.logs: there is no file or directory \"gone.log\"");
        assertThat(checks).doesNotExist();
    }

    @Test
    void what_can_be_read_once_is_not_learnt_from() {
        assumeTrue(Files.exists(Path.of("/dev/null")));
        assertThatThrownBy(() -> LearnCommand.run(home.request("/dev/null"), CLOCK))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "flowcheck.logs: /dev/null is no regular file but a pipe or a device, and flow logs are read more"
                                + " than once\n  -> write what is read into a file, and name that");
        assertThat(checks).doesNotExist();
    }

    @Test
    void a_format_that_the_logs_do_not_have_is_told() throws IOException {
        Files.writeString(
                checks,
                "format: \"${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes}"
                        + " ${start} ${end} ${action} ${log-status}\"\n");
        assertThatThrownBy(() -> home.learn(TRAFFIC.subList(0, 1)))
                .hasMessage(
                        "nothing can be learnt: none of 0 records has traffic of a network interface with an address;"
                                + " left out: 1 line that is no record (14 fields, not 12), the first at traffic.log:1\n"
                                + "  -> write the format that the flow logs have into the check file, such as"
                                + " format: \"${version} …\", or learn from other flow logs");
    }

    @Test
    void fields_that_checks_need_are_asked_for() {
        assertThatThrownBy(() -> home.learn(List.of("interface-id srcaddr dstaddr", "eni-1235b8ca 10.0.0.1 10.0.0.2")))
                .hasMessageContaining("nothing can be learnt from records without ${srcport}, ${dstport}, ${protocol},"
                        + " ${packets}, ${bytes}, ${start}, ${action}, ${log-status}: checks need them");
    }
}
