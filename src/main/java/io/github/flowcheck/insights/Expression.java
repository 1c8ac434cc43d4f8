package io.github.flowcheck.insights;

import java.math.BigDecimal;
import java.util.List;

/** An expression of the query language. */
public sealed interface Expression {
    /** A field by its name, without the backticks that some names are written in: {@code dstPort}, {@code @logStream}. */
    record Field(String name) implements Expression {}

    /** A string, without its quotes. */
    record StringLiteral(String value) implements Expression {}

    /** A number. Equal numbers of different scale (1 and 1.0) are different literals. */
    record NumberLiteral(BigDecimal value) implements Expression {
        public static NumberLiteral of(long value) {
            return new NumberLiteral(BigDecimal.valueOf(value));
        }
    }

    /** A regular expression between slashes, without them; {@code \/} stays as written. */
    record RegexLiteral(String pattern) implements Expression {}

    /** A period such as {@code 5m}, as {@code bin} takes it. */
    record Period(long count, String unit) implements Expression {}

    /** The star of {@code count(*)}. */
    record Star() implements Expression {}

    /** {@code not x}. */
    record Not(Expression operand) implements Expression {}

    /** {@code -x}. */
    record Negate(Expression operand) implements Expression {}

    /** {@code left operator right}. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /** {@code operand in [a, b]}, or {@code not in}. */
    record In(Expression operand, List<Expression> values, boolean negated) implements Expression {
        public In {
            values = List.copyOf(values);
        }
    }

    /**
     * {@code operand like pattern}, {@code operand not like pattern}, {@code operand =~ /regex/}.
     *
     * @param pattern a string (contained, case counts) or a regular expression (found anywhere)
     */
    record Like(Expression operand, Expression pattern, boolean negated, boolean tilde) implements Expression {}

    /** {@code name(arguments)}: a function or, inside stats, an aggregate. The name is spelt as in the documentation. */
    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
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
