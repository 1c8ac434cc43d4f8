package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which kinds of questions a record is of: one text for all kinds that group by the same keys, with a place for each, {@code x} if
 * the record is of that kind and a dot if not. No such text is empty or a number, and an answer whose texts look
 * different was not made as this expects.
 */
final class Kinds {
    private static final String ALIAS = "scanKind";
    private static final char YES = 'x';
    private static final char NO = '.';

    /** The kinds by their keys, both in the order in which they come up. */
    private final Map<Set<Expression>, List<Expression>> byKeys = new LinkedHashMap<>();

    /**
     * Where a kind is told.
     *
     * @param label which of the texts, from 1
     * @param place where in it, from 0
     */
    record Place(int label, int place) {
        /** Whether a row is of the kind. */
        Expression condition() {
            return new Binary(
                    Operator.EQUAL,
                    new Call("substr", List.of(new Field(ALIAS + label), NumberLiteral.of(place), NumberLiteral.of(1))),
                    new StringLiteral(String.valueOf(YES)));
        }
    }

    /**
     * @param condition what makes a record one of the kind
     * @param keys by what its questions group
     */
    Place place(Expression condition, Set<Expression> keys) {
        List<Expression> kinds = byKeys.computeIfAbsent(keys, key -> new ArrayList<>());
        if (!kinds.contains(condition)) {
            kinds.add(condition);
        }
        int label = List.copyOf(byKeys.keySet()).indexOf(keys) + 1;
        return new Place(label, kinds.indexOf(condition));
    }

    int size() {
        return byKeys.values().stream().mapToInt(List::size).sum();
    }

    /** The texts. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (List<Expression> kinds : byKeys.values()) {
            List<Expression> marks = kinds.stream()
                    .<Expression>map(kind -> new Call("if", List.of(kind, text(YES), text(NO))))
                    .toList();
            columns.add(Column.of(
                    marks.size() == 1 ? marks.get(0) : new Call("concat", marks), ALIAS + (columns.size() + 1)));
        }
        return columns;
    }

    /** Whether a record is of any kind that groups by that key. */
    Expression needing(Expression key) {
        List<Set<Expression>> all = List.copyOf(byKeys.keySet());
        return Rewriting.any(IntStream.range(0, all.size())
                .filter(i -> all.get(i).contains(key))
                .<Expression>mapToObj(i -> new Binary(
                        Operator.NOT_EQUAL,
                        new Field(ALIAS + (i + 1)),
                        new StringLiteral(
                                String.valueOf(NO).repeat(byKeys.get(all.get(i)).size()))))
                .toList());
    }

    /** Whether the texts of a row are of the form in which they were asked for. */
    boolean areIn(Map<String, String> row) {
        int label = 0;
        for (List<Expression> kinds : byKeys.values()) {
            String told = row.getOrDefault(ALIAS + ++label, "");
            if (told.length() != kinds.size() || !told.chars().allMatch(c -> c == YES || c == NO)) {
                return false;
            }
        }
        return true;
    }

    private static Expression text(char c) {
        return new StringLiteral(String.valueOf(c));
    }
}
