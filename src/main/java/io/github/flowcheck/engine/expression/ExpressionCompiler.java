package io.github.flowcheck.engine.expression;

import io.github.flowcheck.engine.function.Arguments;
import io.github.flowcheck.engine.function.Refusals;
import io.github.flowcheck.engine.function.ScalarFunctions;
import io.github.flowcheck.engine.row.Condition;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.InQuery;
import io.github.flowcheck.insights.Expression.Negate;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Placeholder;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.source.NearestName;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns expressions over the rows of one layout into closures. What cannot be computed is a problem with its place. */
public final class ExpressionCompiler implements Refusals {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Set<String> STRUCTURES = Set.of("jsonParse", "split", "values", "topk");
    private static final Set<String> CHOICES = Set.of("if", "case", "coalesce");

    private final Compilation compilation;
    private final Layout layout;
    private final ConditionCompiler conditions;
    /** Aggregates whose results already stand in the row. */
    private final Map<Expression, Integer> results = new IdentityHashMap<>();

    public ExpressionCompiler(Compilation compilation, Layout layout) {
        this.compilation = compilation;
        this.layout = layout;
        this.conditions = new ConditionCompiler(this);
    }

    /** Where the values of the rows stand. */
    public Layout layout() {
        return layout;
    }

    Compilation compilation() {
        return compilation;
    }

    /** The arguments of a call, as functions and aggregates take them. */
    public Arguments arguments(Call call) {
        return new CallArguments(call, this);
    }

    /** Says that the value of this very node stands in a slot. */
    public void result(Expression node, int slot) {
        results.put(node, slot);
    }

    /** An expression as a condition. */
    public Condition condition(Expression expression) {
        return conditions.compile(expression);
    }

    /** An expression's value. */
    public Evaluator evaluator(Expression expression) {
        Integer result = results.get(expression);
        if (result != null) {
            int slot = result;
            return row -> row.get(slot);
        }
        if (expression instanceof Field field) {
            int slot = slot(field);
            return row -> row.get(slot);
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof Binary binary && isArithmetic(binary.operator())) {
            return arithmetic(binary);
        }
        if (expression instanceof Negate negate) {
            Evaluator operand = number(negate.operand());
            return row -> operand.on(row) instanceof Number number ? Numbers.negate(number) : null;
        }
        Optional<Object> constant = constant(expression);
        if (constant.isPresent()) {
            Object value = constant.get();
            return row -> value;
        }
        if (ConditionCompiler.isCondition(expression)) {
            Condition condition = condition(expression);
            return row -> condition.holds(row);
        }
        return refused(expression);
    }

    private Evaluator refused(Expression expression) {
        boolean parameter = expression instanceof Placeholder;
        if (expression instanceof Period) {
            unevaluated(
                    expression,
                    "a period in a calculation is not evaluated offline: what CloudWatch makes of it is not documented",
                    "write milliseconds, such as 32400000 for 9h");
            return row -> null;
        }
        if (expression instanceof InQuery) {
            unevaluated(expression, "a query inside a query is not evaluated offline", "list the values");
            return row -> null;
        }
        problem(
                expression,
                parameter ? "a parameter without a value" : "a regular expression as a value is not evaluated offline",
                parameter ? "write a value instead; only CloudWatch puts one in" : "use it after `like` or `=~`");
        return row -> null;
    }

    /** The value of a literal. */
    public static Optional<Object> constant(Expression expression) {
        if (expression instanceof StringLiteral string) {
            return Optional.of(string.value());
        }
        return expression instanceof NumberLiteral number ? Optional.of(Numbers.of(number.value())) : Optional.empty();
    }

    /** The slot of a field; for one that no row can have, a problem. */
    public int slot(Field field) {
        if (CONSTANTS.contains(field.name().toLowerCase(Locale.ROOT))) {
            problem(
                    field,
                    "`" + field.name() + "` is a field here, and the documentation has no such constant",
                    "write a string in quotes or a number, or put a field of that name in backticks and rename it");
        }
        Optional<Integer> slot = layout.find(field.name());
        if (slot.isEmpty()) {
            problem(field, "`stats` leaves no `" + field.name() + "`", remedyForLost(field.name()));
        }
        return slot.orElseGet(layout::hidden);
    }

    /** Whether a field is one that no row has. */
    public boolean lacks(Field field) {
        return !CONSTANTS.contains(field.name().toLowerCase(Locale.ROOT))
                && layout.find(field.name()).isEmpty();
    }

    /** The columns that rows have, as a query writes them. */
    public String left() {
        return String.join(
                ", ", layout.names().stream().sorted().map(FieldName::written).toList());
    }

