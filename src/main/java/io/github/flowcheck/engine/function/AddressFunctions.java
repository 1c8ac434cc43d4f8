package io.github.flowcheck.engine.function;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.value.Values;
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
        builders.put("isValidIp", arguments -> isValid(arguments, Family.ANY));
        builders.put("isValidIpV4", arguments -> isValid(arguments, Family.IPV4));
        builders.put("isValidIpV6", arguments -> isValid(arguments, Family.IPV6));
        builders.put("isIpInSubnet", arguments -> isInSubnet(arguments, Family.ANY));
        builders.put("isIpv4InSubnet", arguments -> isInSubnet(arguments, Family.IPV4));
        builders.put("isIpv6InSubnet", arguments -> isInSubnet(arguments, Family.IPV6));
        builders.put("isPrivateIP", arguments -> is(arguments, SpecialAddresses::isPrivate));
        builders.put("isReservedIP", arguments -> is(arguments, SpecialAddresses::isReserved));
        builders.put("isPublicIP", arguments -> is(arguments, SpecialAddresses::isPublic));
    }

    private static Evaluator isValid(Arguments arguments, Family family) {
        return is(arguments, address -> family.has(address.isIpv4()));
    }

    private static Evaluator is(Arguments arguments, Predicate<IpAddress> test) {
        Evaluator operand = arguments.text(0);
        return row -> operand.on(row) instanceof String text
                && IpAddress.parse(text).filter(test).isPresent();
    }

    private static Evaluator isInSubnet(Arguments arguments, Family family) {
        Evaluator operand = arguments.text(0);
        Optional<Object> literal = arguments.literal(1);
        if (literal.isPresent()) {
            Optional<CidrBlock> block = block(Values.text(literal.get()), family);
            if (block.isEmpty()) {
                return arguments.refuse(
                        1,
                        "no block of addresses"
                                + (family == Family.ANY ? "" : family == Family.IPV4 ? " of IPv4" : " of IPv6"),
                        "write one such as \"" + (family == Family.IPV6 ? "2001:db8::/32" : "10.0.0.0/8") + "\"");
            }
            Predicate<String> test = test(block.get());
            return row -> operand.on(row) instanceof String text && test.test(text);
        }
        Evaluator blocks = arguments.text(1);
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
