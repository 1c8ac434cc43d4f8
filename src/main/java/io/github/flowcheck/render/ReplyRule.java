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
        this.protocols =
                traffic.selectedProtocols().isEmpty() ? Protocol.withPorts() : withPorts(traffic.selectedProtocols());
    }

    private static List<Protocol> withPorts(List<Protocol> selected) {
        List<Protocol> withPorts = new ArrayList<>();
        for (Protocol protocol : selected) {
            if (protocol.hasPorts()) {
                withPorts.add(protocol);
            }
        }
        return withPorts;
    }

    /** Empty where the check leaves out no replies, or can select none. */
    Optional<Expression> condition() {
        boolean rejected = traffic.action().isPresent() && traffic.action().get() == Action.REJECT;
        if (!traffic.replies().excluded() || rejected) {
            return Optional.empty();
        }
        boolean flags = fields.has(FlowField.TCP_FLAGS) && protocols.contains(Protocol.TCP);
        List<Expression> reply = flags ? List.of(byFlagsOrPorts()) : byPorts();
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> all = new ArrayList<>();
        if (traffic.action().isEmpty()) {
            all.add(conditions.isAction(fields.field(FlowField.ACTION), Action.ACCEPT));
        }
        all.addAll(reply);
        return Optional.of(Conditions.all(all));
    }

    private Expression byFlagsOrPorts() {
        Expression answering = tcpFlags(Replies.ANSWERING);
        List<Expression> byPorts = byPorts();
        if (byPorts.isEmpty()) {
            return answering;
        }
        List<Expression> notOpening = new ArrayList<>(byPorts);
        notOpening.add(new Not(tcpFlags(Replies.OPENING)));
        return Conditions.any(List.of(answering, Conditions.all(notOpening)));
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
        if (traffic.portOf() == PortSide.SOURCE) {
            return ranges.get(0).first() < Replies.FIRST_CALLING;
        }
        for (PortRange range : ranges) {
            if (replyMayGoTo(range)) {
                return true;
            }
        }
        return false;
    }

    private boolean replyMayGoTo(PortRange range) {
        for (int port = range.first(); port <= range.last(); port++) {
            if (traffic.replies().mayGoTo(port)) {
                return true;
            }
        }
        return false;
    }

    private List<Expression> ports(Replies replies) {
        Field source = fields.field(FlowField.SRCPORT);
        Field destination = fields.field(FlowField.DSTPORT);
        PortRange ephemeral = replies.ephemeral();
        List<Integer> named = new ArrayList<>();
        for (Integer port : replies.named()) {
            if (ephemeral.contains(port)) {
                named.add(port);
            }
        }
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
