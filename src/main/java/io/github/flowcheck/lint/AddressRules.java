package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.NetworkInterface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about the addresses of interfaces. Each address of an interface is told once, at the first check that uses it. */
final class AddressRules {
    /** RFC 1918, and the shared address space of RFC 6598, which VPCs use too. */
    private static final List<CidrBlock> PRIVATE =
            blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

    private static final String REMEDY =
            "write the private address of the network interface, as the EC2 console shows it";

    private AddressRules() {}

    /** An address that is not private, and the first check that uses it. */
    private record Use(Check check, IpAddress address) {}

    /** Blocks of addresses, and what the addresses in them are. */
    private record Special(List<CidrBlock> blocks, String what) {}

    /** Blocks that hold no private address: most files ask for none of them. */
    private static final class Impossible {
        static final List<Special> BLOCKS = List.of(
                new Special(blocks("127.0.0.0/8", "::1/128"), "a loopback address"),
                new Special(blocks("224.0.0.0/4", "ff00::/8"), "a multicast address"),
                new Special(blocks("0.0.0.0/8", "::/128"), "an unspecified address"),
                new Special(blocks("240.0.0.0/4"), "a reserved address"));
        static final List<CidrBlock> LINK_LOCAL = blocks("169.254.0.0/16", "fe80::/10");

        private Impossible() {}

        static boolean holds(IpAddress address) {
            for (Special special : BLOCKS) {
                if (isIn(address, special.blocks())) {
                    return true;
                }
            }
            return isIn(address, LINK_LOCAL);
        }
    }

    static void impossible(CheckSuite suite, Findings findings) {
        for (Use use : uses(suite)) {
            for (Special special : Impossible.BLOCKS) {
                if (isIn(use.address(), special.blocks())) {
                    findings.error(
                            use.check(),
                            "looks for " + use.address() + ", " + special.what() + ", which no network interface has",
                            REMEDY);
                }
            }
            if (isIn(use.address(), Impossible.LINK_LOCAL)) {
                findings.warning(
                        use.check(),
                        "looks for " + use.address() + ", a link-local address, which flow logs do not show",
                        REMEDY);
            }
        }
    }

    static void isPublic(CheckSuite suite, Findings findings) {
        for (Use use : uses(suite)) {
            if (use.address().isIpv4() && !Impossible.holds(use.address())) {
                findings.warning(
                        use.check(),
                        "looks for " + use.address()
                                + ", which is in no private range; flow logs show an interface's private address, "
                                + "also for traffic to its public one",
                        REMEDY + "; unless its VPC has a public range of its own");
            }
        }
    }

    private static List<Use> uses(CheckSuite suite) {
        List<Use> uses = new ArrayList<>();
        Set<NetworkInterface> seen = new HashSet<>();
        for (Check check : suite.checks()) {
            NetworkInterface itself = check.networkInterface();
            if (!allPrivate(itself) && seen.add(itself)) {
                for (IpAddress address : itself.addresses()) {
                    if (!isIn(address, PRIVATE)) {
                        uses.add(new Use(check, address));
                    }
                }
            }
        }
        return uses;
    }

    private static boolean allPrivate(NetworkInterface itself) {
        for (Input<IpAddress> input : itself.own()) {
            if (!isIn(input.value(), PRIVATE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(IpAddress address, List<CidrBlock> blocks) {
        for (CidrBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<CidrBlock> blocks(String... texts) {
        List<CidrBlock> blocks = new ArrayList<>();
        for (String text : texts) {
            blocks.add(CidrBlock.parse(text).orElseThrow());
        }
        return List.copyOf(blocks);
    }
}
