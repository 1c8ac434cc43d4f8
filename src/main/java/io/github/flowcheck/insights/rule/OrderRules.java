package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.ServiceCommand.Diff;
import io.github.flowcheck.insights.ServiceCommand.Estimate;
import io.github.flowcheck.insights.ServiceCommand.Join;
import io.github.flowcheck.insights.ServiceCommand.Pattern;
import io.github.flowcheck.insights.ServiceCommand.Source;
import java.util.List;

/** Rules about which command stands where. */
final class OrderRules {
    private static final int MOST_STATS = 10;

    private OrderRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.refusal("after-dedup", "a command other than `limit` behind `dedup`", OrderRules::afterDedup),
                QueryRule.refusal("many-stats", "more than " + MOST_STATS + " `stats` commands", OrderRules::manyStats),
                QueryRule.error(
                        "arranged-before-stats",
                        "`sort` or `limit` before a second `stats`",
                        (query, context, findings) -> Pipelines.of(query.query().commands())
                                .forEach(commands -> arrangedBeforeStats(commands, findings))),
                QueryRule.refusal("source-first", "`SOURCE` behind another command", OrderRules::sourceFirst),
                QueryRule.refusal("estimate-last", "a command behind `estimate`", OrderRules::estimateLast),
                QueryRule.refusal("diff-without-pattern", "`diff` without `pattern` before it", OrderRules::diff),
                QueryRule.refusal("many-joins", "more than one `join`", OrderRules::manyJoins),
                QueryRule.refusal(
                        "nested-subquery", "a query in parentheses inside another one", OrderRules::nestedSubquery));
    }

    private static void afterDedup(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            for (int i = 1; i < commands.size(); i++) {
                if (commands.get(i - 1) instanceof Dedup && !(commands.get(i) instanceof Limit)) {
                    findings.add(
                            commands.get(i), "only `limit` may follow `dedup`", "move this command before `dedup`");
                }
            }
        }
    }

    private static void manyStats(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            commands.stream()
                    .filter(Stats.class::isInstance)
                    .skip(MOST_STATS)
                    .forEach(stats ->
                            findings.add(stats, "more than " + MOST_STATS + " `stats`", "use at most " + MOST_STATS));
        }
    }

    /** "If it is before the second stats command, the query is not valid" [CWL_QuerySyntax-Stats]. */
    private static void arrangedBeforeStats(List<Command> commands, Findings findings) {
        int last = -1;
        for (int i = 0; i < commands.size(); i++) {
            last = commands.get(i) instanceof Stats ? i : last;
        }
        boolean several = commands.stream().filter(Stats.class::isInstance).count() > 1;
        commands.stream()
                .limit(several ? last : 0)
                .filter(command -> command instanceof Sort || command instanceof Limit)
                .forEach(command -> findings.add(
                        command,
                        "`" + command.keyword() + "` before a second `stats`, where CloudWatch takes none",
                        "write it behind the last `stats`"));
    }

    /** Several in a row name several log groups, as queries of dashboards have it. */
    private static void sourceFirst(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            commands.stream()
                    .dropWhile(Source.class::isInstance)
                    .filter(Source.class::isInstance)
                    .forEach(source ->
                            findings.add(source, "`SOURCE` is not the first command", "begin the query with it"));
        }
    }

    private static void estimateLast(ParsedQuery query, Findings findings) {
        List<Command> commands = query.query().commands();
        commands.stream()
                .limit(Math.max(0, commands.size() - 1))
                .filter(Estimate.class::isInstance)
                .forEach(estimate ->
                        findings.add(estimate, "`estimate` is not the last command", "end the query with it"));
    }

    private static void diff(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            commands.stream()
                    .takeWhile(command -> !(command instanceof Pattern))
                    .filter(Diff.class::isInstance)
                    .forEach(diff -> findings.add(
                            diff, "`diff` without `pattern` before it", "write `pattern @message | diff`"));
        }
    }

    private static void manyJoins(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            commands.stream()
                    .filter(Join.class::isInstance)
                    .skip(1)
                    .forEach(join -> findings.add(join, "more than one `join`", "use one"));
        }
    }

    private static void nestedSubquery(ParsedQuery query, Findings findings) {
        for (List<Command> inner : Pipelines.inside(query.query().commands())) {
            for (Command command : inner) {
                if (!Pipelines.inside(List.of(command)).isEmpty()) {
                    findings.add(
                            command,
                            "a query in parentheses inside another one, which CloudWatch refuses",
                            "ask the inner one on its own");
                }
            }
        }
    }
}
