package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reach;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a check, or a part of it, claims about the traffic of an action; without one, of both. */
record Claim(Check check, Optional<Action> action, List<Rule> rules) {
    static List<Claim> of(Check check) {
        if (!check.expectation().isSplit()) {
            return List.of(new Claim(
                    check, check.traffic().action(), check.expectation().all()));
        }
        List<Claim> claims = new ArrayList<>();
        for (Action action : Action.values()) {
            Optional<Action> part = Optional.of(action);
            claims.add(new Claim(check, part, check.expectation().rulesFor(part)));
        }
        return claims;
    }

    boolean forbids() {
        for (Rule rule : rules) {
            if (rule instanceof Rule.None || rule instanceof Rule.MaxFlows most && most.count() == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it keeps to what it wants, and wants no traffic: then it holds for all the less traffic too. */
    boolean limits() {
        for (Rule rule : rules) {
            if (!(rule instanceof Rule.None || rule instanceof Rule.Only)) {
                return false;
            }
        }
        return !rules.isEmpty();
    }

    /** Whether it follows from a claim about at least its traffic. */
    boolean follows(Claim wide) {
        if (forbids() || wide.forbids()) {
            return forbids() && wide.forbids();
        }
        if (check.traffic().portOf() != wide.check.traffic().portOf()) {
            return false;
        }
        List<ExpectedPort> own = only();
        for (ExpectedPort port : wide.only()) {
            if (!isIncluded(port, own)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIncluded(ExpectedPort port, List<ExpectedPort> ports) {
        for (ExpectedPort more : ports) {
            if (more.includes(port)) {
                return true;
            }
        }
        return false;
    }

    private List<ExpectedPort> only() {
        List<ExpectedPort> ports = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Only only) {
                ports.addAll(only.ports());
            }
        }
        return ports;
    }

    boolean demands() {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Some || rule instanceof Rule.All || rule instanceof Rule.MinFlows) {
                return true;
            }
        }
        return false;
    }

    /** Whether it lists ports, and none on which the other wants traffic; for a claim about at least the other's traffic. */
    boolean listsNothingOf(Claim other) {
        List<ExpectedPort> listed = only();
        if (listed.isEmpty()
                || check.traffic().portOf() != other.check.traffic().portOf()) {
            return false;
        }
        Reach reach = Reach.of(other.check);
        for (Rule rule : other.rules) {
            if (rule instanceof Rule.All all && !listsEach(listed, all.ports(), reach)
                    || (rule instanceof Rule.Some || rule instanceof Rule.MinFlows) && !touchesAny(reach, listed)) {
                return true;
            }
        }
        return false;
    }

    /** Of the needed ports only those that the check selects: of others another rule tells. */
    private static boolean listsEach(List<ExpectedPort> listed, List<ExpectedPort> needed, Reach reach) {
        for (ExpectedPort port : needed) {
            Optional<PortSet> ports = port.ports().map(range -> PortSet.of(List.of(range)));
            List<Protocol> protocols =
                    port.protocol().isPresent() ? List.of(port.protocol().get()) : reach.protocols();
            if (reach.covers(port) && !touchesAny(new Reach(ports, protocols), listed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean touchesAny(Reach reach, List<ExpectedPort> listed) {
        for (ExpectedPort port : listed) {
            if (reach.touches(port)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is about all the traffic that the other is about. What is told at a glance is asked first. */
    boolean covers(Claim other) {
        return (action.isEmpty() || action.equals(other.action))
                && covers(check.traffic(), other.check.traffic())
                && !leavesReplies(other)
                && check.scope().window().equals(other.check.scope().window())
                && check.scope().logGroups().equals(other.check.scope().logGroups())
                && check.networkInterface()
                        .addresses()
                        .containsAll(other.check.networkInterface().addresses());
    }

    private static boolean covers(Traffic wide, Traffic narrow) {
        return wide.direction() == narrow.direction()
                && coversPorts(wide, narrow)
                && coversProtocols(wide.selectedProtocols(), narrow.selectedProtocols())
                && coversPeers(wide.peers(), narrow.peers())
                && narrow.notPeers().containsAll(wide.notPeers());
    }

    /** Whether it leaves out replies that the other selects. No reply goes to a port below those that callers take. */
    private boolean leavesReplies(Claim other) {
        Replies own = check.traffic().replies();
        Traffic narrow = other.check.traffic();
        if (!own.excluded() || leavesNoMore(own, narrow.replies()) && tellsRepliesAs(other)) {
            return false;
        }
        return narrow.portOf() != PortSide.DESTINATION
                || narrow.ports().isEmpty()
                || overlap(narrow.ports().get(), own.ephemeral());
    }

    /** Whether the first leaves out nothing by ports that the second does not leave out. */
    private static boolean leavesNoMore(Replies first, Replies second) {
        return second.excluded()
                && second.ephemeral().contains(first.ephemeral())
                && first.named().containsAll(second.named());
    }

    /** Records with flags tell replies otherwise than those without. */
    private boolean tellsRepliesAs(Claim other) {
        return check.scope().reading().records().has(FlowField.TCP_FLAGS)
                == other.check.scope().reading().records().has(FlowField.TCP_FLAGS);
    }

    private static boolean overlap(PortSet ports, PortRange other) {
        for (PortRange range : ports.ranges()) {
            if (range.overlaps(other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean coversPorts(Traffic wide, Traffic narrow) {
        return wide.ports().isEmpty()
                || wide.portOf() == narrow.portOf()
                        && narrow.ports().isPresent()
                        && holdsAll(wide.ports().get(), narrow.ports().get());
    }

    private static boolean holdsAll(PortSet wide, PortSet narrow) {
        for (PortRange range : narrow.ranges()) {
            if (!Reach.holds(wide, Optional.of(range))) {
                return false;
            }
        }
        return true;
    }

    private static boolean coversProtocols(List<Protocol> wide, List<Protocol> narrow) {
        return wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
    }

    private static boolean coversPeers(List<CidrBlock> wide, List<CidrBlock> narrow) {
        if (wide.isEmpty()) {
            return true;
        }
        for (CidrBlock peer : narrow) {
            if (!isIn(peer, wide)) {
                return false;
            }
        }
        return !narrow.isEmpty();
    }

    private static boolean isIn(CidrBlock block, List<CidrBlock> blocks) {
        for (CidrBlock outer : blocks) {
            if (outer.contains(block)) {
                return true;
            }
        }
        return false;
    }
}
