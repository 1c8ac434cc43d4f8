package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.render.CheckQueries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A check key by key, in the words of this check. */
final class Aspects {
    private final List<Aspect> aspects = new ArrayList<>();

    private Aspects() {}

    /** @param today the day (UTC) on which a waiver is looked at */
    static List<Aspect> of(AnyCheck check, LocalDate today) {
        Aspects all = new Aspects();
        if (check instanceof Check onTraffic) {
            all.traffic(onTraffic);
        } else if (check instanceof RawCheck raw) {
            raw.eni().ifPresent(eni -> all.add("eni", eni + ", whose records say whether the data is enough"));
            all.add("query", "written by the check's author; it is run as it is shown below");
        }
        all.add("expect", ExpectationText.expected(check));
        all.coverage(check);
        check.waiver().ifPresent(waiver -> all.add("waive", waived(waiver, today)));
        all.scope(check);
        return all.aspects;
    }

    private void add(String key, String words) {
        aspects.add(new Aspect(key, words));
    }

    private void traffic(Check check) {
        Traffic traffic = check.traffic();
        boolean inbound = traffic.direction() == Direction.INBOUND;
        add("eni", check.networkInterface().eni());
        boolean several = check.networkInterface().addresses().size() > 1;
        add(several ? "addresses" : "address", Words.addresses(check));
        FlowField packet = inbound ? FlowField.PKT_DSTADDR : FlowField.PKT_SRCADDR;
        FlowField plain = inbound ? FlowField.DSTADDR : FlowField.SRCADDR;
        FlowField own = check.scope().reading().records().has(packet) ? packet : plain;
        add(
                "direction",
                (inbound ? "inbound: to the interface" : "outbound: from the interface") + "; its address is "
                        + own.recordName() + ", peers are "
                        + (inbound ? FlowField.SRCADDR : FlowField.DSTADDR).recordName());
        add("ports", traffic.ports().map(ports -> ports(ports, traffic)).orElse("any, and protocols that have none"));
        if (traffic.portOf() == PortSide.SOURCE) {
            add("portOf", "source: the port is srcport");
        }
        add(
                "protocol",
                traffic.protocols().isEmpty()
                        ? traffic.ports().isPresent() ? "any that has ports" : "any"
                        : Words.protocols(traffic.protocols()));
        add("peers", traffic.peers().isEmpty() ? "anybody" : Words.blocks(traffic.peers()));
        if (!traffic.notPeers().isEmpty()) {
            add("notPeers", Words.blocks(traffic.notPeers()));
        }
        add("action", Words.action(traffic.action()));
        replies(check);
    }

    private static String ports(PortSet ports, Traffic traffic) {
        String side = traffic.portOf() == PortSide.SOURCE ? "srcport" : "dstport";
        return (ports.equals(PortSet.ALL) ? "all" : ports.toString()) + ", as " + side;
    }

    private void replies(Check check) {
        Replies replies = check.traffic().replies();
        if (!replies.excluded()) {
            add("replies", "include: answers to calls of its own count like any traffic");
            return;
        }
        if (CheckQueries.replies(check).isEmpty()) {
            add("replies", "exclude, but the check can select none");
            return;
        }
        add(
                "replies",
                "exclude: answers to calls of its own are left out, "
                        + CheckQueries.replyMethod(check).words());
        List<Integer> named =
                replies.named().stream().filter(replies.ephemeral()::contains).toList();
        add(
                "ephemeral",
                replies.ephemeral() + ": a record from a port below " + Replies.FIRST_CALLING
                        + " to one of these is a reply"
                        + (named.isEmpty()
                                ? ""
                                : ", but not to "
                                        + named.stream().map(Object::toString).collect(Collectors.joining(", "))
                                        + ", which the check names"));
    }

    private void coverage(AnyCheck check) {
        CoverageDemand demand = check.coverage();
        boolean ofInterface = !check.isOfAnyInterface();
        add(
                "minRecords",
                Words.count(demand.minRecords(), "readable record", "readable records")
                        + (ofInterface ? " of the interface" : ", of any interface,")
                        + " before nothing seen is an answer");
        if (ofInterface) {
            add(
                    "maxSkipData",
                    demand.maxSkipData() == 0
                            ? "no SKIPDATA record, or nothing seen is no answer"
                            : Words.count(demand.maxSkipData(), "SKIPDATA record", "SKIPDATA records")
                                    + " at most, or nothing seen is no answer");
        }
        demand.maxGap()
                .ifPresent(
                        gap -> add("maxGap", "no stretch of more than " + Words.duration(gap) + " without a record"));
        if (check instanceof Check) {
            add(
                    "traffic",
                    demand.recorded().map(RecordedTraffic::word).orElse("auto")
                            + ": what the flow log records"
                            + (demand.recorded().isEmpty() ? "; files are taken to hold all" : ""));
        }
    }

    private static String waived(Waiver waiver, LocalDate today) {
        String where = (waiver.ports().isEmpty()
                        ? ""
                        : ", on ports "
                                + waiver.ports().stream().map(Object::toString).collect(Collectors.joining(", ")))
                + (waiver.peers().isEmpty() ? "" : ", with peers in " + Words.blocks(waiver.peers()));
        return "a failure is accepted through " + waiver.until() + " (UTC)" + where
                + waiver.by().map(by -> ", by " + by).orElse("")
                + ": " + waiver.reason().strip().replaceAll("\\s+", " ")
                + (today.isAfter(waiver.until())
                        ? ". It is over, so the check fails"
                        : ". Where nothing fails it is unused, and the check fails");
    }

    private void scope(AnyCheck check) {
        Check.Scope scope = check.scope();
        add("window", scope.window().map(Aspects::window).orElse("all records there are"));
        Reading reading = scope.reading();
        add(
                "format",
                reading.format()
                        .map(format -> format + ", cut out of the message")
                        .orElseGet(() -> reading.fromFiles()
                                ? "auto: told from the header lines of files; here shown in the default format"
                                : "default: the fields of version 2"));
        if (check instanceof Check) {
            add(
                    "match",
                    reading.match() == Reading.Match.EXACT
                            ? "exact: whole values, which can use field indexes"
                            : "regex: regular expressions that say the same");
        }
        if (check.namesLogGroups()) {
            add("logGroups", "the query names them");
        } else if (!scope.logGroups().isEmpty()) {
            add(scope.logGroups().size() == 1 ? "logGroup" : "logGroups", String.join(", ", scope.logGroups()));
        }
        add("save", scope.save() ? "it becomes a saved query" : "it becomes no saved query, but verify runs it");
        Optional.of(scope.tags())
                .filter(tags -> !tags.isEmpty())
                .ifPresent(tags -> add("tags", String.join(", ", tags)));
    }

    private static String window(Window window) {
        if (window instanceof Window.Absolute absolute) {
            return absolute.range().start() + " to " + absolute.range().end() + ", both included";
        }
        return "the last " + Words.duration(((Window.Relative) window).length())
                + " of a log group; of files all records, unless a window is given for the run";
    }
}
