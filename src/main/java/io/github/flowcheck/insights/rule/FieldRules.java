package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules about fields of the log. */
final class FieldRules {
    /** Fields that CloudWatch adds to every event [CWL_AnalyzeLogData-discoverable-fields]. */
    private static final List<String> OF_EVERY_EVENT =
            List.of("@timestamp", "@ingestionTime", "@message", "@logStream", "@log", "@ptr", "@entity");

    /** CloudWatch adds more such fields without a list of them: {@code @aws.account}, {@code @data_source_name}. */
    private static final List<String> OF_CLOUDWATCH = List.of("@aws.", "@data_", "@source.", "@entity.");

    /** Words that others take for constants; the engine refuses them with a remedy of its own. */
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private FieldRules() {}

    static List<QueryRule> all() {
        return List.of(QueryRule.error(
                "unknown-field",
                "a field that no event of the log has and the query does not define: CloudWatch takes it for empty",
                FieldRules::unknown));
    }

    /** What stands behind the first {@code stats} is left to another rule: only its columns are there. */
    private static void unknown(ParsedQuery query, QueryContext context, Findings findings) {
        if (context.fields().isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>(OF_EVERY_EVENT);
        known.addAll(context.fields().get());
        for (Command command : query.query().commands()) {
            if (command instanceof Stats) {
                known.addAll(command.defines());
            }
            for (Expression part : Pipelines.expressions(command)) {
                if (part instanceof Field field
                        && !isKnown(field.name(), known)
                        && FieldNames.wholes(field.name()).skip(1).noneMatch(command.defines()::contains)) {
                    tell(field, known, context.others(), findings);
                }
            }
            known.addAll(command.defines());
            if (command instanceof Stats || command.addsUnnamed()) {
                return;
            }
        }
    }

    private static boolean isKnown(String name, Set<String> known) {
        return FieldNames.wholes(name).anyMatch(known::contains)
                || OF_CLOUDWATCH.stream().anyMatch(name::startsWith)
                || CONSTANTS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void tell(Field field, Set<String> known, OtherFields others, Findings findings) {
        findings.add(
                field,
                "no record has a field `" + field.name() + "`",
                advice(field.name(), known, others).map(advice -> advice + "; ").orElse("") + "there are "
                        + String.join(", ", known));
    }

    private static Optional<String> advice(String name, Set<String> known, OtherFields others) {
        Optional<String> other = others.remedy(name);
        boolean isMisspelt = known.stream().anyMatch(name::equalsIgnoreCase);
        return other.isPresent() && !isMisspelt ? other : meant(name, known).map(meant -> "write " + meant);
    }

    /** What was meant: a field, a function, or a text that lacks its quotes: a word of capitals, or an id, which is a subtraction then. */
    private static Optional<String> meant(String name, Set<String> known) {
        if (name.equals("eni")) {
            return Optional.of("an id in quotes, as in \"eni-1235b8ca\"");
        }
        if (name.equals("count")) {
            return Optional.of("`count(*)`");
        }
        return isOfCapitals(name) ? Optional.of("\"" + name + "\" in quotes") : near(name, known);
    }

    private static boolean isOfCapitals(String name) {
        return name.length() > 1 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** Other pages of AWS say {@code start} and {@code end}, which no spelling rule takes for their fields. */
    private static Optional<String> near(String name, Set<String> known) {
        return known.stream()
                .filter(field -> field.equals(name + "Time"))
                .findFirst()
                .or(() -> NearestName.of(name, known));
    }
}
