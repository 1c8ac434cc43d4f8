package io.github.flowcheck.verify;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.AnswerColumns;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.verify.Coverage.Gap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether the records of a check's interface are enough for "nothing seen" to be an answer. */
final class CoverageRule {
    private CoverageRule() {}

    /** Whether the interface has traffic, but none at the check's addresses. An interface with NODATA alone is covered. */
    static boolean misses(RecordCounts records) {
        return records.ok() > 0 && records.atAddresses() == 0;
    }

    /**
     * @param check the check
     * @param records what its interface has
     * @param rows how many rows the check's query returned
     * @param commonAddress the address that most of the interface's records carry, where the check's addresses are missed
     */
    static Coverage apply(Check check, RecordCounts records, int rows, Optional<String> commonAddress) {
        String eni = check.networkInterface().eni();
        CoverageDemand demand = check.coverage();
        List<Gap> gaps = new ArrayList<>(ofRecords(eni, demand, records));
        if (records.count() >= demand.minRecords() && misses(records)) {
            gaps.add(0, missed(check, records, commonAddress));
        }
        if (rows >= CheckQueries.ROW_LIMIT) {
            gaps.add(new Gap(
                    Shortfall.Reason.CUT_ANSWER,
                    "the answer ends at its limit of " + CheckQueries.ROW_LIMIT + " rows and may be cut",
                    "narrow the check's ports or peers, or look at a shorter window"));
        }
        return new Coverage(records, gaps);
    }

    /** What the records of an interface lack, whatever its addresses are. */
    static List<Gap> ofRecords(String eni, CoverageDemand demand, RecordCounts records) {
        List<Gap> gaps = new ArrayList<>();
        if (records.count() < demand.minRecords()) {
            gaps.add(tooFew(eni, records, demand));
        }
        if (records.skipData() > demand.maxSkipData()) {
            gaps.add(lost(eni, records.skipData()));
        }
        return gaps;
    }

    /**
     * The coverage of a check by what its flow log records: all of its traffic or, where the expectation is split, each part.
     *
     * @param recorded which traffic the flow log records
     */
    static Coverage withRecorded(Coverage coverage, Check check, RecordedTraffic recorded) {
        if (!check.expectation().isSplit()) {
            Optional<Action> asked = check.traffic().action();
            return recorded.holds(asked) ? coverage : coverage.with(Optional.of(unrecorded(recorded, check)));
        }
        Coverage parts = coverage;
        for (Action part : Action.values()) {
            parts = recorded.holds(Optional.of(part)) ? parts : parts.with(part, unrecorded(recorded, check));
        }
        return parts;
    }

    private static Gap unrecorded(RecordedTraffic recorded, Check check) {
        return new Gap(
                Shortfall.Reason.NOT_RECORDED,
                "the flow log of " + check.networkInterface().eni() + " records " + recorded.word() + "ed traffic only",
                "let a flow log record all traffic and set traffic: all, or expect something of " + recorded.word()
                        + "ed traffic only");
    }

    private static Gap tooFew(String eni, RecordCounts records, CoverageDemand demand) {
        return records.count() == 0
                ? new Gap(
                        Shortfall.Reason.NO_RECORD,
                        "the logs hold no readable record of " + eni,
                        "check the network interface's id, that its flow log is delivered to these logs in the format that the check reads, and the window")
                : new Gap(
                        Shortfall.Reason.FEW_RECORDS,
                        "the logs hold " + records.count() + " readable "
                                + (records.count() == 1 ? "record" : "records") + " of " + eni + ", fewer than the "
                                + demand.minRecords() + " that minRecords asks for",
                        "look at a longer window, or lower minRecords");
    }

    private static Gap lost(String eni, long skipData) {
        boolean one = skipData == 1;
        return new Gap(
                Shortfall.Reason.LOST_RECORDS,
                skipData + (one ? " SKIPDATA record of " : " SKIPDATA records of ") + eni + (one ? " stands" : " stand")
                        + " for records that AWS lost",
                "look at a window without " + (one ? "it, or tolerate it" : "them, or tolerate them")
                        + " with maxSkipData: " + skipData);
    }

    private static Gap missed(Check check, RecordCounts records, Optional<String> commonAddress) {
        String addresses = check.networkInterface().addresses().stream()
                .map(IpAddress::toString)
                .collect(Collectors.joining(", "));
        String reason = check.networkInterface().eni() + " has " + records.ok()
                + (records.ok() == 1 ? " record" : " records") + ", none with " + addresses
                + commonAddress.map(address -> "; most carry " + address).orElse("");
        boolean ipv4 = check.networkInterface().addresses().stream().anyMatch(IpAddress::isIpv4);
        String instead = commonAddress
                .flatMap(IpAddress::parse)
                .filter(address -> address.isIpv4() == ipv4)
                .map(address -> " (" + address + "?)")
                .orElse("");
        return new Gap(
                Shortfall.Reason.OTHER_ADDRESS,
                reason,
                ipv4
                        ? "name the interface's primary private address" + instead
                                + "; flow logs never show its public addresses, and secondary ones only in pkt-srcaddr and pkt-dstaddr"
                        : "name an IPv6 address that the interface has" + instead
                                + ", or look at a window in which this one had traffic: without any it is not told from a wrong one");
    }

    /**
     * The address that most of an interface's records carry. Its own address is on one side of every record, so that it leads;
     * between equals the side that is the interface's own in the check's direction decides.
     *
     * @param tables the most frequent source addresses and the most frequent destination addresses
     */
    static Optional<String> commonAddress(Check check, List<ResultTable> tables) {
        Map<String, Long> records = new HashMap<>();
        Map<String, Long> ownSide = new HashMap<>();
        AnswerColumns columns = AnswerColumns.of(check);
        boolean inbound = check.traffic().direction() == Direction.INBOUND;
        count(tables.get(0), columns.source(), records, inbound ? new HashMap<>() : ownSide);
        count(tables.get(1), columns.destination(), records, inbound ? ownSide : new HashMap<>());
        return records.keySet().stream().max((a, b) -> {
            int byRecords = Long.compare(records.get(a), records.get(b));
            int bySide = Long.compare(ownSide.getOrDefault(a, 0L), ownSide.getOrDefault(b, 0L));
            return byRecords != 0 ? byRecords : bySide != 0 ? bySide : b.compareTo(a);
        });
    }

    private static void count(ResultTable table, String column, Map<String, Long> records, Map<String, Long> ownSide) {
        for (Map<String, String> row : table.rows()) {
            String address = IpAddress.spelling(AnswerRows.text(row, column));
            // pkt-srcaddr and pkt-dstaddr may lack
            if (!address.equals("-")) {
                long count = AnswerRows.number(row, "records");
                records.merge(address, count, Long::sum);
                ownSide.merge(address, count, Long::sum);
            }
        }
    }
}
