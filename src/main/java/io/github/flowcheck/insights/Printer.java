package io.github.flowcheck.insights;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a query so that {@link Parser} reads the same tree from it: comment lines, then one command a line, each but the first
 * led by a pipe. Lines end with LF, the last one without.
 *
 * <p>Inside a string a double quote and a backslash are led by a backslash. CloudWatch documents no such escape, so whoever
 * renders queries for it keeps both characters out of them.
 */
public final class Printer {
    private Printer() {}

    public static String print(Query query) {
        Stream<String> comments = query.comments().stream().map(comment -> comment.isEmpty() ? "#" : "# " + comment);
        String commands = query.commands().stream().map(CommandPrinter::print).collect(Collectors.joining("\n| "));
        return Stream.concat(comments, Stream.of(commands)).collect(Collectors.joining("\n"));
    }

    /** A command alone, without a pipe. */
    public static String print(Command command) {
        return CommandPrinter.print(command);
    }

    /** An expression alone, as a column without alias is named after it. */
    public static String print(Expression expression) {
        return ExpressionPrinter.print(expression);
    }
}
