package io.github.flowcheck.lint;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.render.MissingFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a flow log cannot show: its format has no field for it, or it records other traffic. */
final class FormatRules {
    private FormatRules() {}

    static void lacksFields(Check check, Findings findings) {
        List<FlowField> missing = MissingFields.of(check);
        if (!missing.isEmpty()) {
            String names = missing.stream()
                    .map(field -> "${" + field.recordName() + "}")
                    .collect(Collectors.joining(", "));
            findings.error(
                    check,
                    "reads " + names + ", which its format does not have",
                    "correct the format if the flow log has it; else create a flow log with these fields, for the format of one"
                            + " cannot be changed");
        }
    }

    /** What is not recorded is never seen, so that nothing can be said of it: such a check is inconclusive for ever. */
    static void recordsNot(Check check, Findings findings) {
        Optional<RecordedTraffic> recorded = check.coverage().recorded();
        if (recorded.isEmpty() || !check.expectation().isPresent()) {
            return;
        }
        if (!check.expectation().isSplit()) {
            tellUnrecorded(check, check.traffic().action(), recorded.get(), findings);
            return;
        }
        for (Action action : Action.values()) {
            Optional<Action> part = Optional.of(action);
            if (!check.expectation().rulesFor(part).isEmpty()) {
                tellUnrecorded(check, part, recorded.get(), findings);
            }
        }
    }

    private static void tellUnrecorded(
            Check check, Optional<Action> asked, RecordedTraffic recorded, Findings findings) {
        if (!recorded.holds(asked)) {
            findings.warning(
                    check,
                    "expects something of " + asked.map(FormatRules::word).orElse("all") + " traffic, but its flow"
                            + " log records " + recorded.word() + "ed traffic only",
                    "set action: " + recorded.word() + ", or let the flow log record all traffic");
        }
    }

    private static String word(Action action) {
        return action == Action.ACCEPT ? "accepted" : "rejected";
    }

    /** In srcaddr and dstaddr stands the primary IPv4 address, whichever was used (VPC user guide, limitations). */
    static void hidesSecondaryAddresses(Check check, Findings findings) {
        if (check.networkInterface().own().size() < 2) {
            return;
        }
        long addresses = check.networkInterface().addresses().stream()
                .filter(IpAddress::isIpv4)
                .count();
        LogFormat records = check.scope().reading().records();
        boolean inbound = check.traffic().direction() == Direction.INBOUND;
        FlowField own = inbound ? FlowField.PKT_DSTADDR : FlowField.PKT_SRCADDR;
        boolean known = !check.scope().reading().fromFiles();
        if (known && addresses > 1 && !records.has(own)) {
            findings.warning(
                    check,
                    "names " + addresses + " IPv4 addresses, but its format shows only the"
                            + " interface's primary one",
                    "let the flow log record ${" + own.recordName()
                            + "} and write its format, or name the primary address alone");
        }
    }
}
