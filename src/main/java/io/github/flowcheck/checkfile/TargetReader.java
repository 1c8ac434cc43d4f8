package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Target;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.value.Variables;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads {@code targets}, of which a run chooses one or none. Of the others all is read but
 * values with variables: what their variables stand for is known in their own runs alone.
 */
final class TargetReader {
    private final Values values;
    private final Optional<String> wanted;
    private final Map<String, Fields> targets = new LinkedHashMap<>();
    private boolean hasUnreadable;

    TargetReader(Values values, Optional<String> wanted) {
        this.values = values;
        this.wanted = wanted;
    }

    /** The target that was chosen, if the file has it; tells what is wrong with any of them. */
    Optional<Fields> chosen(Fields file) {
        open(file);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        requireAll(file, Set.of(wanted.get()), values.problems());
        return Optional.ofNullable(targets.get(wanted.get()));
    }

    private void open(Fields file) {
        int before = values.problems().errorsTold();
        List<YamlNode.Entry> entries = values.entries(file, "targets", ValueKind.TARGETS);
        hasUnreadable = values.problems().errorsTold() > before;
        entries.forEach(this::open);
    }

    /**
     * Tells which of these names are no targets of a file.
     *
     * @param names of targets that are asked for together
     * @param missing where they are told; what else is wrong with the file is not
     */
    static void requireAll(YamlNode.Mapping file, Collection<String> names, Problems missing) {
        Problems others = new Problems();
        TargetReader reader =
                new TargetReader(new Values(others, new Variables(Inputs.NONE, others)), Optional.empty());
        Fields fields = Fields.open(file, ObjectKind.FILE, others);
        reader.open(fields);
        reader.requireAll(fields, names, missing);
    }

    /** A name that may be one of those that cannot be read is not told to be missing: what keeps it from being read is told. */
    private void requireAll(Fields file, Collection<String> names, Problems missing) {
        if (!hasUnreadable) {
            names.stream().filter(name -> !targets.containsKey(name)).forEach(name -> tellMissing(file, name, missing));
        }
    }

    /** The names of the targets that give a variable a value, by its name. */
    Map<String, List<String>> namesByVariable() {
        Map<String, List<String>> names = new TreeMap<>();
        targets.forEach((name, target) -> variables(target).keySet().forEach(variable -> names.computeIfAbsent(
                        variable, key -> new ArrayList<>())
                .add(name)));
        return names;
    }

    /** All of them by their names; to be asked for after {@link #chosen}. */
    Map<String, Fields> all() {
        return Collections.unmodifiableMap(targets);
    }

    boolean isChosen(String name) {
        return wanted.isPresent() && wanted.get().equals(name);
    }

    private void open(YamlNode.Entry entry) {
        if (!NameValues.isInterfaceName(entry.key().text())) {
            values.refuse(new Text(entry.key().text(), entry.key().place()), ValueKind.TARGET_NAME);
        }
        Optional<YamlNode.Mapping> mapping = values.mapping(entry.value(), ValueKind.TARGET);
        if (mapping.isPresent()) {
            Fields target = Fields.open(mapping.get(), ObjectKind.TARGET, values.problems());
            tellProblems(target);
            targets.put(entry.key().text(), target);
        } else {
            hasUnreadable = true;
        }
    }

    /** Tells what is wrong with a target, whichever is chosen. */
    private void tellProblems(Fields target) {
        target.exclude("logGroup", "logGroups", values.problems());
        variables(target);
        Optional<YamlNode> region = target.value("region");
        if (region.isPresent() && isLiteral(region.get())) {
            region(region.get());
        }
        Optional<YamlNode> profile = target.value("profile");
        if (profile.isPresent() && isLiteral(profile.get())) {
            new NameValues(values).line(profile.get());
        }
        Optional<YamlNode> groups = target.value("logGroup", "logGroups");
        if (groups.isPresent()) {
            values.parameters().tellUse(groups.get());
        }
        if (groups.isPresent() && isLiteral(groups.get())) {
            new NameValues(values).logGroups(groups.get());
        }
    }

    /** Whether a value is the same whatever the variables stand for. */
    static boolean isLiteral(YamlNode node) {
        return !Patterns.VARIABLE.matcher(node.place().text()).find();
    }

    private void tellMissing(Fields file, String name, Problems missing) {
        if (!file.has("targets")) {
            missing.error(
                    file.head(),
                    "the file has no targets, and -Dflowcheck.target is " + Quoted.of(name),
                    "define it under targets, or leave -Dflowcheck.target out");
            return;
        }
        missing.error(
                file.keyPlace("targets"),
                "there is no target " + Quoted.of(name) + ", which -Dflowcheck.target names",
                NearestName.of(name, targets.keySet())
                                .map(near -> "write " + near)
                                .orElse("define it here")
                        + (targets.isEmpty() ? "" : "; targets here are " + String.join(", ", targets.keySet())));
    }

    /** The variables of a target by their names; tells those that are none. */
    Map<String, YamlNode> variables(Fields target) {
        Map<String, YamlNode> variables = new LinkedHashMap<>();
        for (YamlNode.Entry entry : values.entries(target, "vars", ValueKind.VARIABLES)) {
            if (!Variables.isName(entry.key().text())) {
                values.refuse(new Text(entry.key().text(), entry.key().place()), ValueKind.VARIABLE_NAME);
            }
            values.scalar(entry.value(), ValueKind.VARIABLE);
            variables.put(entry.key().text(), entry.value());
        }
        return variables;
    }

    /** The value of the target, whose variables are all set now. */
    Target read(Fields target) {
        Optional<YamlNode> region = target.value("region");
        return new Target(
                wanted.orElseThrow(),
                region.isPresent() ? region(region.get()) : Optional.empty(),
                new NameValues(values).line(target, "profile"),
                new ScopeReader(values).logGroups(target));
    }

    private Optional<String> region(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.REGION);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String region = text.get().value();
        if (!Target.isRegion(region)) {
            values.refuse(text.get(), ValueKind.REGION);
            return Optional.empty();
        }
        return Optional.of(region);
    }

    /** Loaded only where there are targets, as they take a while. */
    private static final class Patterns {
        static final Pattern VARIABLE = Pattern.compile("(?:^|[^$])\\$\\{[A-Za-z_][A-Za-z0-9_.-]*}");

        private Patterns() {}
    }
}
