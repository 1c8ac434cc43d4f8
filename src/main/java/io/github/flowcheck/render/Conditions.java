package io.github.flowcheck.render;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Conditions on a field. The exact form uses equality and {@code in} wherever they say the same, for only these can use a field
 * index; the other form says it by regular expressions, anchored and escaped so that it means no more.
 */
final class Conditions {
    static final Conditions EXACT = new Conditions(Match.EXACT);

    private final boolean regex;
    private final Optional<Function<Parameter, String>> gaps;

    Conditions(Match match) {
        this(match, Optional.empty());
    }

    /** @param gaps what is written in place of a parameter's value; absent where its value is */
    Conditions(Match match, Optional<Function<Parameter, String>> gaps) {
        this.regex = match == Match.REGEX;
        this.gaps = gaps;
    }

    private Optional<String> gap(Input<?> input) {
        return gaps.isPresent() && input.parameter().isPresent()
                ? Optional.of(gaps.get().apply(input.parameter().get()))
                : Optional.empty();
    }

    /** The same as {@link #streams(String)}. What is not known yet cannot be escaped, so it is compared as a whole. */
    Expression streams(Input<String> eni) {
        Optional<String> gap = gap(eni);
        return gap.isPresent() ? isStreamOf(gap.get()) : streams(eni.value());
    }

    /**
     * Whether the log stream is the interface's. Names of streams end in what the flow log captures. The regular expression is
     * anchored behind the id, so that one of 8 digits is not also a longer one.
     */
    Expression streams(String eni) {
        return regex ? matches(FieldCatalog.LOG_STREAM, "^" + eni + "(-|$)") : isStreamOf(eni);
    }

    private static Expression isStreamOf(String eni) {
        return oneOf(FieldCatalog.LOG_STREAM, streamNames(eni));
    }

    /** The names that the interface's streams may have. */
    static List<String> streamNames(String eni) {
        return List.of(eni + "-all", eni + "-accept", eni + "-reject");
    }

    /** Whether the field is that action. */
    Expression isAction(Field field, Action action) {
        return regex ? matches(field, action.name()) : equal(field, action.name());
    }

    /** Whether the field is one of the addresses. */
    Expression isAddress(Field field, List<IpAddress> addresses) {
        return isOneOf(field, Input.of(addresses));
    }

    /** The same for addresses of which some may come from parameters. */
    Expression isOneOf(Field field, List<Input<IpAddress>> addresses) {
        List<Input<CidrBlock>> blocks = new ArrayList<>();
        for (Input<IpAddress> address : addresses) {
            blocks.add(new Input<>(address.value().asBlock(), address.parameter()));
        }
        return isWithin(field, blocks);
    }

    /**
     * Whether the field is in one of the blocks. Single IPv4 addresses are compared as text; IPv6 addresses by
     * {@code isIpv6InSubnet}, since how the logs spell them is not documented. A block that is not known yet may be of either
     * family, which {@code isIpInSubnet} takes both.
     */
    Expression isWithin(Field field, List<Input<CidrBlock>> blocks) {
        List<String> known = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<Expression> subnets = new ArrayList<>();
        for (Input<CidrBlock> block : distinct(blocks)) {
            Optional<String> gap = gap(block);
            if (gap.isEmpty() && block.value().isIpv4() && block.value().isSingle()) {
                known.add(block.value().first().toString());
            } else if (gap.isEmpty()) {
                subnets.add(inSubnet(field, block.value()));
            } else if (block.parameter().orElseThrow().type() == ParameterType.CIDR) {
                subnets.add(inSubnet("isIpInSubnet", field, gap.get()));
            } else if (block.parameter().orElseThrow().isIpv6()) {
                subnets.add(inSubnet("isIpv6InSubnet", field, gap.get() + "/128"));
            } else {
                // between slashes it would have to be escaped
                (regex ? given : known).add(gap.get());
            }
        }
        List<Expression> alternatives = new ArrayList<>();
        if (!known.isEmpty()) {
            alternatives.add(isOneAddressOf(field, known));
        }
        if (!given.isEmpty()) {
            alternatives.add(oneOf(field, given));
        }
        alternatives.addAll(subnets);
        return any(alternatives);
    }

