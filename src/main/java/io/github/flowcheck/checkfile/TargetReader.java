package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Target;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.value.Variables;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code targets}, of which a run chooses one or none. Of the others all is read but
 * values with variables: what their variables stand for is known in their own runs alone.
 */
final class TargetReader {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]{1,12}){1,3}-[0-9]{1,2}");

    private static final Pattern VARIABLE = Pattern.compile("(?:^|[^$])\\$\\{[A-Za-z_][A-Za-z0-9_.-]*}");

    private final Values values;
    private final Optional<String> wanted;
    private final Map<String, Fields> targets = new LinkedHashMap<>();

    TargetReader(Values values, Optional<String> wanted) {
        this.values = values;
        this.wanted = wanted;
    }

    /** The target that was chosen, if the file has it; tells what is wrong with any of them. */
    Optional<Fields> chosen(Fields file) {
        file.value("targets")
                .flatMap(node -> values.mapping(node, ValueKind.TARGETS))
                .map(YamlNode.Mapping::entries)
                .orElse(List.of())
                .forEach(entry ->
                        open(entry).ifPresent(target -> targets.put(entry.key().text(), target)));
        wanted.filter(name -> !targets.containsKey(name)).ifPresent(name -> tellMissing(file, name));
        return wanted.map(targets::get);
    }

    /** All of them by their names; to be asked for after {@link #chosen}. */
    Map<String, Fields> all() {
        return Collections.unmodifiableMap(targets);
    }

    boolean isChosen(String name) {
        return wanted.filter(name::equals).isPresent();
    }

    private Optional<Fields> open(YamlNode.Entry entry) {
        if (!NameValues.isInterfaceName(entry.key().text())) {
            values.refuse(new Text(entry.key().text(), entry.key().place()), ValueKind.TARGET_NAME);
        }
        Optional<Fields> target = values.mapping(entry.value(), ValueKind.TARGET)
                .map(mapping -> Fields.open(mapping, ObjectKind.TARGET, values.problems()));
        target.ifPresent(fields -> {
            fields.exclude("logGroup", "logGroups", values.problems());
            variables(fields);
            fields.value("region").filter(TargetReader::isLiteral).ifPresent(this::region);
            fields.value("profile").filter(TargetReader::isLiteral).ifPresent(new NameValues(values)::line);
            fields.value("logGroup")
                    .or(() -> fields.value("logGroups"))
                    .filter(TargetReader::isLiteral)
                    .ifPresent(new NameValues(values)::logGroups);
        });
        return target;
    }

    /** Whether a value is the same whatever the variables stand for. */
    static boolean isLiteral(YamlNode node) {
        return !VARIABLE.matcher(node.place().text()).find();
    }

    private void tellMissing(Fields file, String name) {
        if (!file.has("targets")) {
            values.problems()
                    .error(
                            file.head(),
                            "the file has no targets, and -Dflowcheck.target is " + Quoted.of(name),
                            "define it under targets, or leave -Dflowcheck.target out");
            return;
        }
        values.problems()
                .error(
                        file.keyPlace("targets"),
                        "there is no target " + Quoted.of(name) + ", which -Dflowcheck.target names",
                        NearestName.of(name, targets.keySet())
                                        .map(near -> "write " + near)
                                        .orElse("define it here")
                                + (targets.isEmpty()
                                        ? ""
                                        : "; targets here are " + String.join(", ", targets.keySet())));
    }

    /** The variables of a target by their names; tells those that are none. */
    Map<String, YamlNode> variables(Fields target) {
        Map<String, YamlNode> variables = new LinkedHashMap<>();
        target.value("vars")
                .flatMap(node -> values.mapping(node, ValueKind.VARIABLES))
                .map(YamlNode.Mapping::entries)
                .orElse(List.of())
                .forEach(entry -> {
                    if (!Variables.isName(entry.key().text())) {
                        values.refuse(new Text(entry.key().text(), entry.key().place()), ValueKind.VARIABLE_NAME);
                    }
                    values.scalar(entry.value(), ValueKind.VARIABLE);
                    variables.put(entry.key().text(), entry.value());
                });
        return variables;
    }

    /** The value of the target, whose variables are all set now. */
    Target read(Fields target) {
        return new Target(
                wanted.orElseThrow(),
                target.value("region").flatMap(this::region),
                target.value("profile").flatMap(new NameValues(values)::line),
                new ScopeReader(values).logGroups(target));
    }

    private Optional<String> region(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.REGION);
        Optional<Text> wrong =
                text.filter(region -> !REGION.matcher(region.value()).matches());
        wrong.ifPresent(region -> values.refuse(region, ValueKind.REGION));
        return wrong.isPresent() ? Optional.empty() : text.map(Text::value);
    }
}
