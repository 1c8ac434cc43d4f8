package io.github.flowcheck.insights;

import java.util.List;

/**
 * A whole query: comment lines, then commands that are separated by pipes. A query is a value: user data can only ever be a
 * literal inside it, so no value can change its shape.
 *
 * @param comments the comment lines before the first command, each without its {@code #} and the blank after it
 * @param commands in the order in which they run
 */
public record Query(List<String> comments, List<Command> commands) {
    public Query {
        comments = List.copyOf(comments);
        commands = List.copyOf(commands);
        for (String comment : comments) {
            if (comment.indexOf('\n') >= 0 || comment.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("a comment is one line: " + comment);
            }
        }
    }
}
