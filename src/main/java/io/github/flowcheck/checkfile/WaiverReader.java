package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.checkfile.value.AddressValues;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.PortValues;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads {@code waive}. */
final class WaiverReader {
    private final Values values;

    WaiverReader(Values values) {
        this.values = values;
    }

    Optional<Waiver> read(YamlNode node) {
        return read(node, ObjectKind.WAIVER);
    }

    /** @param kind which keys it can have */
    Optional<Waiver> read(YamlNode node, ObjectKind kind) {
        return values.mapping(node, ValueKind.WAIVER)
                .flatMap(mapping -> read(Fields.open(mapping, kind, values.problems())));
    }

    private Optional<Waiver> read(Fields fields) {
        NameValues names = new NameValues(values);
        Optional<String> reason = fields.value("reason").flatMap(names::lines);
        Optional<LocalDate> until = fields.value("until").flatMap(this::date);
        if (fields.lacks("reason")) {
            values.missing(fields.head(), "reason", "write why the failure is accepted");
        }
        if (fields.lacks("until")) {
            values.missing(fields.head(), "until", "write the last day of the waiver, such as until: 2027-01-31");
        }
        Optional<String> by = fields.value("by").flatMap(names::line);
        var ports = fields.value("ports").map(new PortValues(values)::expected).orElse(List.of());
        var peers = fields.value("peers").map(new AddressValues(values)::blocks).orElse(List.of());
        return reason.flatMap(why -> until.map(day -> new Waiver(why, day, by, ports, peers)));
    }

    private Optional<LocalDate> date(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.DATE);
        try {
            return text.map(Text::value).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            text.ifPresent(wrong -> values.refuse(wrong, ValueKind.DATE));
            return Optional.empty();
        }
    }
}
