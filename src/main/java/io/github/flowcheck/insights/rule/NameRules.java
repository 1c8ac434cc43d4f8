package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.ParseCommand;
import io.github.flowcheck.insights.ParsedQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules about the names that a query gives. CloudWatch says "Ephemeral field is already defined", or "Unknown symbols found in
 * or after stats".
 */
final class NameRules {
    private static final String REMEDY = "choose another name";

    private NameRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.refusal(
                        "name-defined-twice",
                        "a name that the query defined before, or that `fields` named before it defines it",
                        (query, findings) -> Pipelines.of(query.query().commands())
                                .forEach(commands -> definedTwice(commands, findings))),
                QueryRule.warning(
                        "name-used-before",
                        "a column of `stats` with the name of a field that `fields` named before",
                        (query, findings) -> Pipelines.of(query.query().commands())
                                .forEach(commands -> usedBefore(commands, findings))),
                QueryRule.warning(
                        "member-too-early",
                        "`jsonParse(…) as j` and `j.member` in one `fields`: no member is there before the next command",
                        NameRules::memberTooEarly),
                QueryRule.error(
                        "name-of-field",
                        "a name of `parse` that the events of the log have already",
                        NameRules::nameOfField));
    }

    private static void definedTwice(List<Command> commands, Findings findings) {
        Map<String, String> defined = new HashMap<>();
        for (Command command : commands) {
            if (command instanceof Fields fields) {
                for (Column column : fields.columns()) {
                    column.alias().ifPresent(name -> define(name, column, defined, findings));
                    if (column.alias().isEmpty() && column.expression() instanceof Field field) {
                        defined.putIfAbsent(field.name(), "named");
                    }
                }
            } else if (command instanceof Stats stats) {
                for (List<Column> columns : List.of(stats.aggregates(), stats.by())) {
                    columns.forEach(column -> column.alias().ifPresent(name -> {
                        // only another rule warns of a name that was named before
                        defined.remove(name, "named");
                        define(name, column, defined, findings);
                    }));
                }
            } else if (command instanceof ParseCommand) {
                command.defines().stream().distinct().forEach(name -> define(name, command, defined, findings));
            }
        }
    }

    private static void define(String name, Object node, Map<String, String> defined, Findings findings) {
        String before = defined.put(name, "defined");
        if (before != null) {
            findings.add(
                    node,
                    "`" + name + "` was " + before + " before, and CloudWatch refuses to define it again",
                    REMEDY);
        }
    }

    private static void usedBefore(List<Command> commands, Findings findings) {
        Set<String> named = new HashSet<>();
        for (Command command : commands) {
            if (command instanceof Fields fields) {
                fields.columns().stream()
                        .filter(column -> column.alias().isEmpty() && column.expression() instanceof Field)
                        .forEach(column -> named.add(column.name()));
            } else if (command instanceof Stats stats) {
                for (List<Column> columns : List.of(stats.aggregates(), stats.by())) {
                    columns.stream()
                            .filter(column ->
                                    column.alias().filter(named::contains).isPresent())
                            .forEach(column -> findings.add(
                                    column,
                                    "`" + column.name()
                                            + "` was named before, and CloudWatch may refuse to define it again",
                                    REMEDY));
                }
            }
        }
    }

    private static void nameOfField(ParsedQuery query, QueryContext context, Findings findings) {
        Set<String> fields = context.fields().orElse(Set.of());
        for (Command command : query.query().commands()) {
            if (command instanceof ParseCommand) {
                command.defines().stream()
                        .filter(fields::contains)
                        .forEach(name -> findings.add(
                                command,
                                "the events of this log have a field `" + name
                                        + "`, and CloudWatch refuses to define it again",
                                "choose another name, such as `" + name + "_`"));
            }
        }
    }

    private static void memberTooEarly(ParsedQuery query, Findings findings) {
        for (Command command : query.query().commands()) {
            if (command instanceof Fields fields) {
                Set<String> defined = Set.copyOf(fields.defines());
                for (Expression part : Pipelines.expressions(command)) {
                    if (part instanceof Field field
                            && FieldNames.wholes(field.name()).skip(1).anyMatch(defined::contains)) {
                        findings.add(
                                field,
                                "`" + field.name()
                                        + "` is a member of what the same `fields` defines, and has no value yet",
                                "write it in a second `fields`");
                    }
                }
            }
        }
    }
}
