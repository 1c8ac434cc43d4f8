package io.github.flowcheck.insights.rule;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Placeholder;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Function.Type;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParsedQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Rules about what functions take. */
final class ArgumentRules {
    private static final Pattern NUMBER =
            Pattern.compile("\\s*[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*");

    /** What takes {@code *}: the first is documented, the others were seen to count as it does. */
    private static final Set<String> COUNTS = Set.of("count", "count_over_time", "countOverTime");

    private static final Set<Type> BLOCKS = Set.of(Type.BLOCK, Type.BLOCK4, Type.BLOCK6);

    private ArgumentRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.refusal(
                                "wrong-arguments", "too few or too many arguments of a function", ArgumentRules::arity)
                        .thatIsFirm(),
                QueryRule.error(
                        "argument-type",
                        "a literal that is no argument of that function, such as a CIDR block that is none",
                        (query, context, findings) -> types(query, findings)),
                QueryRule.warning(
                        "percentile-fraction",
                        "`pct(field, 0.95)`: it takes 0 to 100, so that this is nearly the minimum",
                        ArgumentRules::fraction),
                QueryRule.warning(
                        "format-without-part",
                        "`formatDate(@timestamp, \"HH:mm\")`: a format without `%` is the same text at every time",
                        ArgumentRules::formatWithoutPart),
                QueryRule.warning(
                        "period-in-sum",
                        "a period that is added or subtracted, of which the documentation says nothing",
                        ArgumentRules::periodInSum),
                QueryRule.warning(
                        "not-as-documented",
                        "an argument that was seen to mean something else than documented: the third of `strcontains`, "
                                + "the second of `histogram`",
                        ArgumentRules::notAsDocumented));
    }

    private static void arity(ParsedQuery query, Findings findings) {
        calls(query, (call, function) -> {
            if (!function.takes(call.arguments().size())) {
                findings.add(
                        call,
                        "`" + function.name() + "` takes " + function.arity() + ", not "
                                + call.arguments().size(),
                        remedy(function));
                return;
            }
            if (!COUNTS.contains(function.name())) {
                call.arguments().stream()
                        .filter(Star.class::isInstance)
                        .forEach(star -> findings.add(
                                star, "`*` stands for no value here", "name a field; only `count` takes `*`"));
            }
        });
    }

    /** {@code bin(@timestamp, 1h)} is in many published queries, but in no page of the documentation. */
    private static String remedy(Function function) {
        String signature = "write `" + function.signature() + "`";
        return function.name().equals("bin")
                ? signature + ", which rounds `@timestamp`; `datefloor(field, period)` rounds other times"
                : signature;
    }

    private static void types(ParsedQuery query, Findings findings) {
        calls(query, (call, function) -> {
            for (int i = 0; i < call.arguments().size(); i++) {
                Expression argument = call.arguments().get(i);
                Optional<String> wanted = isNoAddress(function, i, argument)
                        ? Optional.of(inWords(Type.ADDRESS))
                        : wanted(function.type(i), argument);
                wanted.ifPresent(what -> findings.add(
                        argument,
                        "`" + function.name() + "` takes " + what + " here",
                        "write `" + function.signature() + "`"));
            }
        });
    }

    /** What must stand there instead, in words; absent if the argument may be right. */
    private static Optional<String> wanted(Type type, Expression argument) {
        if (argument instanceof Placeholder || argument instanceof Star) {
            return Optional.empty();
        }
        boolean right =
                switch (type) {
                    case PERIOD -> argument instanceof Period;
                    case BLOCK -> isBlock(argument, true, true);
                    case BLOCK4 -> isBlock(argument, true, false);
                    case BLOCK6 -> isBlock(argument, false, true);
                    case NUMBER -> !isOther(argument) && isNumber(argument);
                    case REGEX -> !(argument instanceof Period) && !(argument instanceof NumberLiteral);
                    case ADDRESS, JSON -> !isOther(argument) && !(argument instanceof NumberLiteral);
                    case ANY, TEXT, TIME, CONDITION -> !isOther(argument);
                };
        return right ? Optional.empty() : Optional.of(inWords(type));
    }

    private static String inWords(Type type) {
        return switch (type) {
            case PERIOD -> "a period such as `5m`";
            case BLOCK -> "a CIDR block such as \"10.0.0.0/8\"";
            case BLOCK4 -> "an IPv4 CIDR block such as \"10.0.0.0/8\"";
            case BLOCK6 -> "an IPv6 CIDR block such as \"2001:db8::/32\"";
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case CONDITION -> "a condition";
            case TIME -> "a time";
            case ADDRESS -> "an address";
            case REGEX -> "a regular expression";
            case JSON -> "a structure";
            case ANY -> "a value";
        };
    }

    /** A regular expression or a period, neither of which is a value. */
    private static boolean isOther(Expression argument) {
        return argument instanceof RegexLiteral || argument instanceof Period;
    }

    private static boolean isNumber(Expression argument) {
        return !(argument instanceof StringLiteral text)
                || NUMBER.matcher(text.value()).matches();
    }

    private static boolean isBlock(Expression argument, boolean ipv4, boolean ipv6) {
        if (argument instanceof StringLiteral text) {
            return CidrBlock.parse(text.value())
                    .filter(block -> block.isIpv4() ? ipv4 : ipv6)
                    .isPresent();
        }
        return !isOther(argument) && !(argument instanceof NumberLiteral);
    }

    /** Beside a block it is in none; whether a text is an address at all may be asked of any. */
    private static boolean isNoAddress(Function function, int index, Expression argument) {
        return function.type(index) == Type.ADDRESS
                && BLOCKS.contains(function.type(index + 1))
                && argument instanceof StringLiteral text
                && IpAddress.parse(text.value()).isEmpty();
    }

    private static void fraction(ParsedQuery query, Findings findings) {
        calls(query, (call, function) -> {
            boolean percentile =
                    function.name().equals("pct") || function.name().equals("percentile");
            if (percentile
                    && call.arguments().size() == 2
                    && call.arguments().get(1) instanceof NumberLiteral number
                    && number.value().signum() > 0
                    && number.value().compareTo(BigDecimal.ONE) < 0) {
                BigDecimal percent = number.value().movePointRight(2).stripTrailingZeros();
                findings.add(
                        number,
                        "`" + function.name() + "` takes a percentage, 0 to 100; this asks for nearly the least value",
                        "write " + percent.toPlainString());
            }
        });
    }

    /** {@code parseDate} takes the other notation, in which letters alone are parts. */
    private static void formatWithoutPart(ParsedQuery query, Findings findings) {
        calls(query, (call, function) -> {
            boolean formats =
                    function.name().equals("formatDate") || function.name().equals("strftime");
            if (formats
                    && call.arguments().size() > 1
                    && call.arguments().get(1) instanceof StringLiteral format
                    && format.value().indexOf('%') < 0) {
                findings.add(
                        format,
                        "`" + function.name()
                                + "` writes this text at every time: it holds no part that begins with `%`",
                        "write parts of strftime, such as \"%H:%M\"");
            }
        });
    }

    private static void periodInSum(ParsedQuery query, Findings findings) {
        Pipelines.of(query.query().commands()).stream()
                .flatMap(List::stream)
                .flatMap(command -> Pipelines.expressions(command).stream())
                .forEach(part -> {
                    if (part instanceof Binary sum && sum.right() instanceof Period period) {
                        findings.add(
                                period,
                                "a period in a calculation is documented nowhere: CloudWatch takes it, and was seen to answer wrong times",
                                "write milliseconds, such as 32400000 for 9h");
                    }
                });
    }

    private static void notAsDocumented(ParsedQuery query, Findings findings) {
        calls(query, (call, function) -> {
            if (function.name().equals("strcontains") && call.arguments().size() == 3) {
                findings.add(
                        call.arguments().get(2),
                        "`strcontains` was seen to heed case whatever stands here, although documented otherwise",
                        "write `strcontains(tolower(field), \"text\")`, or `like /(?i)text/`");
            }
            if (function.name().equals("histogram") && call.arguments().size() == 2) {
                findings.add(
                        call.arguments().get(1),
                        "`histogram` was seen to take the width of a bar here, although a count of bars is documented",
                        "look at the answer before you rely on it");
            }
        });
    }

    private static void calls(ParsedQuery query, BiConsumer<Call, Function> look) {
        Pipelines.of(query.query().commands()).stream()
                .flatMap(List::stream)
                .flatMap(command -> Pipelines.expressions(command).stream())
                .forEach(part -> {
                    if (part instanceof Call call) {
                        Functions.find(call.name()).ifPresent(function -> look.accept(call, function));
                    }
                });
    }
}
