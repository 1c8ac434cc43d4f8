package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.output.report.TrafficMap.Cell;
import io.github.flowcheck.output.report.TrafficMap.Line;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficMapTest {
    @Test
    void anInterfaceHasTheAddressesOfAllItsChecks() {
        List<Check> checks = checks("""
                - { id: first, eni: eni-0000000a, address: 10.0.0.2, ports: all, action: accept }
                - { id: second, eni: eni-0000000a, addresses: [10.0.0.1, 10.0.0.2], ports: all, action: accept }
                """);

        assertThat(map(List.of(result(checks.get(0), 22), result(checks.get(1), 22, 80)))
                        .lines())
                .extracting(Line::eni, Line::addresses)
                .containsExactly(tuple("eni-0000000a", "10.0.0.2 10.0.0.1"));
    }

    @Test
    void whatHasMostFlowsIsShownInItsOwnOrder() {
        List<Check> checks = checks("- { eni: eni-0000000a, address: 10.0.0.1, ports: all, action: accept }\n");
        // twice 1000, and each other port once
        int[] ports = IntStream.concat(IntStream.rangeClosed(100, 140), IntStream.of(1000, 1000))
                .toArray();

        TrafficMap map = map(List.of(result(checks.get(0), ports)));

        assertThat(map.ports())
                .hasSize(TrafficMap.MOST_PORTS)
                .startsWith("100", "101")
                .endsWith("130", "1000");
        assertThat(map.morePorts()).isEqualTo(10);
        assertThat(map.lines()).singleElement().satisfies(line -> assertThat(line.cells())
                .hasSize(TrafficMap.MOST_PORTS)
                .endsWith(new Cell(1, 0, "2 flows accepted")));
    }

    @Test
    void acceptedAndRejectedShareACell() {
        List<Check> checks = checks("""
                - { id: in, eni: eni-0000000a, address: 10.0.0.1, ports: [22], action: accept }
                - { id: not, eni: eni-0000000a, address: 10.0.0.1, ports: [22], action: reject }
                """);

        assertThat(map(List.of(result(checks.get(0), 22), result(checks.get(1), 22)))
                        .lines())
                .flatExtracting(Line::cells)
                .containsExactly(new Cell(1, 1, "1 flow accepted, 1 flow rejected"));
    }

    private static TrafficMap map(List<CheckResult> results) {
        Report report = new Report("files", Optional.empty(), List.of(), results, 1, 1, List.of());
        return TrafficMap.of(ObservedTraffic.of(report)).get(0);
    }

    private static CheckResult result(Check check, int... ports) {
        List<FlowRow> rows = new ArrayList<>();
        for (int port : ports) {
            FlowRow row = SampleReport.row(port);
            rows.add(new FlowRow(
                    port,
                    row.protocol(),
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    row.packets(),
                    row.bytes(),
                    row.firstSeen(),
                    row.lastSeen()));
        }
        return SampleReport.result(check, Verdict.OBSERVED, "saw some", rows);
    }

    private static List<Check> checks(String text) {
        return CheckFileReader.read(new SourceText("flowcheck.yaml", "checks:\n" + text.indent(2)))
                .suite()
                .checks();
    }
}
