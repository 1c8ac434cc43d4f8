package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.NetworkInterface;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Rules about the addresses of interfaces. Each address of an interface is told once, at the first check that uses it. */
final class AddressRules {
    /** RFC 1918, and the shared address space of RFC 6598, which VPCs use too. */
    private static final List<CidrBlock> PRIVATE =
            blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

    private static final Map<CidrBlock, String> IMPOSSIBLE = impossible();
    private static final List<CidrBlock> LINK_LOCAL = blocks("169.254.0.0/16", "fe80::/10");

    private static final String REMEDY =
            "write the private address of the network interface, as the EC2 console shows it";

    private AddressRules() {}

    static List<LintRule> all() {
        return List.of(
                ofEachAddress("impossible-address", AddressRules::impossible),
                ofEachAddress("public-address", AddressRules::isPublic));
    }

    /** An address, and the first check that uses it. */
    private record Use(Check check, IpAddress address) {}

    private static LintRule ofEachAddress(String id, BiConsumer<Use, Findings> judgement) {
        return new LintRule(id, (suite, findings) -> uses(suite).forEach(use -> judgement.accept(use, findings)))
                .onValues();
    }

    private static Stream<Use> uses(CheckSuite suite) {
        Set<NetworkInterface> seen = new HashSet<>();
        return suite.checks().stream()
                .filter(check -> seen.add(check.networkInterface()))
                .flatMap(
                        check -> check.networkInterface().addresses().stream().map(address -> new Use(check, address)));
    }

    private static void impossible(Use use, Findings findings) {
        IMPOSSIBLE.forEach((block, what) -> {
            if (block.contains(use.address())) {
                findings.error(
                        use.check(),
                        "looks for " + use.address() + ", " + what + ", which no network interface has",
                        REMEDY);
            }
        });
        if (isIn(use.address(), LINK_LOCAL)) {
            findings.warning(
                    use.check(),
                    "looks for " + use.address() + ", a link-local address, which flow logs do not show",
                    REMEDY);
        }
    }

    private static void isPublic(Use use, Findings findings) {
        IpAddress address = use.address();
        boolean told = isIn(address, LINK_LOCAL) || isIn(address, List.copyOf(IMPOSSIBLE.keySet()));
        if (address.isIpv4() && !told && !isIn(address, PRIVATE)) {
            findings.warning(
                    use.check(),
                    "looks for " + address
                            + ", which is in no private range; flow logs show an interface's private address, "
                            + "also for traffic to its public one",
                    REMEDY + "; unless its VPC has a public range of its own");
        }
    }

    private static boolean isIn(IpAddress address, List<CidrBlock> blocks) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static Map<CidrBlock, String> impossible() {
        Map<CidrBlock, String> blocks = new LinkedHashMap<>();
        blocks("127.0.0.0/8", "::1/128").forEach(block -> blocks.put(block, "a loopback address"));
        blocks("224.0.0.0/4", "ff00::/8").forEach(block -> blocks.put(block, "a multicast address"));
        blocks("0.0.0.0/8", "::/128").forEach(block -> blocks.put(block, "an unspecified address"));
        blocks("240.0.0.0/4").forEach(block -> blocks.put(block, "a reserved address"));
        return blocks;
    }

    private static List<CidrBlock> blocks(String... texts) {
        return Stream.of(texts).map(CidrBlock::parse).flatMap(Optional::stream).toList();
    }
}
