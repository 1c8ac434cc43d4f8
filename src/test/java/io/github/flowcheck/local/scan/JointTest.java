package io.github.flowcheck.local.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JointTest {
    private static final String COMMON = "eni: eni-1235b8ca, address: 10.0.0.1, ";

    @Test
    void checks_of_one_interface_that_differ_in_their_ports_share_a_table() {
        List<ScanTask> tasks = checks("ports: [22]", "ports: [443, 8443]", "ports: well-known");

        List<Joint> joints = Joint.of(tasks, LogFormat.DEFAULT);

        assertThat(joints).hasSize(1);
        assertThat(joints.get(0).parts()).isEqualTo(tasks);
        assertThat(joints.get(0).task().number()).isEqualTo(3);
        assertThat(joints.get(0).numbers(tasks.get(1)).contains(8443)).isTrue();
        assertThat(joints.get(0).numbers(tasks.get(1)).contains(22)).isFalse();
        Ranges all = ((RecordTest.OfNumber) last(joints.get(0).task().query().tests())).numbers();
        assertThat(all.firsts()).containsExactly(0, 8443);
        assertThat(all.lasts()).containsExactly(1023, 8443);
    }

    @Test
    void the_same_check_twice_shares_one_too() {
        assertThat(Joint.of(checks("ports: [22]", "ports: [22]"), LogFormat.DEFAULT))
                .hasSize(1);
    }

    @Test
    void so_do_those_whose_replies_are_left_out() {
        assertThat(Joint.of(checks("ports: [40000-40001]", "ports: [40005-40009]"), LogFormat.DEFAULT))
                .hasSize(1);
    }

    @Test
    void whatever_else_differs_keeps_them_apart() {
        assertThat(Joint.of(
                        checks(
                                "ports: [22]",
                                "ports: [40000-40001]",
                                "ports: [22], action: reject",
                                "ports: [22], action: any",
                                "ports: [22], protocol: tcp",
                                "ports: [22], protocol: udp",
                                "ports: [22], direction: outbound",
                                "ports: [22], portOf: source",
                                "ports: [22], peers: [10.0.0.2]",
                                "ports: [22], peers: [10.0.0.3]",
                                "ports: [22], peers: [10.0.0.0/16]",
                                "ports: [22], notPeers: [10.0.0.2]",
                                "ports: [22], addresses: [10.0.0.9]"),
                        LogFormat.DEFAULT))
                .isEmpty();
    }

    @Test
    void a_task_that_groups_by_addresses_has_its_table_for_itself() {
        assertThat(Joint.of(
                        checks(
                                "ports: [22], expect: { onlyPeers: [10.0.0.9] }",
                                "ports: [23], expect: { onlyPeers: [10.0.0.9] }"),
                        LogFormat.DEFAULT))
                .isEmpty();
    }

    @Test
    void so_has_one_that_asks_for_more_than_few_groups_of_one_port() {
        assertThat(Joint.of(
                        List.of(
                                task(0, "filter dstPort = 22 | stats count(*) as n, avg(bytes) as b by dstPort"),
                                task(1, "filter dstPort = 23 | stats count(*) as n, avg(bytes) as b by dstPort"),
                                task(2, "filter dstPort = 22 | stats sum(bytes) as b by dstPort"),
                                task(3, "filter dstPort = 23 | stats sum(bytes) as b by dstPort"),
                                task(4, "filter dstPort = 22 | stats count(*) as n by srcPort"),
                                task(5, "filter dstPort = 23 | stats count(*) as n by srcPort"),
                                task(6, "filter dstPort = 22 | stats count(*) as n by dstPort, srcPort"),
                                task(7, "filter dstPort = 23 | stats count(*) as n by dstPort, srcPort"),
                                task(8, "filter dstPort = 22 | stats count(*) as n by dstPort, bytes"),
                                task(9, "filter dstPort = 23 | stats count(*) as n by dstPort, bytes"),
                                task(10, "stats count(*) as n by dstPort, protocol"),
                                task(11, "filter dstPort = 22 | stats count(*) as n by dstPort | filter n > 3"),
                                task(12, "filter dstPort = 23 | stats count(*) as n by dstPort | filter n > 3")),
                        LogFormat.DEFAULT))
                .isEmpty();
    }

    @Property
    void aUnionHasTheNumbersOfAll(@ForAll @Size(max = 6) List<@Size(max = 4) List<@IntRange(max = 40) Integer>> some) {
        List<Ranges> ranges = new ArrayList<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        for (List<Integer> few : some) {
            Ranges one = Ranges.NONE;
            for (int first : few) {
                one = one.or(Ranges.of(first, first + first % 5));
                for (int number = first; number <= first + first % 5; number++) {
                    numbers.add(number);
                }
            }
            ranges.add(one);
        }

        Ranges union = Ranges.union(ranges);

        for (int number = 0; number < 60; number++) {
            assertThat(union.contains(number)).isEqualTo(numbers.contains(number));
        }
        for (int i = 1; i < union.firsts().length; i++) {
            assertThat(union.firsts()[i]).isGreaterThan(union.lasts()[i - 1] + 1);
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static List<ScanTask> checks(String... properties) {
        StringBuilder text = new StringBuilder("checks:\n");
        for (int i = 0; i < properties.length; i++) {
            String common = properties[i].contains("addresses") ? COMMON.replace("address: 10.0.0.1, ", "") : COMMON;
            text.append("  - { id: c")
                    .append(i)
                    .append(", ")
                    .append(common)
                    .append(properties[i])
                    .append(" }\n");
        }
        List<ScanTask> tasks = new ArrayList<>();
        ScanTask.Numbering numbering = new ScanTask.Numbering();
        for (Check check : CheckFileReader.read(new SourceText("checks.yaml", text.toString()))
                .suite()
                .checks()) {
            tasks.add(task(numbering, CheckQueries.answer(check, "owner")));
        }
        return tasks;
    }

    private static ScanTask task(int number, String query) {
        Query parsed = Parser.parse(new SourceText("q", query)).query();
        ScanQuery scanned = ScanQuery.of(parsed, LogFormat.DEFAULT).orElseThrow();
        return new ScanTask(number, scanned, new GroupShape(scanned), 0);
    }

    private static ScanTask task(ScanTask.Numbering numbering, Query query) {
        Optional<ScanQuery> scanned = ScanQuery.of(query, LogFormat.DEFAULT);
        return numbering.add(scanned.orElseThrow(), 0);
    }
}
