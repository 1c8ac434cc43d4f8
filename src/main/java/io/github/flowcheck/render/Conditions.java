package io.github.flowcheck.render;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
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
import java.util.stream.Stream;

/**
 * Conditions on a field. The exact form uses equality and {@code in} wherever they say the same, for only these can use a field
 * index; the other form says it by regular expressions, anchored and escaped so that it means no more.
 */
final class Conditions {
    static final Conditions EXACT = new Conditions(Match.EXACT);

    private final boolean regex;

    Conditions(Match match) {
        this.regex = match == Match.REGEX;
    }

    /**
     * Whether the log stream is the interface's. Names of streams end in what the flow log captures. The regular expression is
     * anchored behind the id, so that one of 8 digits is not also a longer one.
     */
    Expression streams(String eni) {
        return regex
                ? matches(FieldCatalog.LOG_STREAM, "^" + eni + "(-|$)")
                : oneOf(
                        FieldCatalog.LOG_STREAM,
                        Stream.of("-all", "-accept", "-reject")
                                .map(captured -> eni + captured)
                                .toList());
    }

    /** Whether the field is that action. */
    Expression isAction(Field field, Action action) {
        return regex ? matches(field, action.name()) : equal(field, action.name());
    }

    /** Whether the field is one of the addresses. */
    Expression isAddress(Field field, List<IpAddress> addresses) {
        return inBlocks(field, addresses.stream().map(IpAddress::asBlock).toList());
    }

    /**
     * Whether the field is in one of the blocks. Single IPv4 addresses are compared as text; IPv6 addresses by
     * {@code isIpv6InSubnet}, since how the logs spell them is not documented.
     */
    Expression inBlocks(Field field, List<CidrBlock> blocks) {
        List<String> single = blocks.stream()
                .filter(block -> block.isIpv4() && block.isSingle())
                .map(block -> block.first().toString())
                .toList();
        Stream<Expression> subnets = blocks.stream()
                .filter(block -> !(block.isIpv4() && block.isSingle()))
                .map(block -> inSubnet(field, block));
        return any(Stream.concat(single.isEmpty() ? Stream.empty() : Stream.of(isOneAddressOf(field, single)), subnets)
                .toList());
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
        return oneOfNumbers(field, protocols.stream().map(Protocol::number).toList());
    }

    static Expression equal(Field field, String value) {
        return new Binary(Operator.EQUAL, field, new StringLiteral(value));
    }

    /** {@code field = "a"} or {@code field in ["a", "b"]}. */
    static Expression oneOf(Field field, List<String> values) {
        return values.size() == 1
                ? equal(field, values.get(0))
                : new In(
                        field,
                        values.stream().<Expression>map(StringLiteral::new).toList(),
                        false);
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

    static Expression any(List<Expression> alternatives) {
        return alternatives.stream()
                .reduce((left, right) -> new Binary(Operator.OR, left, right))
                .orElseThrow();
    }

    private static List<Expression> numbers(List<Integer> values) {
        return values.stream().<Expression>map(NumberLiteral::of).toList();
    }

    private static Expression matches(Field field, String pattern) {
        return new Like(field, RegexLiteral.of(pattern), false, true);
    }

    private static Expression inSubnet(Field field, CidrBlock block) {
        String function = block.isIpv4() ? "isIpv4InSubnet" : "isIpv6InSubnet";
        return new Call(function, List.of(field, new StringLiteral(block.toString())));
    }
}
