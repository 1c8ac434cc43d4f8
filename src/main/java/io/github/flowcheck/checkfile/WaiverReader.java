package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.ExpectedPort;
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
        Optional<YamlNode.Mapping> mapping = values.mapping(node, ValueKind.WAIVER);
        return mapping.isPresent() ? read(Fields.open(mapping.get(), kind, values.problems())) : Optional.empty();
    }

    private Optional<Waiver> read(Fields fields) {
        NameValues names = new NameValues(values);
        Optional<String> reason = names.lines(fields, "reason");
        Optional<LocalDate> until = date(fields);
        if (fields.lacks("reason")) {
            values.missing(fields.head(), "reason", "write why the failure is accepted");
        }
        if (fields.lacks("until")) {
            values.missing(fields.head(), "until", "write the last day of the waiver, such as until: 2027-01-31");
        }
        Optional<String> by = names.line(fields, "by");
        Optional<YamlNode> port = fields.value("ports");
        List<ExpectedPort> ports = port.isPresent() ? new PortValues(values).expected(port.get()) : List.of();
        Optional<YamlNode> peer = fields.value("peers");
        List<CidrBlock> peers = peer.isPresent() ? new AddressValues(values).blocks(peer.get()) : List.of();
        return reason.isPresent() && until.isPresent()
                ? Optional.of(new Waiver(reason.get(), until.get(), by, ports, peers))
                : Optional.empty();
    }

    private Optional<LocalDate> date(Fields fields) {
        Optional<Text> text = values.text(fields, "until", ValueKind.DATE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get().value()));
        } catch (DateTimeParseException e) {
            values.refuse(text.get(), ValueKind.DATE);
            return Optional.empty();
        }
    }
}
