package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code replies} and {@code ephemeral}. */
final class RepliesReader {
    private static final Map<String, Boolean> WORDS = Map.of("exclude", true, "include", false);

    private final Values values;

    RepliesReader(Values values) {
        this.values = values;
    }

    /**
     * @param ports the check's ports as they are written: two neighbours are two names, and no range
     * @param side where source ports are asked for, the check is about answers
     */
    Replies read(Fields fields, List<PortRange> ports, PortSide side, Expectation expectation) {
        boolean usual = side == PortSide.DESTINATION && mayHoldReplies(ports);
        boolean excluded =
                values.choice(fields, "replies", ValueKind.REPLIES, WORDS).orElse(usual);
        List<Integer> named = side == PortSide.SOURCE ? List.of() : named(ports, expectation);
        return new Replies(excluded, ephemeral(fields), named);
    }

    private static boolean mayHoldReplies(List<PortRange> ports) {
        for (PortRange range : ports) {
            if (!range.isSingle() && range.last() >= Replies.FIRST_CALLING) {
                return true;
            }
        }
        return ports.isEmpty();
    }

    private PortRange ephemeral(Fields fields) {
        Optional<Text> text = values.text(fields, "ephemeral", ValueKind.EPHEMERAL);
        if (text.isEmpty()) {
            return Replies.EPHEMERAL;
        }
        Optional<PortRange> range = PortRange.parse(text.get().value());
        if (range.isEmpty()) {
            values.refuse(text.get(), ValueKind.EPHEMERAL);
        }
        return range.orElse(Replies.EPHEMERAL);
    }

    private static List<Integer> named(List<PortRange> ports, Expectation expectation) {
        List<Integer> named = new ArrayList<>();
        for (PortRange range : ports) {
            addSingle(named, range);
        }
        addExpected(named, expectation.all());
        addExpected(named, expectation.accepted());
        addExpected(named, expectation.rejected());
        return named;
    }

    private static void addExpected(List<Integer> named, List<Rule> rules) {
        for (Rule rule : rules) {
            for (ExpectedPort port : ports(rule)) {
                if (port.ports().isPresent()) {
                    addSingle(named, port.ports().get());
                }
            }
        }
    }

    private static void addSingle(List<Integer> named, PortRange range) {
        if (range.isSingle()) {
            named.add(range.first());
        }
    }

    private static List<ExpectedPort> ports(Rule rule) {
        if (rule instanceof Rule.Only only) {
            return only.ports();
        }
        return rule instanceof Rule.All all ? all.ports() : List.of();
    }
}
