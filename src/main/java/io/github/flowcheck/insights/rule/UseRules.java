package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.ServiceCommand.Source;
import io.github.flowcheck.insights.rule.QueryContext.LogClass;
import java.util.List;
import java.util.function.Predicate;

/** Rules about where a query can be used. */
final class UseRules {
    /** PutQueryDefinition and StartQuery take no longer text. */
    static final int LONGEST_TEXT = 10_000;

    private UseRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.error(
                        "query-too-long",
                        "a query of more than 10,000 characters",
                        (query, context, findings) -> tooLong(query, findings)),
                QueryRule.error(
                        "infrequent-access",
                        "a command or function that log groups of the Infrequent Access class do not take",
                        UseRules::infrequentAccess),
                QueryRule.warning(
                        "not-in-console",
                        "a command that the console does not take, in a query that is to be saved",
                        UseRules::notInConsole));
    }

    private static void tooLong(ParsedQuery query, Findings findings) {
        int length = query.source().text().length();
        if (length > LONGEST_TEXT) {
            findings.addAt(
                    query.source().place(LONGEST_TEXT, LONGEST_TEXT + 1),
                    "a query of " + length + " characters; CloudWatch Logs Insights takes at most " + LONGEST_TEXT,
                    "shorten it, or split it over several queries");
        }
    }

    private static void infrequentAccess(ParsedQuery query, QueryContext context, Findings findings) {
        if (context.logClass() != LogClass.INFREQUENT_ACCESS && !asksForInfrequentAccess(query)) {
            return;
        }
        tell(
                query,
                findings,
                CommandInfo::infrequentAccess,
                "log groups of the Infrequent Access class do not take",
                "query a group of the Standard class, or leave it out");
        for (Command command : query.query().commands()) {
            Pipelines.expressions(command).stream()
                    .filter(part -> part instanceof Call call && call.name().equals("unmask"))
                    .forEach(call -> findings.add(
                            call,
                            "log groups of the Infrequent Access class do not take `unmask`",
                            "query a group of the Standard class, or leave it out"));
        }
    }

    private static boolean asksForInfrequentAccess(ParsedQuery query) {
        return query.query().commands().stream()
                .filter(Source.class::isInstance)
                .flatMap(command -> ((Source) command).origins().stream())
                .flatMap(origin -> origin.criteria().stream())
                .flatMap(criterion -> criterion.values().stream())
                .anyMatch(value ->
                        value instanceof StringLiteral text && text.value().equalsIgnoreCase("INFREQUENT_ACCESS"));
    }

    private static void notInConsole(ParsedQuery query, QueryContext context, Findings findings) {
        if (context.saved()) {
            tell(
                    query,
                    findings,
                    CommandInfo::console,
                    "the console does not take",
                    "leave it out, and name the log groups beside the saved query");
        }
    }

    private static void tell(
            ParsedQuery query, Findings findings, Predicate<CommandInfo> takes, String who, String remedy) {
        for (Command command : query.query().commands()) {
            Commands.find(command.keyword())
                    .filter(info -> !takes.test(info))
                    .ifPresent(info -> findings.add(command, who + " `" + info.name() + "`", remedy));
        }
    }
}
