package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.RowCommand;
import io.github.flowcheck.insights.ServiceCommand;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules about values that fields are compared with. */
final class ValueRules {
    private ValueRules() {}

    static List<QueryRule> all() {
        return List.of(QueryRule.warning(
                "impossible-value",
                "a field is compared with a value that it never has, as in `action = \"accept\"`",
                ValueRules::impossible));
    }

    private static void impossible(ParsedQuery query, QueryContext context, Findings findings) {
        Map<String, FieldValues> known = context.values();
        for (Command command : query.query().commands()) {
            Map<String, FieldValues> left = new HashMap<>(known);
            left.keySet().removeAll(command.defines());
            Pipelines.expressions(command).forEach(part -> judge(part, left, findings));
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

    private static void judge(Expression part, Map<String, FieldValues> known, Findings findings) {
        if (part instanceof In in) {
            in.values().forEach(value -> equality(in.operand(), value, in.negated(), known, findings));
        }
        if (part instanceof Binary binary) {
            Expression left = binary.left();
            Expression right = binary.right();
            switch (binary.operator()) {
                case EQUAL, NOT_EQUAL -> {
                    boolean negated = binary.operator() == Expression.Operator.NOT_EQUAL;
                    equality(left, right, negated, known, findings);
                    equality(right, left, negated, known, findings);
                }
                case GREATER -> excess(left, right, false, known, findings);
                case GREATER_OR_EQUAL -> excess(left, right, true, known, findings);
                case LESS -> excess(right, left, false, known, findings);
                case LESS_OR_EQUAL -> excess(right, left, true, known, findings);
                default -> {}
            }
        }
    }

    private static void equality(
            Expression operand,
            Expression literal,
            boolean negated,
            Map<String, FieldValues> known,
            Findings findings) {
        if (operand instanceof Field field && known.containsKey(field.name()) && isLiteral(literal)) {
            FieldValues values = known.get(field.name());
            String value = value(literal);
            if (!values.mayBe(value)) {
                findings.add(
                        literal,
                        "`" + field.name() + "` is " + values.inWords() + ", never " + Printer.print(literal)
                                + ": this " + (negated ? "leaves out" : "finds") + " nothing",
                        values.remedy(name(field), value));
            }
        }
    }

    private static void excess(
            Expression operand,
            Expression literal,
            boolean orEqual,
            Map<String, FieldValues> known,
            Findings findings) {
        if (operand instanceof Field field
                && known.containsKey(field.name())
                && literal instanceof NumberLiteral number) {
            FieldValues values = known.get(field.name());
            String value = value(number);
            if (!values.mayExceed(number.value()) && !(orEqual && values.mayBe(value))) {
                findings.add(
                        literal,
                        "`" + field.name() + "` is " + values.inWords() + ", never " + (orEqual ? "" : "above ") + value
                                + (orEqual ? " or more" : "") + ": this finds nothing",
                        values.mayBe(value) ? "compare it with a lower number" : values.remedy(name(field), value));
            }
        }
    }

    private static String name(Field field) {
        return FieldName.written(field.name());
    }

    private static boolean isLiteral(Expression expression) {
        return expression instanceof StringLiteral || expression instanceof NumberLiteral;
    }

    private static String value(Expression literal) {
        if (literal instanceof StringLiteral text) {
            return text.value();
        }
        return ((NumberLiteral) literal).value().toPlainString();
    }
}
