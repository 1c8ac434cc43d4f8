package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.FilterIndex;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParsedQuery;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about {@code like}, {@code =~} and their patterns. */
final class PatternRules {
    /** An IPv4 address, its dots escaped or not, and what stands before and behind it. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}(?:\\\\?\\.|\\[\\.\\])){3}[0-9]{1,3}(?![0-9])");

    /** At least three numbers with bare dots between them: the beginning of an address. */
    private static final Pattern BARE_DOTS =
            Pattern.compile("(?<![0-9\\\\])[0-9]{1,3}\\.[0-9]{1,3}(?:\\.[0-9]{0,3}){1,2}(?![*+?{0-9])");

    private static final Pattern REPETITION = Pattern.compile("(?<!\\\\)\\{[0-9]+(,[0-9]*)?\\}");

    private PatternRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.warning(
                        "unindexed-filter",
                        "`like` or `=~` on a field with an index, which only `=` and `in` can use",
                        PatternRules::unindexed),
                QueryRule.warning(
                        "index-only",
                        "`filterIndex`: events from before the index, or from groups without it, are not seen",
                        PatternRules::indexOnly),
                QueryRule.warning(
                        "loose-address",
                        "a pattern with an IP address whose dots are not escaped, or that also finds longer addresses",
                        PatternRules::looseAddress),
                QueryRule.warning(
                        "repetition-in-pattern",
                        "a counted repetition such as `{31}` in `like`, with which CloudWatch was seen to lose rows",
                        PatternRules::repetition));
    }

    private static void unindexed(ParsedQuery query, QueryContext context, Findings findings) {
        query.query().commands().stream()
                .takeWhile(command -> !command.addsUnnamed() && !(command instanceof Stats))
                .filter(Filter.class::isInstance)
                .flatMap(command -> conjuncts(((Filter) command).condition()))
                .forEach(condition -> {
                    if (condition instanceof Like like
                            && !like.negated()
                            && like.operand() instanceof Field field
                            && context.indexed().contains(field.name())) {
                        findings.add(
                                like,
                                "a pattern reads every event, although `" + field.name() + "` has an index",
                                "write `" + field.name() + " = \"value\"`, or `in [\"value\", \"value\"]` for several");
                    }
                });
    }

    private static Stream<Expression> conjuncts(Expression condition) {
        return condition instanceof Expression.Binary binary && binary.operator() == Expression.Operator.AND
                ? Stream.concat(conjuncts(binary.left()), conjuncts(binary.right()))
                : Stream.of(condition);
    }

    private static void indexOnly(ParsedQuery query, Findings findings) {
        Pipelines.of(query.query().commands()).stream()
                .flatMap(List::stream)
                .filter(FilterIndex.class::isInstance)
                .forEach(command -> findings.add(
                        command,
                        "`filterIndex` answers from indexed events alone: that nothing is found says little",
                        "use `filter`, which uses an index too and misses nothing"));
    }

    private static void looseAddress(ParsedQuery query, Findings findings) {
        likes(query, like -> {
            if (like.pattern() instanceof StringLiteral text) {
                if (ADDRESS.matcher(text.value()).matches()) {
                    findings.add(
                            text,
                            "`like` also finds longer addresses, as it looks for a part: `" + text.value()
                                    + "` is a part of `1" + text.value() + "`",
                            "write `= \"" + text.value() + "\"`, or `isIpv4InSubnet` for a block");
                }
            } else if (like.pattern() instanceof RegexLiteral regex) {
                tellLoose(regex, findings);
            }
        });
    }

    private static void tellLoose(RegexLiteral regex, Findings findings) {
        Matcher bare = BARE_DOTS.matcher(regex.pattern());
        if (bare.find()) {
            findings.add(
                    regex,
                    "a dot in `" + bare.group() + "` stands for any character",
                    "write `" + bare.group().replace(".", "\\.") + "`, or compare with `=` or `isIpv4InSubnet`");
            return;
        }
        Matcher address = ADDRESS.matcher(regex.pattern());
        if (address.find() && !(isBound(regex.pattern(), address.start(), address.end()))) {
            findings.add(
                    regex,
                    "`" + address.group() + "` is also found within longer addresses",
                    "write `^` before and `$` behind it, or `\\b`, or compare with `=`");
        }
    }

    /** Whether something on both sides keeps more digits away. */
    private static boolean isBound(String pattern, int start, int end) {
        String before = pattern.substring(0, start);
        String behind = pattern.substring(end);
        boolean left = Pattern.compile("(\\^|\\\\b|\\\\s|\\\\D| |[^0-9\\\\.*+?\\])}(|])\\(?(\\?:)?$")
                .matcher(before)
                .find();
        boolean right = Pattern.compile("^\\)?(\\$|\\\\b|\\\\s|\\\\D| |[^0-9\\\\.*+?\\[({)|])")
                .matcher(behind)
                .find();
        return left && right;
    }

    private static void repetition(ParsedQuery query, Findings findings) {
        likes(query, like -> {
            if (like.pattern() instanceof RegexLiteral regex
                    && REPETITION.matcher(regex.pattern()).find()) {
                findings.add(
                        regex,
                        "CloudWatch was seen to lose rows that match a counted repetition",
                        "write the part out, or use `+` or `*`");
            }
        });
    }

    private static void likes(ParsedQuery query, Consumer<Like> look) {
        Pipelines.of(query.query().commands()).stream()
                .flatMap(List::stream)
                .flatMap(command -> Pipelines.expressions(command).stream())
                .forEach(part -> {
                    if (part instanceof Like like) {
                        look.accept(like);
                    }
                });
    }
}
