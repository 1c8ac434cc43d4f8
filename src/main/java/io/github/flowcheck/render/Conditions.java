package io.github.flowcheck.render;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Conditions on a field, in forms that can use a field index: equality and {@code in} wherever they say the same. */
final class Conditions {
    private Conditions() {}

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
                : new In(
                        field,
                        values.stream().<Expression>map(NumberLiteral::of).toList(),
                        false);
    }

    /** {@code field != 6} or {@code field not in [6, 17]}. */
    static Expression noneOfNumbers(Field field, List<Integer> values) {
        return values.size() == 1
                ? new Binary(Operator.NOT_EQUAL, field, NumberLiteral.of(values.get(0)))
                : new In(
                        field,
                        values.stream().<Expression>map(NumberLiteral::of).toList(),
                        true);
    }

    /** Whether the field is one of the addresses. */
    static Expression isAddress(Field field, List<IpAddress> addresses) {
        return inBlocks(field, addresses.stream().map(IpAddress::asBlock).toList());
    }

    /**
     * Whether the field is in one of the blocks. Single IPv4 addresses are compared as text; IPv6 addresses by
     * {@code isIpv6InSubnet}, since how the logs spell them is not documented.
     */
    static Expression inBlocks(Field field, List<CidrBlock> blocks) {
        List<String> single = blocks.stream()
                .filter(block -> block.isIpv4() && block.isSingle())
                .map(block -> block.first().toString())
                .toList();
        Stream<Expression> subnets = blocks.stream()
                .filter(block -> !(block.isIpv4() && block.isSingle()))
                .map(block -> inSubnet(field, block));
        return any(Stream.concat(single.isEmpty() ? Stream.empty() : Stream.of(oneOf(field, single)), subnets)
                .toList());
    }

    /** Whether the field is one of the ports. */
    static Expression inPorts(Field field, PortSet ports) {
        List<Integer> single = new ArrayList<>();
        List<Expression> alternatives = new ArrayList<>();
        for (PortRange range : ports.ranges()) {
            if (range.last() - range.first() <= 1) {
                single.add(range.first());
                if (!range.isSingle()) {
                    single.add(range.last());
                }
            } else {
                alternatives.add(and(
                        new Binary(Operator.GREATER_OR_EQUAL, field, NumberLiteral.of(range.first())),
                        new Binary(Operator.LESS_OR_EQUAL, field, NumberLiteral.of(range.last()))));
            }
        }
        if (!single.isEmpty()) {
            alternatives.add(0, oneOfNumbers(field, single));
        }
        return any(alternatives);
    }

    static Expression and(Expression left, Expression right) {
        return new Binary(Operator.AND, left, right);
    }

    static Expression any(List<Expression> alternatives) {
        return alternatives.stream()
                .reduce((left, right) -> new Binary(Operator.OR, left, right))
                .orElseThrow();
    }

    private static Expression inSubnet(Field field, CidrBlock block) {
        String function = block.isIpv4() ? "isIpv4InSubnet" : "isIpv6InSubnet";
        return new Call(function, List.of(field, new StringLiteral(block.toString())));
    }
}