    private String remedyForLost(String name) {
        if (layout.names().isEmpty()) {
            return "compute it over the rows of a group, as in `max(" + name + ")`, or group `by` it";
        }
        return NearestName.of(name, layout.names())
                .map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> "there are only: " + left());
    }

    private Evaluator call(Call call) {
        boolean aggregate = Functions.find(call.name())
                .filter(function -> function.isAggregate())
                .isPresent();
        ScalarFunctions.@Nullable Builder builder = ScalarFunctions.find(call.name());
        if (aggregate || builder == null) {
            unevaluated(call, "`" + call.name() + "` is not evaluated offline", "write it without this function");
            return row -> null;
        }
        return builder.build(arguments(call));
    }

    /** An expression as a {@link Number}, null where it is none. */
    public Evaluator number(Expression expression) {
        Optional<Object> constant = constant(expression);
        if (constant.isPresent()) {
            Number value = Values.number(constant.get());
            return row -> value;
        }
        if (expression instanceof Field field && !results.containsKey(expression)) {
            int slot = slot(field);
            return row -> row.numberAt(slot);
        }
        Evaluator evaluator = evaluator(expression);
        return row -> Values.number(evaluator.on(row));
    }

    /** An expression as a {@link String}, null where it has no value or is a map or a list. */
    public Evaluator text(Expression expression) {
        Evaluator evaluator = evaluator(expression);
        return row -> {
            Object value = evaluator.on(row);
            return value instanceof String || !Values.isPlain(value) ? Values.plain(value) : Values.text(value);
        };
    }

    static boolean isArithmetic(Operator operator) {
        return operator.precedence() > Operator.EQUAL.precedence();
    }

    private Evaluator arithmetic(Binary binary) {
        if (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT) {
            boolean times = mayBeTime(binary.left()) || mayBeTime(binary.right());
            if (times) {
                return moved(binary);
            }
        }
        Evaluator left = number(binary.left());
        Evaluator right = number(binary.right());
        Calculation calculation =
                switch (binary.operator()) {
                    case ADD -> Numbers::add;
                    case SUBTRACT -> Numbers::subtract;
                    case MULTIPLY -> Numbers::multiply;
                    case DIVIDE -> Numbers::divide;
                    case REMAINDER -> Numbers::remainder;
                    default -> Numbers::power;
                };
        return row ->
                left.on(row) instanceof Number a && right.on(row) instanceof Number b ? calculation.of(a, b) : null;
    }

    /** Whether it can be seen that an expression gives no point in time. */
    private boolean mayBeTime(Expression expression) {
        return expression instanceof Field || expression instanceof Call || expression instanceof Binary;
    }

    /** A point in time and a number that is added or taken away are one again; two points in time differ by a number. */
    private Evaluator moved(Binary binary) {
        Evaluator left = timeOrNumber(binary.left());
        Evaluator right = timeOrNumber(binary.right());
        boolean add = binary.operator() == Operator.ADD;
        return row -> {
            Object a = left.on(row);
            Object b = right.on(row);
            Number x = Values.number(a);
            Number y = Values.number(b);
            if (x == null || y == null) {
                return null;
            }
            Number number = add ? Numbers.add(x, y) : Numbers.subtract(x, y);
            boolean time = a instanceof Timestamp != b instanceof Timestamp && (add || a instanceof Timestamp);
            return time && number instanceof Long millis ? new Timestamp(millis) : number;
        };
    }

    private Evaluator timeOrNumber(Expression expression) {
        if (expression instanceof Field field && !results.containsKey(expression)) {
            int slot = slot(field);
            return row -> row.isTime(slot) ? row.get(slot) : row.numberAt(slot);
        }
        return expression instanceof NumberLiteral ? number(expression) : evaluator(expression);
    }

    private interface Calculation {
        @Nullable
        Number of(Number a, Number b);
    }

    List<Evaluator> evaluators(List<Expression> expressions) {
        return expressions.stream().map(this::evaluator).toList();
    }

    @Override
    public void problem(Object node, String message, String remedy) {
        compilation.problem(node, message, remedy);
    }

    @Override
    public void unevaluated(Object node, String message, String remedy) {
        compilation.unevaluated(node, message, remedy);
    }

    /** Whether an expression can give a map or a list. */
    public boolean mayBeStructure(Expression expression) {
        if (expression instanceof Field field) {
            return layout.mayBeStructure(field.name());
        }
        return isStructure(expression)
                || (expression instanceof Call call
                        && CHOICES.contains(call.name())
                        && call.arguments().stream().anyMatch(this::mayBeStructure));
    }

    /** Whether an expression gives a map or a list, or nothing. */
    public boolean isStructure(Expression expression) {
        return (expression instanceof Field field && layout.isStructure(field.name()))
                || (expression instanceof Call call && STRUCTURES.contains(call.name()));
    }
}
