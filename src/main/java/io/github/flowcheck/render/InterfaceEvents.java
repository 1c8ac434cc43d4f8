package io.github.flowcheck.render;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Filter;
import java.util.ArrayList;
import java.util.List;

/** The stages that select the events of a network interface. */
final class InterfaceEvents {
    private final Input<String> eni;
    private final FieldCatalog fields;
    private final Conditions conditions;

    InterfaceEvents(String eni, Reading reading) {
        this(Input.of(eni), new FieldCatalog(reading), new Conditions(reading.match()));
    }

    InterfaceEvents(Input<String> eni, FieldCatalog fields, Conditions conditions) {
        this.eni = eni;
        this.fields = fields;
        this.conditions = conditions;
    }

    String eni() {
        return eni.value();
    }

    FieldCatalog fields() {
        return fields;
    }

    /** The events of the interface's log streams with their fields: first what can use an index, then what needs the message. */
    List<Command> ofStreams() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Filter(conditions.streams(eni)));
        commands.addAll(fields.parse());
        return commands;
    }

    /** The events that tell by themselves that they are of the interface; by their stream, where the format cannot. */
    List<Command> ofInterface() {
        List<Command> commands = ofStreams();
        if (fields.has(FlowField.INTERFACE_ID)) {
            commands.add(new Filter(Conditions.equal(fields.field(FlowField.INTERFACE_ID), eni.value())));
        }
        return commands;
    }
}
