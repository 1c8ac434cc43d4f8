package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.InQuery;
import io.github.flowcheck.insights.ServiceCommand.AppendCols;
import io.github.flowcheck.insights.ServiceCommand.Join;
import java.util.ArrayList;
import java.util.List;

/** The queries of a query: itself, and those in parentheses. */
final class Pipelines {
    private Pipelines() {}

    /** The commands of the query itself and of each one inside it, outer ones first. */
    static List<List<Command>> of(List<Command> commands) {
        List<List<Command>> all = new ArrayList<>();
        all.add(commands);
        inside(commands).forEach(inner -> all.addAll(of(inner)));
        return all;
    }

    /** The queries in parentheses that stand in these commands, without those inside them. */
    static List<List<Command>> inside(List<Command> commands) {
        List<List<Command>> inside = new ArrayList<>();
        for (Command command : commands) {
            if (command instanceof Join join) {
                inside.add(join.query());
            } else if (command instanceof AppendCols append) {
                inside.add(append.query());
            }
            expressions(command).stream()
                    .filter(InQuery.class::isInstance)
                    .forEach(expression -> inside.add(((InQuery) expression).query()));
        }
        return inside;
    }

    /** All expressions of a command, each before those it is made of; not those of queries inside it. */
    static List<Expression> expressions(Command command) {
        List<Expression> all = new ArrayList<>();
        command.reads().forEach(expression -> collect(expression, all));
        return all;
    }

    /** The expression and all it is made of. */
    static List<Expression> expressions(Expression expression) {
        List<Expression> all = new ArrayList<>();
        collect(expression, all);
        return all;
    }

    private static void collect(Expression expression, List<Expression> all) {
        all.add(expression);
        expression.operands().forEach(operand -> collect(operand, all));
    }
}
