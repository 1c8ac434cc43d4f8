package io.github.flowcheck.engine;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.engine.ScalarFunctions.Builder;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Functions of IP addresses. What is missing or no address is in no block. */
final class AddressFunctions {
    private AddressFunctions() {}

    /** Which addresses a function asks about. */
    private enum Family {
        IPV4,
        IPV6,
        ANY;

        boolean has(boolean isIpv4) {
            return this == ANY || (this == IPV4) == isIpv4;
        }
    }

    static void addTo(Map<String, Builder> builders) {
        builders.put("isValidIp", (call, compiler) -> isValid(call, compiler, Family.ANY));
        builders.put("isValidIpV4", (call, compiler) -> isValid(call, compiler, Family.IPV4));
        builders.put("isValidIpV6", (call, compiler) -> isValid(call, compiler, Family.IPV6));
        builders.put("isIpInSubnet", (call, compiler) -> isInSubnet(call, compiler, Family.ANY));
        builders.put("isIpv4InSubnet", (call, compiler) -> isInSubnet(call, compiler, Family.IPV4));
        builders.put("isIpv6InSubnet", (call, compiler) -> isInSubnet(call, compiler, Family.IPV6));
    }

    private static Evaluator isValid(Call call, ExpressionCompiler compiler, Family family) {
        Evaluator operand = compiler.text(call.arguments().get(0));
        return row -> operand.on(row) instanceof String text
                && IpAddress.parse(text)
                        .filter(address -> family.has(address.isIpv4()))
                        .isPresent();
    }

    private static Evaluator isInSubnet(Call call, ExpressionCompiler compiler, Family family) {
        Evaluator operand = compiler.text(call.arguments().get(0));
        Expression subnet = call.arguments().get(1);
        Optional<Object> literal = ExpressionCompiler.constant(subnet);
        if (literal.isPresent()) {
            Optional<CidrBlock> block = block(Values.text(literal.get()), family);
            if (block.isEmpty()) {
                compiler.problem(
                        subnet,
                        "no block of addresses"
                                + (family == Family.ANY ? "" : family == Family.IPV4 ? " of IPv4" : " of IPv6"),
                        "write one such as \"" + (family == Family.IPV6 ? "2001:db8::/32" : "10.0.0.0/8") + "\"");
                return row -> false;
            }
            Predicate<String> test = test(block.get());
            return row -> operand.on(row) instanceof String text && test.test(text);
        }
        Evaluator blocks = compiler.text(subnet);
        return row -> operand.on(row) instanceof String address
                && blocks.on(row) instanceof String text
                && block(text, family)
                        .filter(block -> test(block).test(address))
                        .isPresent();
    }

    private static Optional<CidrBlock> block(String text, Family family) {
        return CidrBlock.parse(text).filter(block -> family.has(block.isIpv4()));
    }

    private static Predicate<String> test(CidrBlock block) {
        if (!block.isIpv4()) {
            return text -> text.indexOf(':') >= 0
                    && IpAddress.parse(text).filter(block::contains).isPresent();
        }
        int shift = 32 - block.prefixLength();
        long first = ipv4(block.first().toString()) >> shift;
        return text -> {
            long address = ipv4(text);
            return address >= 0 && address >> shift == first;
        };
    }

    /** The number of an address in dotted decimal without leading zeros, -1 for any other text. Makes no objects. */
    static long ipv4(String text) {
        int length = text.length();
        long address = 0;
        int part = 0;
        int digits = 0;
        int parts = 1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (digits == 0 || ++parts > 4) {
                    return -1;
                }
                address = address << 8 | part;
                part = 0;
                digits = 0;
                continue;
            }
            boolean leadingZero = digits > 0 && part == 0;
            if (c < '0' || c > '9' || leadingZero) {
                return -1;
            }
            part = part * 10 + (c - '0');
            digits++;
            if (part > 255) {
                return -1;
            }
        }
        return parts == 4 && digits > 0 ? address << 8 | part : -1;
    }
}
