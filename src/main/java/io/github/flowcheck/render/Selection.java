package io.github.flowcheck.render;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The stages with which the queries of a check begin. */
final class Selection {
    private final Check check;
    private final FieldCatalog fields;
    private final Conditions conditions;

    Selection(Check check) {
        this(check, Optional.empty());
    }

    /** @param gaps what is written in place of a parameter's value; absent where its value is */
    Selection(Check check, Optional<Function<Parameter, String>> gaps) {
        this.check = check;
        this.fields = new FieldCatalog(check.scope().reading());
        this.conditions = new Conditions(check.scope().reading().match(), gaps);
    }

    FieldCatalog fields() {
        return fields;
    }

    Conditions conditions() {
        return conditions;
    }

    /** The port that the check is about. */
    Field port() {
        return fields.field(check.traffic().portOf() == PortSide.SOURCE ? FlowField.SRCPORT : FlowField.DSTPORT);
    }

    /** The events of the interface's log streams with their fields. */
    List<Command> events() {
        return interfaceEvents().ofStreams();
    }

    /** The events that tell by themselves that they are of the interface; by their stream, where the format cannot. */
    List<Command> eventsOfInterface() {
        return interfaceEvents().ofInterface();
    }

    private InterfaceEvents interfaceEvents() {
        return new InterfaceEvents(check.networkInterface().id(), fields, conditions);
    }

    Filter statusOk() {
        return new Filter(Conditions.equal(fields.field(FlowField.LOG_STATUS), "OK"));
    }

    /** The records that the check asks about. */
    List<Command> traffic() {
        List<Command> commands = trafficWithReplies();
        Optional<Expression> reply = reply();
        if (reply.isPresent()) {
            commands.add(new Filter(new Expression.Not(reply.get())));
        }
        return commands;
    }

    /** The records that the check would ask about if it left out no replies. */
    List<Command> trafficWithReplies() {
        Traffic traffic = check.traffic();
        NetworkInterface networkInterface = check.networkInterface();
        Field peer = fields.peerAddress(traffic.direction());
        List<Command> commands = events();
        commands.add(statusOk());
        commands.add(new Filter(conditions.isOneOf(fields.ownAddress(traffic.direction()), networkInterface.own())));
        if (!traffic.peers().isEmpty()) {
            commands.add(new Filter(conditions.isWithin(peer, traffic.farSide().within())));
        }
        if (!traffic.notPeers().isEmpty()) {
            commands.add(new Filter(new Expression.Not(
                    conditions.isWithin(peer, traffic.farSide().outside()))));
        }
        List<Expression> portsAndProtocols = portsAndProtocols(traffic);
        if (!portsAndProtocols.isEmpty()) {
            commands.add(new Filter(Conditions.all(portsAndProtocols)));
        }
        if (traffic.action().isPresent()) {
            commands.add(new Filter(conditions.isAction(
                    fields.field(FlowField.ACTION), traffic.action().get())));
        }
        return commands;
    }

    /** What makes a reply of a record that the check would ask about; empty if it leaves none out. */
    Optional<Expression> reply() {
        return new ReplyRule(check.traffic(), fields, conditions).condition();
    }

    private List<Expression> portsAndProtocols(Traffic traffic) {
        List<Expression> both = new ArrayList<>();
        if (traffic.ports().isPresent() && !traffic.ports().get().equals(PortSet.ALL)) {
            both.add(conditions.inPorts(port(), traffic.ports().get()));
        }
        List<Protocol> protocols = traffic.selectedProtocols();
        if (!protocols.isEmpty()) {
            both.add(Conditions.isProtocol(fields.field(FlowField.PROTOCOL), protocols));
        }
        return both;
    }
}
