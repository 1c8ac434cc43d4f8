package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Shortfall.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageRuleTest {
    private static final String ENI = "eni-1235b8ca123456789";

    @Test
    void an_interface_without_any_record_is_not_covered() {
        assertThat(gaps("", RecordCounts.NONE, 0))
                .containsExactly(
                        new Gap(
                                Reason.NO_RECORD,
                                "the logs hold no readable record of " + ENI,
                                "check the network interface's id, that its flow log is delivered to these logs in the format that the check reads, and the window"));
    }

    @Test
    void fewer_records_than_the_check_asks_for_are_not_enough() {
        assertThat(gaps("minRecords: 3", counts(1, 1, 0, 1), 0))
                .containsExactly(new Gap(
                        Reason.FEW_RECORDS,
                        "the logs hold 2 readable records of " + ENI + ", fewer than the 3 that minRecords asks for",
                        "look at a longer window, or lower minRecords"));
        assertThat(gaps("minRecords: 2", counts(1, 1, 0, 1), 0)).isEmpty();
    }

    @Test
    void an_interface_that_only_reports_no_traffic_is_covered() {
        assertThat(gaps("", counts(0, 1, 0, 0), 0)).isEmpty();
    }

    @Test
    void records_with_other_addresses_only_are_no_coverage_and_the_message_names_the_address_seen() {
        assertThat(CoverageRule.apply(check(""), counts(5, 0, 0, 0), 0, Optional.of("172.31.16.99"))
                        .gaps())
                .containsExactly(new Gap(
                        Reason.OTHER_ADDRESS,
                        ENI + " has 5 records, none with 172.31.16.21; most carry 172.31.16.99",
                        "name the interface's primary private address (172.31.16.99?); flow logs never show its public"
                                + " addresses, and secondary ones only in pkt-srcaddr and pkt-dstaddr"));
    }

    @Test
    void an_ipv6_address_without_traffic_is_not_to_be_replaced_by_one_of_ipv4() {
        Check check = at("2001:db8::1", "");
        String named = "name an IPv6 address that the interface has";
        String told =
                ", or look at a window in which this one had traffic: without any it is not told from a wrong one";
        assertThat(advice(check, "172.31.16.99")).isEqualTo(named + told);
        assertThat(advice(check, "2001:db8::2")).isEqualTo(named + " (2001:db8::2?)" + told);
    }

    @Test
    void lost_records_are_no_coverage_beyond_what_is_tolerated() {
        assertThat(gaps("", counts(5, 0, 1, 5), 0))
                .containsExactly(new Gap(
                        Reason.LOST_RECORDS,
                        "1 SKIPDATA record of " + ENI + " stands for records that AWS lost",
                        "look at a window without it, or tolerate it with maxSkipData: 1"));
        assertThat(gaps("maxSkipData: 1", counts(5, 0, 2, 5), 0))
                .containsExactly(new Gap(
                        Reason.LOST_RECORDS,
                        "2 SKIPDATA records of " + ENI + " stand for records that AWS lost",
                        "look at a window without them, or tolerate them with maxSkipData: 2"));
        assertThat(gaps("maxSkipData: 1", counts(5, 0, 1, 5), 0)).isEmpty();
    }

    @Test
    void an_answer_as_long_as_its_limit_may_be_cut() {
        assertThat(gaps("", counts(5, 0, 0, 5), CheckQueries.ROW_LIMIT - 1)).isEmpty();
        assertThat(gaps("", counts(5, 0, 0, 5), CheckQueries.ROW_LIMIT))
                .containsExactly(new Gap(
                        Reason.CUT_ANSWER,
                        "the answer ends at its limit of 10000 rows and may be cut",
                        "narrow the check's ports or peers, or look at a shorter window"));
    }

    @Test
    void several_gaps_are_all_told() {
        assertThat(gaps("", counts(0, 0, 2, 0), CheckQueries.ROW_LIMIT)).hasSize(3);
    }

    @Test
    void the_address_on_most_records_is_found_on_either_side() {
        ResultTable sources = table("srcAddr", Map.of("10.0.0.1", 3, "10.0.0.9", 2));
        ResultTable destinations = table("dstAddr", Map.of("10.0.0.9", 3, "10.0.0.2", 2));
        assertThat(CoverageRule.commonAddress(check(""), List.of(sources, destinations)))
                .contains("10.0.0.9");
    }

    @Test
    void between_two_addresses_on_equally_many_records_the_interfaces_own_side_decides() {
        List<ResultTable> tables =
                List.of(table("srcAddr", Map.of("172.31.16.139", 1)), table("dstAddr", Map.of("172.31.16.21", 1)));
        assertThat(CoverageRule.commonAddress(check("direction: inbound"), tables))
                .contains("172.31.16.21");
        assertThat(CoverageRule.commonAddress(check("direction: outbound"), tables))
                .contains("172.31.16.139");
    }

    private static ResultTable table(String column, Map<String, Integer> records) {
        return new ResultTable(
                records.entrySet().stream()
                        .map(entry -> Map.of(column, entry.getKey(), "records", Integer.toString(entry.getValue())))
                        .toList(),
                0,
                0,
                0);
    }

    private static List<Gap> gaps(String more, RecordCounts records, int rows) {
        return CoverageRule.apply(check(more), records, rows, Optional.empty()).gaps();
    }

    private static RecordCounts counts(long ok, long noData, long skipData, long atAddresses) {
        return new RecordCounts(ok, noData, skipData, atAddresses, Optional.empty(), Optional.empty());
    }

    private static String advice(Check check, String commonAddress) {
        return CoverageRule.apply(check, counts(5, 0, 0, 0), 0, Optional.of(commonAddress))
                .gaps()
                .get(0)
                .advice();
    }

    private static Check check(String more) {
        return at("172.31.16.21", more);
    }

    private static Check at(String address, String more) {
        return CheckFileReader.read(new SourceText("checks.yaml", """
                        checks:
                          - id: it
                            eni: eni-1235b8ca123456789
                            address: %s
                            %s
                        """.formatted(address, more)))
                .suite()
                .checks()
                .get(0);
    }
}