    /** Without gaps, a value that comes from two places is one. */
    private List<Input<CidrBlock>> distinct(List<Input<CidrBlock>> blocks) {
        return gaps.isPresent() ? blocks : Input.of(Input.values(blocks));
    }

    private Expression isOneAddressOf(Field field, List<String> addresses) {
        if (!regex) {
            return oneOf(field, addresses);
        }
        String any = String.join("|", addresses).replace(".", "\\.");
        return matches(field, addresses.size() == 1 ? "^" + any + "$" : "^(" + any + ")$");
    }

    /** Whether the field is one of the ports. */
    Expression inPorts(Field field, PortSet ports) {
        List<Integer> single = new ArrayList<>();
        List<Expression> alternatives = new ArrayList<>();
        for (PortRange range : ports.ranges()) {
            if (range.last() - range.first() <= 1) {
                single.add(range.first());
                if (!range.isSingle()) {
                    single.add(range.last());
                }
            } else {
                alternatives.add(inRange(field, range));
            }
        }
        if (!single.isEmpty()) {
            alternatives.add(0, oneOfNumbers(field, single));
        }
        return any(alternatives);
    }

    private Expression inRange(Field field, PortRange range) {
        NumberLiteral first = NumberLiteral.of(range.first());
        return and(
                regex
                        ? new Binary(Operator.LESS_OR_EQUAL, first, field)
                        : new Binary(Operator.GREATER_OR_EQUAL, field, first),
                new Binary(Operator.LESS_OR_EQUAL, field, NumberLiteral.of(range.last())));
    }

    /** Whether the field is one of the protocols. */
    static Expression isProtocol(Field field, List<Protocol> protocols) {
        List<Integer> numbers = new ArrayList<>();
        for (Protocol protocol : protocols) {
            numbers.add(protocol.number());
        }
        return oneOfNumbers(field, numbers);
    }

    static Expression equal(Field field, String value) {
        return new Binary(Operator.EQUAL, field, new StringLiteral(value));
    }

    /** {@code field = "a"} or {@code field in ["a", "b"]}. */
    static Expression oneOf(Field field, List<String> values) {
        return values.size() == 1 ? equal(field, values.get(0)) : new In(field, texts(values), false);
    }

    /** {@code field = 6} or {@code field in [6, 17]}. */
    static Expression oneOfNumbers(Field field, List<Integer> values) {
        return values.size() == 1
                ? new Binary(Operator.EQUAL, field, NumberLiteral.of(values.get(0)))
                : new In(field, numbers(values), false);
    }

    /** {@code field != 6} or {@code field not in [6, 17]}. */
    static Expression noneOfNumbers(Field field, List<Integer> values) {
        return values.size() == 1
                ? new Binary(Operator.NOT_EQUAL, field, NumberLiteral.of(values.get(0)))
                : new In(field, numbers(values), true);
    }

    static Expression and(Expression left, Expression right) {
        return new Binary(Operator.AND, left, right);
    }

    /** At least one condition of which all hold. */
    static Expression all(List<Expression> conditions) {
        return joined(Operator.AND, conditions);
    }

    /** At least one condition of which any holds. */
    static Expression any(List<Expression> alternatives) {
        return joined(Operator.OR, alternatives);
    }

    private static Expression joined(Operator operator, List<Expression> conditions) {
        Expression joined = conditions.get(0);
        for (Expression next : conditions.subList(1, conditions.size())) {
            joined = new Binary(operator, joined, next);
        }
        return joined;
    }

    private static List<Expression> texts(List<String> values) {
        List<Expression> literals = new ArrayList<>();
        for (String value : values) {
            literals.add(new StringLiteral(value));
        }
        return literals;
    }

    private static List<Expression> numbers(List<Integer> values) {
        List<Expression> literals = new ArrayList<>();
        for (Integer value : values) {
            literals.add(NumberLiteral.of(value));
        }
        return literals;
    }

    private static Expression matches(Field field, String pattern) {
        return new Like(field, RegexLiteral.of(pattern), false, true);
    }

    private static Expression inSubnet(Field field, CidrBlock block) {
        return inSubnet(block.isIpv4() ? "isIpv4InSubnet" : "isIpv6InSubnet", field, block.toString());
    }

    private static Expression inSubnet(String function, Field field, String block) {
        return new Call(function, List.of(field, new StringLiteral(block)));
    }
}
