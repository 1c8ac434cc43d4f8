package io.github.flowcheck.insights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An expression of the query language. */
public sealed interface Expression {
    /** The expressions it is made of, from left to right. */
    default List<Expression> operands() {
        return List.of();
    }

    /** A field by its name, without the backticks that some names are written in: {@code dstPort}, {@code @logStream}. */
    record Field(String name) implements Expression {
        public Field {
            FieldName.checked(name);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** A string, without its quotes. */
    record StringLiteral(String value) implements Expression {}

    /** A number. Equal numbers of different scale (1 and 1.0) are different literals. */
    record NumberLiteral(BigDecimal value) implements Expression {
        /** How many digits a number of a query has at most. */
        public static final int LONGEST = 100;

        public NumberLiteral {
            value = value.scale() < 0 && value.scale() >= -LONGEST ? value.setScale(0) : value;
            if (value.scale() < 0 || value.scale() > LONGEST || value.precision() > LONGEST) {
                throw new IllegalArgumentException("a number of more than " + LONGEST + " digits");
            }
        }

        public static NumberLiteral of(long value) {
            return new NumberLiteral(BigDecimal.valueOf(value));
        }
    }

    /** A regular expression between slashes, without them; {@code \/} stays as written. It may run over lines, but not into a pipe. */
    record RegexLiteral(String pattern) implements Expression {
        public RegexLiteral {
            pattern = pattern.replace("\r\n", "\n");
            if (!isWritable(pattern)) {
                throw new IllegalArgumentException("no regular expression that can stand between slashes: " + pattern);
            }
        }

        /** The literal of a pattern in which slashes may stand unescaped. */
        public static RegexLiteral of(String pattern) {
            StringBuilder escaped = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                escaped.append(c == '/' ? "\\/" : String.valueOf(c));
                if (c == '\\' && i + 1 < pattern.length()) {
                    escaped.append(pattern.charAt(++i));
                }
            }
            return new RegexLiteral(escaped.toString());
        }

        private static boolean isWritable(String pattern) {
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == '/' || (c == '\\' && i + 1 == pattern.length()) || pipeFollows(pattern, i)) {
                    return false;
                }
                if (c == '\\' && !endsLine(pattern.charAt(i + 1))) {
                    i++;
                }
            }
            return !pattern.isEmpty();
        }

        /** Whether a line ends here and a pipe begins the next: there goes the query on, so that the literal is not closed. */
        public static boolean pipeFollows(String text, int offset) {
            if (!endsLine(text.charAt(offset))) {
                return false;
            }
            int i = offset + 1;
            while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            return i < text.length() && text.charAt(i) == '|';
        }

        private static boolean endsLine(char c) {
            return c == '\n' || c == '\r';
        }
    }

    /** A period such as {@code 5m}, as {@code bin} takes it. */
    record Period(long count, PeriodUnit unit) implements Expression {
        public Period {
            if (!unit.allows(count)) {
                throw new IllegalArgumentException("no period: " + count + unit.symbol());
            }
        }
    }

    /** A parameter of a saved query, {@code {{name}}}, for which CloudWatch puts in a value. */
    record Placeholder(String name) implements Expression {
        private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

        public Placeholder {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("no name of a parameter: " + name);
            }
        }
    }

    /** The star of {@code count(*)}. */
    record Star() implements Expression {}

    /** {@code not x}. */
    record Not(Expression operand) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }
    }

    /** {@code -x}. */
    record Negate(Expression operand) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }
    }

    /** {@code left operator right}. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Binary that && SameQuery.is(this, that);
        }

        @Override
        public int hashCode() {
            int hash = 0;
            Expression rest = this;
            while (rest instanceof Binary binary) {
                hash = 31 * (31 * hash + binary.right.hashCode()) + binary.operator.ordinal();
                rest = binary.left;
            }
            return 31 * hash + rest.hashCode();
        }

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /** {@code operand in [a, b]}, or {@code not in}. */
    record In(Expression operand, List<Expression> values, boolean negated) implements Expression {
        public In {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an empty list");
            }
        }

        @Override
        public List<Expression> operands() {
            List<Expression> operands = new ArrayList<>(values.size() + 1);
            operands.add(operand);
            operands.addAll(values);
            return List.copyOf(operands);
        }
    }

    /** {@code operand in field}, or {@code not in}: whether a value is an element of an array. */
    record InField(Expression operand, Field array, boolean negated) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(operand, array);
        }
    }

    /** {@code operand in (query)}: whether a value is among those that another query answers. */
    record InQuery(Expression operand, List<Command> query, boolean negated) implements Expression {
        public InQuery {
            query = List.copyOf(query);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }
    }

    /**
     * {@code operand like pattern}, {@code operand not like pattern}, {@code operand =~ pattern}, which is the same as {@code like}.
     *
     * @param pattern a string (contained, case counts) or a regular expression (found anywhere)
     * @param tilde whether it is written {@code =~}, which has no negated form
     */
    record Like(Expression operand, Expression pattern, boolean negated, boolean tilde) implements Expression {
        public Like {
            if (negated && tilde) {
                throw new IllegalArgumentException("=~ has no negated form");
            }
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand, pattern);
        }
    }

    /** {@code name(arguments)}: a function or, inside stats, an aggregate. The name is spelt as in the documentation. */
    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> operands() {
            return arguments;
        }
    }

    /** An operator between two operands, with its spelling. */
    enum Operator {
        OR("or", 1),
        AND("and", 2),
        EQUAL("=", 4),
        NOT_EQUAL("!=", 4),
        LESS("<", 4),
        LESS_OR_EQUAL("<=", 4),
        GREATER(">", 4),
        GREATER_OR_EQUAL(">=", 4),
        ADD("+", 5),
        SUBTRACT("-", 5),
        MULTIPLY("*", 6),
        DIVIDE("/", 6),
        REMAINDER("%", 6),
        POWER("^", 7);

        private final String symbol;
        private final int precedence;

        Operator(String symbol, int precedence) {
            this.symbol = symbol;
            this.precedence = precedence;
        }

        public String symbol() {
            return symbol;
        }

        /** A higher one binds tighter. */
        public int precedence() {
            return precedence;
        }
    }
}
