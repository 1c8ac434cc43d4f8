package io.github.flowcheck.explain;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParseCommand;
import io.github.flowcheck.insights.Query;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a query compares the fields of records with: values that are worth trying, the promising ones first. It only guesses;
 * what a guess is worth is proven afterwards.
 */
final class QueryHints {
    private static final int MOST_TIMES = 2_000;
    private static final String ELSEWHERE = "192.0.2.9";

    private final Map<String, FlowField> fields;
    private final Map<FlowField, Set<String>> values = new LinkedHashMap<>();
    private final Set<Integer> times = new TreeSet<>();

    private QueryHints(LogFormat format) {
        fields = new HashMap<>(
                Arrays.stream(FlowField.values()).collect(Collectors.toMap(FlowField::insightsName, field -> field)));
    }

    static QueryHints of(Query query, LogFormat format) {
        QueryHints hints = new QueryHints(format);
        for (Command command : query.commands()) {
            hints.take(command, format);
        }
        return hints;
    }

    /** Texts by field, those first that are asked for. */
    Map<FlowField, List<String>> values() {
        Map<FlowField, List<String>> all = new LinkedHashMap<>();
        values.forEach((field, texts) -> all.put(field, List.copyOf(texts)));
        return all;
    }

    /** Numbers of records that may matter, beside 1, in ascending order. */
    List<Integer> times() {
        return List.copyOf(times);
    }

    private void take(Command command, LogFormat format) {
        if (command instanceof Command.Filter filter) {
            take(filter.condition(), true);
        } else if (command instanceof ParseCommand.ParseGlob parse) {
            boolean whole = parse.aliases().size() == format.fields().size();
            for (int i = 0; whole && i < parse.aliases().size(); i++) {
                fields.put(parse.aliases().get(i), format.fields().get(i));
            }
        } else if (command instanceof Command.Limit limit && limit.count() <= MOST_TIMES) {
            times.add((int) limit.count());
        }
    }

    /** @param wanted whether the condition must hold; behind a {@code not} it must not */
    private void take(Expression condition, boolean wanted) {
        if (condition instanceof Expression.Not not) {
            take(not.operand(), !wanted);
        } else if (condition instanceof Binary binary) {
            take(binary, wanted);
        } else if (condition instanceof In in && in.operand() instanceof Field field) {
            in.values().forEach(value -> literal(field, value, wanted != in.negated()));
        } else if (condition instanceof Like like && like.operand() instanceof Field field) {
            text(field, contained(like.pattern()), wanted != like.negated());
        } else if (condition instanceof Call call) {
            takeSubnet(call, wanted);
        }
    }

    private void take(Binary binary, boolean wanted) {
        Operator operator = binary.operator();
        if (operator == Operator.AND || operator == Operator.OR) {
            take(binary.left(), wanted);
            take(binary.right(), wanted);
        } else if (binary.left() instanceof Field field) {
            compared(field, operator, binary.right(), wanted);
        } else if (binary.right() instanceof Field field) {
            compared(field, mirrored(operator), binary.left(), wanted);
        } else if (binary.left() instanceof Call && binary.right() instanceof NumberLiteral number) {
            counted(number);
        }
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private void compared(Field field, Operator operator, Expression value, boolean wanted) {
        if (!(value instanceof NumberLiteral number) || operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            literal(field, value, wanted == (operator == Operator.EQUAL));
            return;
        }
        if (!fields.containsKey(field.name())) {
            counted(number);
            return;
        }
        long limit = number.value().longValue();
        boolean up = wanted == (operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL);
        List.of(up ? limit + 1 : Math.max(0, limit - 1), limit, up ? Math.max(0, limit - 1) : limit + 1)
                .forEach(one -> text(field, Long.toString(one), true));
    }

    private void literal(Field field, Expression value, boolean wanted) {
        if (value instanceof StringLiteral string) {
            text(field, string.value(), wanted);
        } else if (value instanceof NumberLiteral number) {
            text(field, number.value().toPlainString(), wanted);
            if (!fields.containsKey(field.name())) {
                counted(number);
            }
        }
    }

    private void counted(NumberLiteral number) {
        long limit = number.value().longValue();
        for (long count : new long[] {limit, limit + 1}) {
            if (count > 1 && count <= MOST_TIMES) {
                times.add((int) count);
            }
        }
    }

    private void text(Field field, String text, boolean wanted) {
        FlowField known = fields.get(field.name());
        if (known == null || text.isEmpty() || text.contains(" ")) {
            return;
        }
        Set<String> texts = values.computeIfAbsent(known, key -> new LinkedHashSet<>());
        if (!wanted && texts.isEmpty()) {
            texts.addAll(known.type() == FlowField.Type.ADDRESS ? List.of("", ELSEWHERE) : List.of(""));
        }
        texts.add(text);
    }

    /** What a pattern looks for, its anchors and escapes removed; the first of its alternatives. */
    private static String contained(Expression pattern) {
        if (pattern instanceof StringLiteral string) {
            return string.value();
        }
        return pattern instanceof RegexLiteral regex
                ? regex.pattern()
                        .replaceAll("\\(\\?[a-z]+\\)|[\\^$()]|\\\\b", "")
                        .replace("\\", "")
                        .split("\\|", 2)[0]
                : "";
    }

    private void takeSubnet(Call call, boolean wanted) {
        if (call.arguments().size() == 2
                && call.arguments().get(0) instanceof Field field
                && call.arguments().get(1) instanceof StringLiteral block) {
            CidrBlock.parse(block.value())
                    .flatMap(parsed -> parsed.addressOutside(List.of()))
                    .map(IpAddress::toString)
                    .ifPresent(address -> text(field, address, wanted));
        }
    }
}
