package io.github.flowcheck.insights;

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
        StringBuilder text = new StringBuilder();
        for (String comment : query.comments()) {
            text.append(comment.isEmpty() ? "#" : "# ").append(comment).append('\n');
        }
        CommandPrinter.joined(query.commands(), "\n| ", text);
        return text.toString();
    }

    /** A command alone, without a pipe. */
    public static String print(Command command) {
        StringBuilder text = new StringBuilder();
        CommandPrinter.print(command, text);
        return text.toString();
    }

    /** An expression alone, as a column without alias is named after it. */
    public static String print(Expression expression) {
        return ExpressionPrinter.print(expression);
    }
}
