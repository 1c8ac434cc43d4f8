package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.RowExpectation;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.checkfile.value.AddressValues;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a check whose query its author wrote. */
final class RawCheckReader {
    private static final Map<String, RowExpectation> WORDS =
            Map.of("none", RowExpectation.NONE, "some", RowExpectation.SOME);

    /** CloudWatch returns no more rows. */
    private static final long MOST_ROWS = 100_000;

    private final Values values;
    private final FileSettings file;
    private final CheckIds ids;

    RawCheckReader(Values values, FileSettings file, CheckIds ids) {
        this.values = values;
        this.file = file;
        this.ids = ids;
    }

    /**
     * The check, if nothing is wrong with it.
     *
     * @param own what is written in the check
     * @param fields the same with the defaults
     */
    Optional<RawCheck> read(Fields own, Fields fields) {
        int errors = values.problems().errorsTold();
        Optional<String> id = ids.written(fields);
        if (!fields.has("id")) {
            values.missing(fields.head(), "id", "write an id; none is made of a query");
        }
        NameValues names = new NameValues(values);
        Optional<String> description = names.lines(fields, "description");
        Optional<YamlNode> written = fields.value("eni");
        Optional<Input<String>> eni =
                written.isPresent() ? new AddressValues(values).eni(written.get()) : Optional.empty();
        if (!fields.has("eni")) {
            tellWithoutInterface(own);
        }
        Optional<YamlNode> expected = fields.value("expect");
        RowExpectation expectation =
                expected.isPresent() && !isDefaultOfTraffic("expect", ObjectKind.EXPECTATION, own, expected.get())
                        ? expectation(expected.get())
                        : RowExpectation.OBSERVE;
        ScopeReader scopes = new ScopeReader(values);
        CoverageDemand coverage = new CoverageReader(values).read(fields);
        Optional<YamlNode> waived = fields.value("waive");
        Optional<Waiver> waiver =
                waived.isPresent() && !isDefaultOfTraffic("waive", ObjectKind.WAIVER, own, waived.get())
                        ? new WaiverReader(values).read(waived.get(), ObjectKind.RAW_WAIVER)
                        : Optional.empty();
        scopes.tellUselessWaiver(fields);
        Check.Scope scope = scopes.read(fields, file);
        Optional<YamlNode> asked = fields.value("query");
        Optional<String> query =
                asked.isPresent() ? new QueryReader(values).read(asked.get(), scope, expectation) : Optional.empty();
        return values.problems().errorsTold() > errors || id.isEmpty() || query.isEmpty()
                ? Optional.empty()
                : Optional.of(new RawCheck(
                        id.get(),
                        fields.place(),
                        description,
                        query.get(),
                        eni.isPresent() ? Optional.of(eni.get().value()) : Optional.empty(),
                        expectation,
                        coverage,
                        waiver,
                        scope,
                        eni.isPresent() ? eni.get().parameter() : Optional.empty()));
    }

    private void tellWithoutInterface(Fields own) {
        for (String key : List.of("maxSkipData", "maxGap")) {
            if (own.has(key)) {
                values.problems()
                        .error(
                                own.keyPlace(key),
                                "\"" + key + "\" is about the records of a network interface, and the check names none",
                                "write eni beside query, or remove " + key);
            }
        }
    }

    /**
     * Whether the check takes a value from the defaults that it cannot have, since it names ports or peers. This is told of the check:
     * in the defaults it is right.
     */
    private boolean isDefaultOfTraffic(String key, ObjectKind ofTraffic, Fields own, YamlNode value) {
        ObjectKind ofRows = ofTraffic == ObjectKind.WAIVER ? ObjectKind.RAW_WAIVER : ObjectKind.ROW_EXPECTATION;
        if (own.has(key) || !(value instanceof YamlNode.Mapping mapping)) {
            return false;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            String part = entry.key().text();
            if (ofTraffic.has(part) && !ofRows.has(part)) {
                values.problems()
                        .error(
                                own.head(),
                                "\"" + key + "\" of the defaults says something of traffic (" + part
                                        + "), and this check is about the rows of its query",
                                "give the check " + (key.equals("waive") ? "a waive" : "an expect") + " of its own: "
                                        + (key.equals("waive")
                                                ? "keys there are reason, until, by"
                                                : ValueKind.ROW_EXPECTATION.remedy()));
                return true;
            }
        }
        return false;
    }

    private RowExpectation expectation(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return values.choice(node, ValueKind.ROW_EXPECTATION, WORDS).orElse(RowExpectation.OBSERVE);
        }
        Fields fields = Fields.open(mapping, ObjectKind.ROW_EXPECTATION, values.problems());
        if (fields.isEmpty()) {
            values.problems().error(fields.place(), "the expectation is empty", ValueKind.ROW_EXPECTATION.remedy());
        }
        Optional<Long> min = values.number(fields, "minRows", ValueKind.NUMBER, 1, MOST_ROWS);
        Optional<Long> max = values.number(fields, "maxRows", ValueKind.NUMBER, 0, MOST_ROWS);
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            values.problems()
                    .error(
                            fields.value("maxRows").map(YamlNode::place).orElse(fields.place()),
                            "maxRows " + max.get() + " is less than minRows " + min.get(),
                            "write at least " + min.get());
            return RowExpectation.OBSERVE;
        }
        return new RowExpectation(min, max);
    }
}
