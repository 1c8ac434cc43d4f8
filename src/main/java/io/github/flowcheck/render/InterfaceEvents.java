package io.github.flowcheck.render;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Filter;
import java.util.ArrayList;
import java.util.List;

/** The stages that select the events of a network interface. */
final class InterfaceEvents {
    private final String eni;
    private final FieldCatalog fields;
    private final Conditions conditions;

    InterfaceEvents(String eni, Reading reading) {
        this.eni = eni;
        this.fields = new FieldCatalog(reading);
        this.conditions = new Conditions(reading.match());
    }

    String eni() {
        return eni;
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
            commands.add(new Filter(Conditions.equal(fields.field(FlowField.INTERFACE_ID), eni)));
        }
        return commands;
    }
}
