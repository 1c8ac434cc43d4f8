package io.github.flowcheck.insights;

import java.util.List;

/** A part of a command that is read for its shape only. */
public sealed interface Part {
    /** A keyword, a bare field name, or digits with letters such as {@code 5m}. */
    record Word(String text) implements Part {}

    /** A string, a number, a regular expression, a parameter, or a field in backticks. */
    record Literal(Expression expression) implements Part {}

    /** A comma, an operator, {@code =} or {@code :}. */
    record Symbol(String text) implements Part {}

    /** Parts in brackets, {@code [a, b]} if square, else {@code (a, b)}. */
    record Group(boolean square, List<Part> parts) implements Part {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /** A whole query in parentheses. */
    record Subquery(List<Command> commands) implements Part {
        public Subquery {
            commands = List.copyOf(commands);
        }
    }
}
