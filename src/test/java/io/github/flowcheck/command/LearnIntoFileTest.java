package io.github.flowcheck.command;

import static io.github.flowcheck.command.LearnDirectory.DATABASE;
import static io.github.flowcheck.command.LearnDirectory.TRAFFIC;
import static io.github.flowcheck.command.LearnDirectory.WEB;
import static io.github.flowcheck.command.LearnDirectory.accepted;
import static io.github.flowcheck.command.LearnDirectory.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt goes into a check file that is there, and loses nothing in it. */
class LearnIntoFileTest {
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
    void learning_the_same_again_touches_nothing() throws IOException {
        home.learn(TRAFFIC);
        String before = Files.readString(checks);
        LearnCommand.Outcome again = home.learn(TRAFFIC);
        assertThat(again.changed()).isFalse();
        assertThat(again.learnt().kept()).containsExactly(WEB + "-inbound", WEB + "-outbound", "other-interfaces");
        assertThat(checks).hasContent(before);
    }

    @Test
    void a_new_interface_is_added_and_no_longer_a_stranger() throws IOException {
        home.learn(TRAFFIC);
        String before = Files.readString(checks);
        List<String> more = with(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6));
        LearnCommand.Outcome outcome = home.learn(more);
        assertThat(outcome.learnt().updated()).containsExactly("other-interfaces");
        assertThat(outcome.learnt().checks()).isEqualTo(2);
        List<String> lines = Files.readAllLines(checks);
        assertThat(lines)
                .containsSubsequence(before.lines()
                        .filter(line -> !line.contains("interfaceId not in"))
                        .toList())
                .contains("      | filter interfaceId not in [\"eni-0a1b2c3d\", \"eni-1235b8ca123456789\"]");
        assertThat(home.verdicts(more)).containsOnly(Verdict.PASS);
    }

    @Test
    void what_somebody_changed_in_a_learnt_check_stays() throws IOException {
        home.learn(TRAFFIC);
        String edited = Files.readString(checks)
                .replace("only: [icmp, 22/tcp, 443/tcp]", "only: [443/tcp]")
                .replace("| limit 100", "| limit 50");
        Files.writeString(checks, edited);
        LearnCommand.Outcome outcome =
                home.learn(with(TRAFFIC, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)));
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
        LearnCommand.Outcome outcome = home.learn(TRAFFIC);
        assertThat(outcome.learnt().notes())
                .contains(
                        "web-inbound in line 4 of the file is a check on something else: what is learnt of the inbound"
                                + " traffic of eni-1235b8ca123456789 is eni-1235b8ca123456789-inbound");
        assertThat(outcome.learnt().kept()).isEmpty();
        String once = Files.readString(checks);
        assertThat(once).contains("- id: eni-1235b8ca123456789-inbound\n    interface: web\n", "- id: web-outbound\n");
        LearnCommand.Outcome again = home.learn(TRAFFIC);
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
            LearnCommand.Outcome outcome = home.learn(TRAFFIC);
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
        assertThat(home.learn(TRAFFIC).learnt().notes())
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
        home.learn(more);
        assertThat(home.learn(more).changed()).isFalse();
        assertThat(home.failing(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 80, 6)))
                .hasSize(1);
        assertThat(home.failing(more, accepted(WEB, "10.0.1.7", "172.31.16.21", 40_002, 8080, 6)))
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
        home.learn(more);
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
        assertThat(home.verdicts(more)).containsOnly(Verdict.PASS);
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
            home.learn(more);
            String after = Files.readString(checks);
            assertThat(after).contains("\\n| filter interfaceId not in [");
            assertThat(after.startsWith("{\"")).isEqualTo(before.startsWith("{\""));
            assertThat(home.failing(more)).as(after).isEmpty();
            assertThat(home.failing(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)))
                    .containsExactly("other-interfaces");
            // what grows is the query alone, and it stays where it is
            LearnCommand.Outcome again =
                    home.learn(with(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)));
            assertThat(again.learnt().updated()).containsExactly("other-interfaces");
            LearnCommand.Outcome last =
                    home.learn(with(more, accepted(DATABASE, "10.0.1.7", "10.0.9.9", 40_002, 5432, 6)));
            assertThat(last.changed()).isFalse();
        }
    }

    @Test
    void a_file_of_nothing_but_comments_keeps_them_above() throws IOException {
        for (String before : List.of("", "\uFEFF", "\n\n", "# ours\r\n  # and theirs")) {
            Files.writeString(checks, before);
            LearnCommand.Outcome outcome = home.learn(TRAFFIC);
            assertThat(outcome.created()).isFalse();
            assertThat(Files.readString(checks))
                    .startsWith(before)
                    .contains("# Learnt from 9 records of 2 network interfaces");
            assertThat(Files.readString(checks).contains("\r\n")).isEqualTo(before.contains("\r\n"));
            assertThat(home.verdicts(TRAFFIC)).containsOnly(Verdict.PASS);
        }
    }

    @Test
    void an_address_that_no_record_carries_is_told_instead_of_learnt() throws IOException {
        Files.writeString(
                checks,
                "interfaces: { web: { eni: " + WEB + ", address: 10.9.9.9 } }\nchecks:\n"
                        + "- { id: x, interface: web, ports: 1, expect: none }\n");
        LearnCommand.Outcome outcome = home.learn(TRAFFIC);
        assertThat(outcome.learnt().notes())
                .contains(WEB
                        + " gets no checks: none of its 8 records carries 10.9.9.9, as the file says; write the address"
                        + " that they carry, or remove it to have it found");
        assertThat(Files.readString(checks)).doesNotContain("web-inbound");
    }

    @Test
    void what_is_no_list_of_checks_is_told_at_its_place() throws IOException {
        Files.writeString(checks, "version: 1\nchecks: \"x\"\n");
        assertThatThrownBy(() -> home.learn(TRAFFIC))
                .hasMessageContaining("flowcheck.yaml:2:9: this is no list of checks, so nothing can be added to it");
        Files.writeString(checks, "interfaces: [a]\n");
        assertThatThrownBy(() -> home.learn(TRAFFIC))
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
            assertThatThrownBy(() -> home.learn(TRAFFIC)).as(bad).isInstanceOf(BadInputException.class);
            assertThat(checks).hasContent(bad);
        }
    }

    @Test
    void defaults_that_would_narrow_what_is_learnt_are_told() throws IOException {
        String before = "defaults: { ports: [22] }\ninterfaces: { a: { eni: eni-0000000f, address: 10.0.0.1 } }\n"
                + "checks:\n  - { id: a, interface: a }\n";
        Files.writeString(checks, before);
        assertThatThrownBy(() -> home.learn(TRAFFIC))
                .hasMessageContaining(
                        "the defaults of flowcheck.yaml would make something else of 2 learnt checks, such as " + WEB
                                + "-inbound");
        Files.writeString(checks, before.replace("ports: [22]", "direction: outbound, replies: include"));
        home.learn(TRAFFIC);
        assertThat(home.failing(TRAFFIC)).isEmpty();
    }
}
