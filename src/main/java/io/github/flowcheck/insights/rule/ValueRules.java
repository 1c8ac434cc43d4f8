package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.RowCommand;
import io.github.flowcheck.insights.ServiceCommand;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about values that fields are compared with. */
final class ValueRules {
    private ValueRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.warning(
                        "impossible-value",
                        "a field is compared with a value that it never has, as in `action = \"accept\"`",
                        ValueRules::impossible),
                QueryRule.warning(
                        "value-as-condition",
                        "a value alone where a condition is wanted, as in `dstPort = 22 or 80`",
                        ValueRules::valuesAlone));
    }

    private static void impossible(ParsedQuery query, QueryContext context, Findings findings) {
        Map<String, FieldValues> known = context.values();
        for (Command command : query.query().commands()) {
            Map<String, FieldValues> left = new HashMap<>(known);
            left.keySet().removeAll(command.defines());
            Pipelines.expressions(command).forEach(new Comparisons(left, findings)::judge);
            left.putAll(named(command, known, context));
            known = leavesFields(command) ? left : named(command, known, context);
        }
    }

    /** Whether the fields that a command does not define keep their values behind it; not where rows or values are made up. */
    private static boolean leavesFields(Command command) {
        return !(command instanceof Stats
                || command instanceof RowCommand
                || command instanceof ServiceCommand && !(command instanceof ServiceCommand.Source)
                || command instanceof Command.Other
                || command instanceof Command.SavedQuery);
    }

    /** The names that a command gives to what is known. */
    private static Map<String, FieldValues> named(
            Command command, Map<String, FieldValues> known, QueryContext context) {
        if (command instanceof Fields fields) {
            return named(fields.columns(), known);
        }
        if (command instanceof Stats stats) {
            return named(stats.by(), known);
        }
        return command instanceof ParseGlob parse && isOfWords(parse, context) ? words(parse, context) : Map.of();
    }

    private static Map<String, FieldValues> named(List<Column> columns, Map<String, FieldValues> known) {
        Map<String, FieldValues> named = new HashMap<>();
        for (Column column : columns) {
            if (column.expression() instanceof Field field && known.containsKey(field.name())) {
                named.put(column.name(), known.get(field.name()));
            }
        }
        return named;
    }

    /** Whether it names every word of the message. */
    private static boolean isOfWords(ParseGlob parse, QueryContext context) {
        int count = parse.aliases().size();
        return parse.field().name().equals("@message")
                && count == context.words().size()
                && parse.glob().equals(String.join(" ", Collections.nCopies(count, "*")));
    }

    private static Map<String, FieldValues> words(ParseGlob parse, QueryContext context) {
        Map<String, FieldValues> words = new HashMap<>();
        for (int i = 0; i < parse.aliases().size(); i++) {
            String alias = parse.aliases().get(i);
            context.words().get(i).ifPresent(values -> words.put(alias, values));
        }
        return words;
    }

    /** A value alone is true or false of every row, whatever the fields are. */
    private static void valuesAlone(ParsedQuery query, Findings findings) {
        Pipelines.of(query.query().commands()).stream().flatMap(List::stream).forEach(command -> {
            if (command instanceof Filter filter) {
                alone(filter.condition(), Optional.empty(), findings);
            }
            Pipelines.expressions(command).forEach(part -> {
                if (part instanceof Not not) {
                    alone(not.operand(), Optional.empty(), findings);
                } else if (part instanceof Binary binary && isJunction(binary)) {
                    alone(binary.left(), compared(binary.right()), findings);
                    alone(binary.right(), compared(binary.left()), findings);
                }
            });
        });
    }

    private static void alone(Expression condition, Optional<Field> meant, Findings findings) {
        if (Comparisons.isLiteral(condition)) {
            String field = meant.map(Comparisons::name).orElse("field");
            String literal = Printer.print(condition);
            findings.add(
                    condition,
                    literal + " stands alone where a condition is wanted, and is compared with nothing",
                    "write `" + field + " = " + literal + "`, or all values in one list, `" + field + " in [" + literal
                            + ", …]`");
        }
    }

    private static boolean isJunction(Binary binary) {
        return binary.operator() == Operator.AND || binary.operator() == Operator.OR;
    }

    /** The field of the last comparison, which the author has in mind. */
    private static Optional<Field> compared(Expression condition) {
        if (!(condition instanceof Binary binary)) {
            return Optional.empty();
        }
        if (isJunction(binary)) {
            return compared(binary.right()).or(() -> compared(binary.left()));
        }
        return binary.left() instanceof Field field ? Optional.of(field) : Optional.empty();
    }
}
