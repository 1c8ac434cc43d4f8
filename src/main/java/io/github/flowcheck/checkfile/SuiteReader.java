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

    private final Inputs inputs;
    private final Variables variables;
    private final Values values;
    private final NameValues names;
    private final OtherFiles files;
    private final TargetReader targets;
    private final ParameterReader parameters;
    private Optional<Target> target = Optional.empty();
    private List<TestCase> tests = List.of();

    SuiteReader(Problems problems, Inputs inputs, OtherFiles files) {
        this.inputs = inputs;
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
        Optional<Fields> fields = fields(root, source);
        return fields.isPresent() ? read(fields.get(), source) : Optional.empty();
    }

    /** Where its checks look, which need not be there; empty if the file is none. */
    Optional<CheckFileHead> readHead(YamlNode root, SourceText source) {
        Optional<Fields> fields = fields(root, source);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        readTarget(fields.get());
        return Optional.of(new CheckFileHead(logGroups(fields.get()).names(), target));
    }

    private Optional<Fields> fields(YamlNode root, SourceText source) {
        if (root instanceof YamlNode.Sequence) {
            values.problems()
                    .error(
                            source.place(root.place().start(), root.place().start() + 1),
                            "a list is no check file",
                            "write checks: in the line above it");
            return Optional.empty();
        }
        Optional<YamlNode.Mapping> mapping = values.mapping(root, ValueKind.FILE);
        return mapping.isPresent()
                ? Optional.of(Fields.open(mapping.get(), ObjectKind.FILE, values.problems()))
                : Optional.empty();
    }

    /** Reads the target that was chosen, and what its variables and parameters stand for. */
    private void readTarget(Fields fields) {
        Optional<Fields> chosen = targets.chosen(fields);
        if (inputs.target().isEmpty()) {
            variables.setInTargets(targets.namesByVariable());
        } else if (chosen.isEmpty()) {
            // what its targets give a value has one once the right one is chosen
            targets.namesByVariable().keySet().forEach(variables::setUnusable);
        }
        readVariables(fields, chosen.isPresent() ? targets.variables(chosen.get()) : Map.of());
        parameters.read(fields);
        target = chosen.isPresent() ? Optional.of(targets.read(chosen.get())) : Optional.empty();
    }

    private Optional<CheckSuite> read(Fields fields, SourceText source) {
        readTarget(fields);
        checkVersion(fields);
        String folder = names.path(fields, "folder", ValueKind.FOLDER).orElse("");
        String owner = names.path(fields, "owner", ValueKind.OWNER).orElse(folder.isEmpty() ? USUAL_OWNER : folder);
        FileSettings settings = settings(fields, folder);
        Optional<Library> library = library(fields, settings);
        List<AnyCheck> checks = checks(fields, settings);
        boolean checksAreKnown = !values.problems().hasErrors();
        Optional<YamlNode> tested = fields.value("tests");
        if (tested.isPresent()) {
            tests = new TestReader(values, checks, checksAreKnown).read(tested.get());
        }
        if (values.problems().hasErrors()) {
            return Optional.empty();
        }
        parameters.tellUnused();
        return Optional.of(new CheckSuite(source, folder, owner, checks, library));
    }

    private Optional<Library> library(Fields fields, FileSettings settings) {
        if (!values.flag(fields, "library", false)) {
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
        List<YamlNode.Entry> entries = values.entries(fields, "vars", ValueKind.VARIABLES);
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
        for (Map.Entry<String, YamlNode> other : left.entrySet()) {
            set(other.getKey(), other.getValue());
        }
    }

    private void set(String name, YamlNode value) {
        Optional<Text> text = values.text(value, ValueKind.VARIABLE);
        if (text.isPresent()) {
            variables.set(name, text.get());
        } else {
            variables.setUnusable(name);
        }
    }

    private void checkVersion(Fields fields) {
        Optional<Text> version = values.text(fields, "version", ValueKind.VERSION);
        if (version.isPresent() && !version.get().value().equals("1")) {
            values.refuse(version.get(), ValueKind.VERSION);
        }
    }

    private FileSettings settings(Fields fields, String folder) {
        ScopeReader scopes = new ScopeReader(values);
        Map<String, Optional<InterfaceSet>> interfaces = new LinkedHashMap<>();
        Optional<YamlNode> written = fields.value("interfaces");
        if (written.isPresent()) {
            interfaces.putAll(new InterfaceReader(values).named(written.get()));
        }
        Optional<YamlNode> selected = fields.value("interfacesFrom");
        if (selected.isPresent()) {
            new InterfacesFromReader(values, files).addTo(interfaces, selected.get());
        }
        return new FileSettings(
                folder, logGroups(fields), scopes.window(fields), scopes.reading(fields, Reading.USUAL), interfaces);
    }

    private LogGroups logGroups(Fields fields) {
        LogGroups ofFile = new ScopeReader(values).logGroups(fields);
        LogGroups ofTarget = target.isPresent() ? target.get().groups() : LogGroups.NONE;
        return ofTarget.isEmpty() ? ofFile : ofTarget;
    }

    private List<AnyCheck> checks(Fields fields, FileSettings settings) {
        if (fields.lacks("checks")) {
            values.missing(fields.head(), "checks", "write checks: and below it a list of them");
        }
        List<YamlNode> items = checkNodes(fields);
        CheckReader reader = new CheckReader(values, settings);
        Optional<YamlNode> defaults = fields.value("defaults");
        if (defaults.isPresent()) {
            reader.readDefaults(defaults.get());
        }
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
        return reader.apart(checks);
    }

    private List<YamlNode> checkNodes(Fields fields) {
        Optional<YamlNode> node = fields.value("checks");
        if (node.isEmpty()) {
            return List.of();
        }
        Optional<YamlNode.Sequence> sequence = values.sequence(node.get(), ValueKind.CHECKS);
        if (sequence.isEmpty()) {
            return List.of();
        }
        List<YamlNode> items = sequence.get().items();
        if (items.size() > MOST_CHECKS) {
            values.problems()
                    .error(
                            items.get(MOST_CHECKS).place(),
                            "the file has more than 20,000 checks",
                            "split it into several check files; an account holds 1,000 saved queries a Region");
            return List.of();
        }
        if (items.isEmpty()) {
            values.problems().error(node.get().place(), "the list is empty", ValueKind.CHECKS.remedy());
        }
        return items;
    }
}
