package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules about two checks of one file. */
final class PairRules {
    /** With how many checks of one interface each is compared, so that the time stays linear. */
    private static final int MOST_COMPARED = 500;

    private PairRules() {}

    /** Most files hold no two checks that could ask the same, which is told without their whole questions. */
    static void sameTraffic(CheckSuite suite, Findings findings) {
        Set<String> subjects = sharedSubjects(suite);
        if (subjects.isEmpty()) {
            return;
        }
        Map<List<Object>, AnyCheck> first = new HashMap<>();
        for (AnyCheck check : suite.all()) {
            AnyCheck other = subjects.contains(subject(check)) ? first.putIfAbsent(question(check), check) : null;
            if (other != null) {
                findings.warning(
                        check,
                        "asks about the same traffic as " + named(other),
                        "write one check with both expectations, or remove one of them");
            }
        }
    }

    /** What several checks are about. */
    private static Set<String> sharedSubjects(CheckSuite suite) {
        Set<String> once = new HashSet<>();
        Set<String> again = new HashSet<>();
        for (AnyCheck check : suite.all()) {
            if (!once.add(subject(check))) {
                again.add(subject(check));
            }
        }
        return again;
    }

    /** What no two checks that ask the same differ in. */
    private static String subject(AnyCheck check) {
        return check instanceof Check onTraffic
                ? onTraffic.networkInterface().eni()
                : ((RawCheck) check).query().strip();
    }

    private static List<Object> question(AnyCheck check) {
        if (check instanceof RawCheck raw) {
            return List.of(
                    raw.query().strip(),
                    raw.eni(),
                    Set.copyOf(raw.scope().logGroups()),
                    raw.scope().window());
        }
        return question((Check) check);
    }

    /** Whatever decides which records are selected; the order in which it is written does not. */
    private static List<Object> question(Check check) {
        Traffic traffic = check.traffic();
        return List.of(
                check.networkInterface().eni(),
                Set.copyOf(check.networkInterface().addresses()),
                traffic.direction(),
                traffic.ports(),
                traffic.portOf(),
                traffic.protocols(),
                sorted(traffic.peers()),
                sorted(traffic.notPeers()),
                traffic.action(),
                traffic.replies().excluded() ? traffic.replies() : Replies.INCLUDED,
                Set.copyOf(check.scope().logGroups()),
                check.scope().window());
    }

    private static List<CidrBlock> sorted(List<CidrBlock> blocks) {
        return blocks.size() < 2 ? blocks : blocks.stream().sorted().toList();
    }

    static void cannotBothPass(CheckSuite suite, Findings findings) {
        Map<String, List<Check>> byInterface = new HashMap<>();
        for (Check check : suite.checks()) {
            add(byInterface, check.networkInterface().eni(), check);
        }
        for (List<Check> ofOne : byInterface.values()) {
            if (ofOne.size() > 1) {
                cannotBothPass(ofOne, findings);
            }
        }
    }

    private static void cannotBothPass(List<Check> ofOne, Findings findings) {
        List<Claim> forbidding = new ArrayList<>();
        List<Claim> listing = new ArrayList<>();
        List<Claim> demanding = new ArrayList<>();
        for (Check check : ofOne) {
            for (Claim claim : Claim.of(check)) {
                if (claim.forbids() && forbidding.size() < MOST_COMPARED) {
                    forbidding.add(claim);
                } else if (claim.limits() && check.waiver().isEmpty() && listing.size() < MOST_COMPARED) {
                    listing.add(claim);
                }
                if (claim.demands()) {
                    demanding.add(claim);
                }
            }
        }
        for (Claim claim : demanding) {
            if (!tellForbidden(claim, forbidding, findings)) {
                tellUnlisted(claim, listing, findings);
            }
        }
    }

    private static boolean tellForbidden(Claim claim, List<Claim> forbidding, Findings findings) {
        for (Claim wide : forbidding) {
            if (wide.check() != claim.check() && wide.covers(claim)) {
                findings.warning(
                        claim.check(),
                        "expects traffic of which " + named(wide.check()) + " expects none: they cannot both pass",
                        "narrow the check that expects none, or remove one of them");
                return true;
            }
        }
        return false;
    }

