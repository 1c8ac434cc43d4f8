package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Library;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Target;
import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.value.Variables;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole file. */
final class SuiteReader {
    /** Marks the saved queries of a file that names neither owner nor folder. */
    static final String USUAL_OWNER = "flowcheck";

    private static final int MOST_CHECKS = 20_000;
    private static final int MOST_VARIABLES = 1_000;

    private final Variables variables;
    private final Values values;
    private final NameValues names;
    private final OtherFiles files;
    private final TargetReader targets;
    private final ParameterReader parameters;
    private Optional<Target> target = Optional.empty();
    private List<TestCase> tests = List.of();

    SuiteReader(Problems problems, Inputs inputs, OtherFiles files) {
        this.variables = new Variables(inputs, problems);
        this.values = new Values(problems, variables);
        this.names = new NameValues(values);
        this.files = files;
        this.targets = new TargetReader(values, inputs.target());
        this.parameters = new ParameterReader(values, inputs, targets);
    }

    /** The target that was chosen; to be asked for after {@link #read}. */
    Optional<Target> target() {
        return target;
    }

    /** The tests of its checks; to be asked for after {@link #read}. */
    List<TestCase> tests() {
        return tests;
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
        Optional<Fields> chosen = targets.chosen(fields);
        readVariables(fields, chosen.map(targets::variables).orElse(Map.of()));
        parameters.read(fields);
        target = chosen.map(targets::read);
        fields.value("version").ifPresent(this::checkVersion);
        String folder = fields.value("folder")
                .flatMap(node -> names.path(node, ValueKind.FOLDER))
                .orElse("");
        String owner = fields.value("owner")
                .flatMap(node -> names.path(node, ValueKind.OWNER))
                .orElse(folder.isEmpty() ? USUAL_OWNER : folder);
        FileSettings settings = settings(fields, folder);
        Optional<Library> library = library(fields, settings);
        List<AnyCheck> checks = checks(fields, settings);
        boolean checksAreKnown = !values.problems().hasErrors();
        fields.value("tests").ifPresent(node -> tests = new TestReader(values, checks, checksAreKnown).read(node));
        if (values.problems().hasErrors()) {
            return Optional.empty();
        }
        parameters.tellUnused();
        return Optional.of(new CheckSuite(source, folder, owner, checks, library));
    }

    private Optional<Library> library(Fields fields, FileSettings settings) {
        boolean wanted = fields.value("library").flatMap(values::flag).orElse(false);
        if (!wanted) {
            return Optional.empty();
        }
        int length = settings.folder().length() + 1 + Library.LONGEST_NAME;
        if (length > NameValues.LONGEST_NAME) {
            values.problems()
                    .error(
                            fields.keyPlace("library"),
                            "a saved query of the library would have a name of " + length
                                    + " characters: folder, slash and " + Library.FOLDER + "/…",
                            "shorten the folder to " + (NameValues.LONGEST_NAME - 1 - Library.LONGEST_NAME)
                                    + " characters");
        }
        return Optional.of(new Library(fields.keyPlace("library"), settings.logGroups()));
    }

    /**
     * Sets the variables one after the other, so that each may use those above it. Those of the target that the file has too
     * are set in its place, so that what is made of them is made of the target's.
     */
    private void readVariables(Fields fields, Map<String, YamlNode> ofTarget) {
        Map<String, YamlNode> left = new LinkedHashMap<>(ofTarget);
        List<YamlNode.Entry> entries = fields.value("vars")
                .flatMap(node -> values.mapping(node, ValueKind.VARIABLES))
                .map(YamlNode.Mapping::entries)
                .orElse(List.of());
        if (entries.size() > MOST_VARIABLES) {
            values.problems()
                    .error(
                            entries.get(MOST_VARIABLES).key().place(),
                            "the file has more than 1,000 variables",
                            "remove some");
            return;
        }
        for (YamlNode.Entry entry : entries) {
            String name = entry.key().text();
            if (!Variables.isName(name)) {
                values.refuse(new Text(name, entry.key().place()), ValueKind.VARIABLE_NAME);
            }
            YamlNode replaced = left.remove(name);
            if (replaced != null) {
                values.scalar(entry.value(), ValueKind.VARIABLE);
            }
            set(name, replaced == null ? entry.value() : replaced);
        }
        left.forEach(this::set);
    }

    private void set(String name, YamlNode value) {
        values.text(value, ValueKind.VARIABLE)
                .ifPresentOrElse(text -> variables.set(name, text), () -> variables.setUnusable(name));
    }

    private void checkVersion(YamlNode node) {
        values.text(node, ValueKind.VERSION)
                .filter(version -> !version.value().equals("1"))
                .ifPresent(version -> values.refuse(version, ValueKind.VERSION));
    }

    private FileSettings settings(Fields fields, String folder) {
        ScopeReader scopes = new ScopeReader(values);
        Map<String, Optional<InterfaceSet>> interfaces = new LinkedHashMap<>();
        fields.value("interfaces").ifPresent(node -> interfaces.putAll(new InterfaceReader(values).named(node)));
        fields.value("interfacesFrom")
                .ifPresent(node -> new InterfacesFromReader(values, files).addTo(interfaces, node));
        LogGroups ofFile = scopes.logGroups(fields);
        LogGroups logGroups =
                target.map(Target::groups).filter(groups -> !groups.isEmpty()).orElse(ofFile);
        return new FileSettings(
                folder, logGroups, scopes.window(fields), scopes.reading(fields, Reading.USUAL), interfaces);
    }

    private List<AnyCheck> checks(Fields fields, FileSettings settings) {
        if (fields.lacks("checks")) {
            values.missing(fields.head(), "checks", "write checks: and below it a list of them");
        }
        List<YamlNode> items = fields.value("checks")
                .flatMap(node -> values.sequence(node, ValueKind.CHECKS))
                .map(this::notEmpty)
                .orElse(List.of());
        CheckReader reader = new CheckReader(values, settings);
        fields.value("defaults").ifPresent(reader::readDefaults);
        List<AnyCheck> checks = new ArrayList<>();
        for (YamlNode item : items) {
            if (!values.problems().isFull() && checks.size() <= MOST_CHECKS) {
                checks.addAll(reader.read(item));
            }
        }
        if (checks.size() > MOST_CHECKS) {
            values.problems()
                    .error(
                            fields.keyPlace("checks"),
                            "with one check for each selected network interface there are more than 20,000 checks",
                            "select fewer, or split the file into several");
        }
        return checks;
    }

    private List<YamlNode> notEmpty(YamlNode.Sequence sequence) {
        if (sequence.items().size() > MOST_CHECKS) {
            values.problems()
                    .error(
                            sequence.items().get(MOST_CHECKS).place(),
                            "the file has more than 20,000 checks",
                            "split it into several check files; an account holds 1,000 saved queries a Region");
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            values.problems().error(sequence.place(), "the list is empty", ValueKind.CHECKS.remedy());
        }
        return sequence.items();
    }
}
