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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        boolean excluded = fields.value("replies")
                .flatMap(node -> values.choice(node, ValueKind.REPLIES, WORDS))
                .orElseGet(() -> side == PortSide.DESTINATION && mayHoldReplies(ports));
        PortRange ephemeral = fields.value("ephemeral")
                .flatMap(node -> values.text(node, ValueKind.EPHEMERAL))
                .flatMap(this::range)
                .orElse(Replies.EPHEMERAL);
        Stream<PortRange> named =
                side == PortSide.SOURCE ? Stream.of() : Stream.concat(ports.stream(), expected(expectation));
        return new Replies(
                excluded,
                ephemeral,
                named.filter(PortRange::isSingle).map(PortRange::first).toList());
    }

    private static boolean mayHoldReplies(List<PortRange> ports) {
        return ports.isEmpty()
                || ports.stream().anyMatch(range -> !range.isSingle() && range.last() >= Replies.FIRST_CALLING);
    }

    private Optional<PortRange> range(Text text) {
        Optional<PortRange> range = PortRange.parse(text.value());
        if (range.isEmpty()) {
            values.refuse(text, ValueKind.EPHEMERAL);
        }
        return range;
    }

    private static Stream<PortRange> expected(Expectation expectation) {
        return expectation.rules().flatMap(RepliesReader::ports).flatMap(port -> port.ports().stream());
    }

    private static Stream<ExpectedPort> ports(Rule rule) {
        if (rule instanceof Rule.Only only) {
            return only.ports().stream();
        }
        return rule instanceof Rule.All all ? all.ports().stream() : Stream.of();
    }
}