    private static void tellUnlisted(Claim claim, List<Claim> listing, Findings findings) {
        for (Claim wide : listing) {
            if (wide.check() != claim.check() && wide.covers(claim) && wide.listsNothingOf(claim)) {
                findings.warning(
                        claim.check(),
                        "expects traffic that " + named(wide.check())
                                + " does not list under only: they cannot both pass",
                        "list it there too, narrow that check, or remove one of them");
                return;
            }
        }
    }

    /** A check all of whose claims another one makes about more traffic, of the same kind. What has a waiver differs in it. */
    static void saysNothingNew(CheckSuite suite, Findings findings) {
        Map<String, List<Check>> byInterface = new LinkedHashMap<>();
        for (Check check : suite.checks()) {
            if (check.waiver().isEmpty()) {
                add(byInterface, check.networkInterface().eni(), check);
            }
        }
        for (List<Check> ofOne : byInterface.values()) {
            if (ofOne.size() > 1) {
                saysNothingNew(ofOne, findings);
            }
        }
    }

    private static void saysNothingNew(List<Check> ofOne, Findings findings) {
        List<List<Claim>> limiting = limiting(ofOne);
        for (Check check : ofOne) {
            Optional<Check> wide = repeated(check, limiting);
            if (wide.isPresent()) {
                findings.warning(
                        check,
                        "says nothing that " + named(wide.get()) + " does not say of more traffic",
                        "remove it, or narrow the other check's ports, peers or action to what only it is about");
            }
        }
    }

    /** Of each check that limits traffic the claims that do, in the order of the file. */
    private static List<List<Claim>> limiting(List<Check> ofOne) {
        List<List<Claim>> limiting = new ArrayList<>();
        int compared = 0;
        for (Check check : ofOne) {
            List<Claim> ofCheck = new ArrayList<>();
            for (Claim claim : Claim.of(check)) {
                if (claim.limits() && compared < MOST_COMPARED) {
                    ofCheck.add(claim);
                    compared++;
                }
            }
            if (!ofCheck.isEmpty()) {
                limiting.add(ofCheck);
            }
        }
        return limiting;
    }

    private static Optional<Check> repeated(Check check, List<List<Claim>> limiting) {
        List<Claim> own = new ArrayList<>();
        for (Claim claim : Claim.of(check)) {
            if (claim.limits()) {
                own.add(claim);
            } else if (!claim.rules().isEmpty()) {
                return Optional.empty();
            }
        }
        if (own.isEmpty()) {
            return Optional.empty();
        }
        for (List<Claim> wide : limiting) {
            Check other = wide.get(0).check();
            if (other != check && sayAll(wide, own) && !question(other).equals(question(check))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static boolean sayAll(List<Claim> wide, List<Claim> claims) {
        for (Claim claim : claims) {
            if (!say(wide, claim)) {
                return false;
            }
        }
        return true;
    }

    private static boolean say(List<Claim> wide, Claim claim) {
        for (Claim one : wide) {
            if (one.covers(claim) && claim.follows(one)) {
                return true;
            }
        }
        return false;
    }

    /** Names that are made of an id have other signs, or none, and people read over them. */
    static void namesCollide(CheckSuite suite, Findings findings) {
        Map<String, List<AnyCheck>> alike = new HashMap<>();
        for (AnyCheck check : suite.all()) {
            add(alike, check.id().replace('.', '-').replace('_', '-'), check);
        }
        for (List<AnyCheck> checks : alike.values()) {
            for (AnyCheck check : checks.subList(1, checks.size())) {
                findings.warning(
                        check,
                        "has an id that differs from that of " + named(checks.get(0))
                                + " in \".\", \"_\" and \"-\" alone",
                        "write ids that differ in letters or digits, so that nobody takes one for the other");
            }
        }
    }

    private static <C> void add(Map<String, List<C>> groups, String key, C check) {
        List<C> group = groups.get(key);
        if (group == null) {
            group = new ArrayList<>();
            groups.put(key, group);
        }
        group.add(check);
    }

    private static String named(AnyCheck check) {
        return "check \"" + check.id() + "\" in line " + check.place().line();
    }
}
