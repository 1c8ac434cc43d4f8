package io.github.flowcheck.render;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of the records that a check selects are replies. Says no more than its selection leaves open. */
final class ReplyRule {

    private final Traffic traffic;
    private final FieldCatalog fields;
    private final Conditions conditions;
    private final List<Protocol> protocols;

    ReplyRule(Traffic traffic, FieldCatalog fields, Conditions conditions) {
        this.traffic = traffic;
        this.fields = fields;
        this.conditions = conditions;
        this.protocols = traffic.selectedProtocols().isEmpty()
                ? Protocol.withPorts()
                : traffic.selectedProtocols().stream()
                        .filter(Protocol::hasPorts)
                        .toList();
    }

    /** Empty where the check leaves out no replies, or can select none. */
    Optional<Expression> condition() {
        boolean rejected = traffic.action().filter(Action.REJECT::equals).isPresent();
        if (!traffic.replies().excluded() || rejected) {
            return Optional.empty();
        }
        boolean flags = fields.has(FlowField.TCP_FLAGS) && protocols.contains(Protocol.TCP);
        List<Expression> reply = flags ? List.of(byFlagsOrPorts()) : byPorts();
        Stream<Expression> accepted = traffic.action().isPresent()
                ? Stream.empty()
                : Stream.of(conditions.isAction(fields.field(FlowField.ACTION), Action.ACCEPT));
        return reply.isEmpty()
                ? Optional.empty()
                : Stream.concat(accepted, reply.stream()).reduce(Conditions::and);
    }

    private Expression byFlagsOrPorts() {
        Expression answering = tcpFlags(Replies.ANSWERING);
        List<Expression> byPorts = byPorts();
        return byPorts.isEmpty()
                ? answering
                : Conditions.any(List.of(
                        answering,
                        Stream.concat(byPorts.stream(), Stream.of(new Not(tcpFlags(Replies.OPENING))))
                                .reduce(Conditions::and)
                                .orElseThrow()));
    }

    private Expression tcpFlags(List<Integer> values) {
        Expression flags = Conditions.oneOfNumbers(fields.field(FlowField.TCP_FLAGS), values);
        return traffic.selectedProtocols().equals(List.of(Protocol.TCP))
                ? flags
                : Conditions.and(Conditions.isProtocol(fields.field(FlowField.PROTOCOL), List.of(Protocol.TCP)), flags);
    }

    /** All of these hold; none at all if no record can be told by its ports. */
    private List<Expression> byPorts() {
        if (protocols.isEmpty() || !mayHaveTheirPorts()) {
            return List.of();
        }
        List<Expression> all = new ArrayList<>();
        if (!protocols.equals(traffic.selectedProtocols())) {
            all.add(Conditions.isProtocol(fields.field(FlowField.PROTOCOL), protocols));
        }
        all.addAll(ports(traffic.replies()));
        return all;
    }

    private boolean mayHaveTheirPorts() {
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

    private List<Expression> ports(Replies replies) {
        Field source = fields.field(FlowField.SRCPORT);
        Field destination = fields.field(FlowField.DSTPORT);
        PortRange ephemeral = replies.ephemeral();
        List<Integer> named =
                replies.named().stream().filter(ephemeral::contains).toList();
        List<Expression> all = new ArrayList<>();
        all.add(new Binary(Operator.LESS, source, NumberLiteral.of(Replies.FIRST_CALLING)));
        all.add(new Binary(Operator.GREATER_OR_EQUAL, destination, NumberLiteral.of(ephemeral.first())));
        if (ephemeral.last() < PortRange.MAX) {
            all.add(new Binary(Operator.LESS_OR_EQUAL, destination, NumberLiteral.of(ephemeral.last())));
        }
        if (!named.isEmpty()) {
            all.add(Conditions.noneOfNumbers(destination, named));
        }
        return all;
    }
}
