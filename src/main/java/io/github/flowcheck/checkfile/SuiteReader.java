package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole file. */
final class SuiteReader {
    /** Marks the saved queries of a file that names neither owner nor folder. */
    static final String USUAL_OWNER = "flowcheck";

    private final Values values;
    private final NameValues names;

    SuiteReader(Values values) {
        this.values = values;
        this.names = new NameValues(values);
    }

    /** The suite, if the file has no problem. */
    Optional<CheckSuite> read(YamlNode root, SourceText source) {
        if (root instanceof YamlNode.Sequence) {
            values.problems()
                    .error(
                            source.place(root.place().start(), root.place().start() + 1),
                            "a list is no check file",
                            "write checks: in the line above it");
            return Optional.empty();
        }
        return values.mapping(root, ValueKind.FILE)
                .map(mapping -> Fields.open(mapping, ObjectKind.FILE, values.problems()))
                .flatMap(fields -> read(fields, source));
    }

    private Optional<CheckSuite> read(Fields fields, SourceText source) {
        fields.value("version").ifPresent(this::checkVersion);
        String folder = fields.value("folder")
                .flatMap(node -> names.path(node, ValueKind.FOLDER))
                .orElse("");
        String owner = fields.value("owner")
                .flatMap(node -> names.path(node, ValueKind.OWNER))
                .orElse(folder.isEmpty() ? USUAL_OWNER : folder);
        List<Check> checks = checks(fields, settings(fields, folder));
        return values.problems().hasErrors()
                ? Optional.empty()
                : Optional.of(new CheckSuite(source, folder, owner, checks));
    }

    private void checkVersion(YamlNode node) {
        values.text(node, ValueKind.VERSION)
                .filter(version -> !version.value().equals("1"))
                .ifPresent(version -> values.refuse(version, ValueKind.VERSION));
    }

    private FileSettings settings(Fields fields, String folder) {
        ScopeReader scopes = new ScopeReader(values);
        scopes.checkDialect(fields);
        Map<String, Optional<NetworkInterface>> interfaces =
                fields.value("interfaces").map(new InterfaceReader(values)::named).orElse(Map.of());
        return new FileSettings(folder, scopes.logGroups(fields), scopes.window(fields), interfaces);
    }

    private List<Check> checks(Fields fields, FileSettings settings) {
        if (!fields.has("checks")) {
            values.missing(fields.head(), "checks", "write checks: and below it a list of them");
        }
        List<YamlNode> items = fields.value("checks")
                .flatMap(node -> values.sequence(node, ValueKind.CHECKS))
                .map(this::notEmpty)
                .orElse(List.of());
        tellSharedIds(items);
        CheckReader reader = new CheckReader(values, settings);
        List<Check> checks = new ArrayList<>();
        for (YamlNode item : items) {
            if (!values.problems().isFull()) {
                reader.read(item).ifPresent(checks::add);
            }
        }
        return checks;
    }

    private List<YamlNode> notEmpty(YamlNode.Sequence sequence) {
        if (sequence.items().isEmpty()) {
            values.problems().error(sequence.place(), "the list is empty", ValueKind.CHECKS.remedy());
        }
        return sequence.items();
    }

    private void tellSharedIds(List<YamlNode> items) {
        Map<String, Place> seen = new HashMap<>();
        for (YamlNode.Scalar id : ids(items)) {
            Place first = seen.putIfAbsent(id.text(), id.place());
            if (first != null) {
                values.problems()
                        .error(
                                id.place(),
                                "the check in line " + first.line() + " has the id " + Quoted.of(id.text()) + " too",
                                "give every check an id of its own");
            }
        }
    }

    private static List<YamlNode.Scalar> ids(List<YamlNode> items) {
        List<YamlNode.Scalar> ids = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Mapping check) {
                check.entries().stream()
                        .filter(entry -> entry.key().text().equals("id"))
                        .map(YamlNode.Entry::value)
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(YamlNode.Scalar.class::cast)
                        .filter(id -> !id.isNull())
                        .forEach(ids::add);
            }
        }
        return ids;
    }
}
