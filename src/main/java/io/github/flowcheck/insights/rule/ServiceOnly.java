package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.Query;
import java.util.List;
import java.util.Optional;

/** Tells queries that need more than events, so that CloudWatch alone answers them: the tables of commands and functions say which. */
public final class ServiceOnly {
    private ServiceOnly() {}

    /** Whether the query has a command or a function that the engine does not compute, or a query inside it. */
    public static boolean answers(Query query) {
        if (!Pipelines.inside(query.commands()).isEmpty()) {
            return true;
        }
        for (Command command : query.commands()) {
            Optional<CommandInfo> info = Commands.find(command.keyword());
            if (info.isEmpty() || !info.get().evaluated() || hasCall(Pipelines.expressions(command))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCall(List<Expression> expressions) {
        for (Expression expression : expressions) {
            if (expression instanceof Call call) {
                Optional<Function> function = Functions.find(call.name());
                if (function.isPresent() && !function.get().evaluated()) {
                    return true;
                }
            }
        }
        return false;
    }
}
