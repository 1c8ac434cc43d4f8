package io.github.flowcheck.merge;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The condition that a field is one of some single addresses, in any of the forms in which queries are rendered.
 *
 * @param field the field
 * @param addresses IPv4 addresses as the logs spell them; IPv6 addresses as /128 blocks, since their spelling in logs is not known
 */
record AddressCondition(String field, Set<String> addresses) {
    private static final Pattern ANCHORED = Pattern.compile("\\^\\(?([0-9.|\\\\]+)\\)?\\$");

    AddressCondition {
        addresses = new TreeSet<>(addresses);
    }

    /** Empty for any other condition. */
    static Optional<AddressCondition> of(Expression condition) {
        if (condition instanceof Binary either && either.operator() == Operator.OR) {
            return of(either.left()).flatMap(left -> of(either.right())
                    .filter(right -> right.field.equals(left.field))
                    .map(right -> new AddressCondition(
                            left.field,
                            Stream.concat(left.addresses.stream(), right.addresses.stream())
                                    .collect(Collectors.toSet()))));
        }
        if (condition instanceof Binary equal && equal.operator() == Operator.EQUAL) {
            return of(equal.left(), List.of(equal.right()));
        }
        if (condition instanceof In in && !in.negated()) {
            return of(in.operand(), in.values());
        }
        if (condition instanceof Like like && !like.negated() && like.pattern() instanceof RegexLiteral regex) {
            return Optional.of(ANCHORED.matcher(regex.pattern()))
                    .filter(matcher -> matcher.matches())
                    .flatMap(matcher -> of(
                            like.operand(),
                            Pattern.compile("\\|")
                                    .splitAsStream(matcher.group(1).replace("\\.", "."))
                                    .<Expression>map(StringLiteral::new)
                                    .toList()));
        }
        return condition instanceof Call call ? ofBlock(call) : Optional.empty();
    }

    /** The alternatives of a condition, if each of them is about single addresses, be it of different fields. */
    static Optional<List<AddressCondition>> alternatives(Expression condition) {
        Optional<List<AddressCondition>> one = of(condition).map(List::of);
        if (one.isEmpty() && condition instanceof Binary either && either.operator() == Operator.OR) {
            return alternatives(either.left()).flatMap(left -> alternatives(either.right())
                    .map(right -> Stream.concat(left.stream(), right.stream()).toList()));
        }
        return one;
    }

    private static Optional<AddressCondition> of(Expression operand, List<Expression> values) {
        List<String> addresses = values.stream()
                .filter(StringLiteral.class::isInstance)
                .map(value -> ((StringLiteral) value).value())
                .filter(AddressCondition::isIpv4)
                .toList();
        return operand instanceof Field field && addresses.size() == values.size()
                ? Optional.of(new AddressCondition(field.name(), Set.copyOf(addresses)))
                : Optional.empty();
    }

    private static Optional<AddressCondition> ofBlock(Call call) {
        return call.name().equals("isIpv6InSubnet")
                        && call.arguments().get(0) instanceof Field field
                        && call.arguments().get(1) instanceof StringLiteral text
                        && CidrBlock.parse(text.value())
                                .filter(block -> !block.isIpv4() && block.isSingle())
                                .isPresent()
                ? Optional.of(new AddressCondition(field.name(), Set.of(text.value())))
                : Optional.empty();
    }

    private static boolean isIpv4(String text) {
        return IpAddress.parse(text).filter(IpAddress::isIpv4).isPresent();
    }
}
