package io.github.flowcheck.lint;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.render.MissingFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a flow log cannot show: its format has no field for it, or it records other traffic. */
final class FormatRules {
    private FormatRules() {}

    static List<LintRule> all() {
        return List.of(
                LintRule.ofEach("missing-field", FormatRules::lacksFields),
                LintRule.ofEach("not-recorded", FormatRules::recordsNot),
                LintRule.ofEach("hidden-addresses", FormatRules::hidesSecondaryAddresses));
    }

    private static void lacksFields(Check check, Findings findings) {
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
    private static void recordsNot(Check check, Findings findings) {
        check.coverage().recorded().ifPresent(recorded -> {
            Stream<Optional<Action>> asked = check.expectation().isSplit()
                    ? Arrays.stream(Action.values())
                            .map(Optional::of)
                            .filter(part -> !check.expectation().rulesFor(part).isEmpty())
                    : Stream.of(check.traffic().action());
            asked.filter(action -> check.expectation().isPresent() && !recorded.holds(action))
                    .forEach(action -> findings.warning(
                            check,
                            "expects something of "
                                    + action.map(FormatRules::word).orElse("all") + " traffic, but its flow"
                                    + " log records " + recorded.word() + "ed traffic only",
                            "set action: " + recorded.word() + ", or let the flow log record all traffic"));
        });
    }

    private static String word(Action action) {
        return action == Action.ACCEPT ? "accepted" : "rejected";
    }

    /** In srcaddr and dstaddr stands the primary IPv4 address, whichever was used (VPC user guide, limitations). */
    private static void hidesSecondaryAddresses(Check check, Findings findings) {
        LogFormat records = check.scope().reading().records();
        boolean inbound = check.traffic().direction() == Direction.INBOUND;
        FlowField own = inbound ? FlowField.PKT_DSTADDR : FlowField.PKT_SRCADDR;
        long addresses = check.networkInterface().addresses().stream()
                .filter(IpAddress::isIpv4)
                .count();
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
