package io.github.flowcheck.render;

import static io.github.flowcheck.render.FlowFieldNames.ACTION;
import static io.github.flowcheck.render.FlowFieldNames.DESTINATION_PORT;
import static io.github.flowcheck.render.FlowFieldNames.PROTOCOL;
import static io.github.flowcheck.render.FlowFieldNames.SOURCE_PORT;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which of the records that a check selects are replies. Says no more than its selection leaves open. */
final class ReplyRule {
    private ReplyRule() {}

    /** Empty where the check leaves out no replies, or can select none. */
    static Optional<Expression> of(Check check) {
        Traffic traffic = check.traffic();
        boolean rejected = traffic.action().filter(Action.REJECT::equals).isPresent();
        if (!traffic.replies().excluded() || rejected || protocols(traffic).isEmpty() || !mayHaveTheirPorts(traffic)) {
            return Optional.empty();
        }
        List<Expression> conditions = new ArrayList<>();
        if (traffic.action().isEmpty()) {
            conditions.add(Conditions.equal(ACTION, Action.ACCEPT.name()));
        }
        if (!protocols(traffic).equals(traffic.selectedProtocols())) {
            conditions.add(Conditions.oneOfNumbers(
                    PROTOCOL,
                    protocols(traffic).stream().map(Protocol::number).toList()));
        }
        conditions.addAll(byPorts(traffic.replies()));
        return conditions.stream().reduce(Conditions::and);
    }

    /** The selected protocols whose records have ports. */
    private static List<Protocol> protocols(Traffic traffic) {
        return traffic.selectedProtocols().isEmpty()
                ? Protocol.withPorts()
                : traffic.selectedProtocols().stream()
                        .filter(Protocol::hasPorts)
                        .toList();
    }

    private static boolean mayHaveTheirPorts(Traffic traffic) {
        if (traffic.ports().isEmpty()) {
            return true;
        }
        List<PortRange> ranges = traffic.ports().get().ranges();
        return traffic.portOf() == PortSide.SOURCE
                ? ranges.get(0).first() < Replies.FIRST_CALLING
                : ranges.stream()
                        .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                        .anyMatch(traffic.replies()::mayGoTo);
    }

    private static List<Expression> byPorts(Replies replies) {
        PortRange ephemeral = replies.ephemeral();
        List<Integer> named = replies.named().stream().filter(ephemeral::contains).toList();
        List<Expression> conditions = new ArrayList<>();
        conditions.add(new Binary(Operator.LESS, SOURCE_PORT, NumberLiteral.of(Replies.FIRST_CALLING)));
        conditions.add(
                new Binary(Operator.GREATER_OR_EQUAL, DESTINATION_PORT, NumberLiteral.of(ephemeral.first())));
        if (ephemeral.last() < PortRange.MAX) {
            conditions.add(
                    new Binary(Operator.LESS_OR_EQUAL, DESTINATION_PORT, NumberLiteral.of(ephemeral.last())));
        }
        if (!named.isEmpty()) {
            conditions.add(Conditions.noneOfNumbers(DESTINATION_PORT, named));
        }
        return conditions;
    }
}
