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
        Optional<String> description = fields.value("description").flatMap(names::lines);
        Optional<Input<String>> eni = fields.value("eni").flatMap(new AddressValues(values)::eni);
        if (!fields.has("eni")) {
            tellWithoutInterface(own);
        }
        RowExpectation expectation =
                fields.value("expect").map(this::expectation).orElse(RowExpectation.OBSERVE);
        ScopeReader scopes = new ScopeReader(values);
        CoverageDemand coverage = new CoverageReader(values).read(fields);
        Optional<Waiver> waiver =
                fields.value("waive").flatMap(node -> new WaiverReader(values).read(node, ObjectKind.RAW_WAIVER));
        scopes.tellUselessWaiver(fields);
        Check.Scope scope = scopes.read(fields, file);
        Optional<String> query =
                fields.value("query").flatMap(node -> new QueryReader(values).read(node, scope.reading(), expectation));
        return values.problems().errorsTold() > errors || id.isEmpty() || query.isEmpty()
                ? Optional.empty()
                : Optional.of(new RawCheck(
                        id.get(),
                        fields.place(),
                        description,
                        query.get(),
                        eni.map(Input::value),
                        expectation,
                        coverage,
                        waiver,
                        scope,
                        eni.flatMap(Input::parameter)));
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

    private RowExpectation expectation(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return values.choice(node, ValueKind.ROW_EXPECTATION, WORDS).orElse(RowExpectation.OBSERVE);
        }
        Fields fields = Fields.open(mapping, ObjectKind.ROW_EXPECTATION, values.problems());
        if (fields.isEmpty()) {
            values.problems().error(fields.place(), "the expectation is empty", ValueKind.ROW_EXPECTATION.remedy());
        }
        Optional<Long> min = rows(fields, "minRows", 1);
        Optional<Long> max = rows(fields, "maxRows", 0);
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

    private Optional<Long> rows(Fields fields, String key, long least) {
        return fields.value(key).flatMap(node -> values.number(node, ValueKind.NUMBER, least, MOST_ROWS));
    }
}
