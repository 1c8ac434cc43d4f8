package io.github.flowcheck.doctor;

import io.github.flowcheck.check.LogGroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The permissions that goals need for one check file and no more. Which actions take a log group is from AWS's Service
 * Authorization Reference; sts:GetCallerIdentity needs no permission.
 *
 * @param region the Region for which actions without a resource are allowed
 */
public record IamPolicy(String region, List<Statement> statements) {
    /** Actions that take a log group as resource. */
    private static final List<String> ON_LOG_GROUPS =
            List.of("logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogGroupFields", "logs:StartQuery");

    /** Actions that take none; for GetQueryResults the reference names a log group, and others have found that it takes none. */
    private static final List<String> READS = List.of(
            "logs:DescribeFieldIndexes",
            "logs:DescribeLogGroups",
            "logs:DescribeQueries",
            "logs:GetQueryResults",
            "logs:StopQuery");

    public IamPolicy {
        statements = List.copyOf(statements);
    }

    /**
     * Allows some actions.
     *
     * @param sid letters and digits
     * @param goals that need it
     * @param everywhere whether the actions take no resource
     */
    public record Statement(
            String sid, String goals, List<String> actions, List<String> resources, boolean everywhere) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }
    }

    /**
     * @param account absent is written as a star
     * @param logGroups names or ARNs
     */
    static IamPolicy of(String region, String account, List<String> logGroups) {
        List<Statement> statements = new ArrayList<>();
        if (!logGroups.isEmpty()) {
            List<String> resources = logGroups.stream()
                    .map(group -> arn(region, account, group))
                    .distinct()
                    .sorted()
                    .flatMap(arn -> List.of(arn, arn + ":*").stream())
                    .toList();
            statements.add(new Statement("FlowLogs", "verify, learn, doctor", ON_LOG_GROUPS, resources, false));
        }
        statements.add(everywhere("Queries", "verify, learn, doctor", READS));
        statements.add(everywhere(
                "ListSavedQueries", "verify, plan, apply, doctor", List.of("logs:DescribeQueryDefinitions")));
        statements.add(everywhere("SaveQueries", "apply", List.of("logs:PutQueryDefinition")));
        statements.add(everywhere("PruneSavedQueries", "apply with prune", List.of("logs:DeleteQueryDefinition")));
        return new IamPolicy(region, statements);
    }

    /** Which goals need an action; empty for one that is not in the policy. */
    Optional<String> goals(String action) {
        return statements.stream()
                .filter(statement -> statement.actions().contains(action))
                .map(Statement::goals)
                .findFirst();
    }

    private static Statement everywhere(String sid, String goals, List<String> actions) {
        return new Statement(sid, goals, actions, List.of("*"), true);
    }

    private static String arn(String region, String account, String group) {
        LogGroupId id = new LogGroupId(group);
        if (id.isArn()) {
            return id.identifier();
        }
        return "arn:" + partition(region) + ":logs:" + region + ":" + account + ":log-group:" + group;
    }

    private static String partition(String region) {
        String lower = region.toLowerCase(Locale.ROOT);
        return lower.startsWith("cn-") ? "aws-cn" : lower.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
