package io.github.flowcheck.explain;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.RowExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check expects, and what makes it pass and fail. */
final class ExpectationText {
    private ExpectationText() {}

    /** What fails on evidence needs coverage to pass; all else is the other way round. */
    static boolean failsOnEvidence(Rule rule) {
        return rule instanceof Rule.None
                || rule instanceof Rule.Only
                || rule instanceof Rule.OnlyPeers
                || rule instanceof Rule.MaxFlows;
    }

    /** A rule as it is written, with the part that it is for. */
    static String name(Optional<Action> part, Rule rule, Check check) {
        String where = check.expectation().isSplit()
                ? part.map(action -> Words.action(Optional.of(action)) + ": ").orElse("")
                : "";
        return where + written(rule);
    }

    private static String written(Rule rule) {
        if (rule instanceof Rule.None) {
            return "none";
        } else if (rule instanceof Rule.Some) {
            return "some";
        } else if (rule instanceof Rule.Only only) {
            return "only " + list(only.ports());
        } else if (rule instanceof Rule.All all) {
            return "all " + list(all.ports());
        } else if (rule instanceof Rule.OnlyPeers peers) {
            return "onlyPeers " + Words.blocks(peers.blocks());
        } else if (rule instanceof Rule.MinFlows min) {
            return "minFlows " + min.count();
        }
        return "maxFlows " + ((Rule.MaxFlows) rule).count();
    }

    /** What is expected, in words; nothing where nothing is. */
    static String expected(AnyCheck check) {
        if (check instanceof RawCheck raw) {
            return rows(raw.expectation());
        }
        Expectation expectation = ((Check) check).expectation();
        if (!expectation.isPresent()) {
            return "nothing: it observes";
        }
        return Stream.of(
                        expectation.all().stream().map(rule -> meant(rule, "traffic")),
                        expectation.accepted().stream().map(rule -> meant(rule, "accepted traffic")),
                        expectation.rejected().stream().map(rule -> meant(rule, "rejected traffic")))
                .flatMap(rules -> rules)
                .collect(Collectors.joining("; and "));
    }

    private static String meant(Rule rule, String traffic) {
        if (rule instanceof Rule.None) {
            return "no " + traffic;
        } else if (rule instanceof Rule.Some) {
            return "some " + traffic;
        } else if (rule instanceof Rule.Only only) {
            return traffic + " on no other port than " + list(only.ports());
        } else if (rule instanceof Rule.All all) {
            return traffic + " on every one of " + list(all.ports());
        } else if (rule instanceof Rule.OnlyPeers peers) {
            return traffic + " with nobody outside of " + Words.blocks(peers.blocks());
        } else if (rule instanceof Rule.MinFlows min) {
            return "at least " + Words.count(min.count(), "flow-log record", "flow-log records") + " of " + traffic;
        }
        long most = ((Rule.MaxFlows) rule).count();
        return "at most " + Words.count(most, "flow-log record", "flow-log records") + " of " + traffic;
    }

    private static String rows(RowExpectation expectation) {
        if (expectation.equals(RowExpectation.NONE)) {
            return "no rows";
        }
        List<String> bounds = new ArrayList<>();
        expectation.min().ifPresent(min -> bounds.add("at least " + Words.count(min, "row", "rows")));
        expectation.max().ifPresent(max -> bounds.add("at most " + Words.count(max, "row", "rows")));
        return bounds.isEmpty() ? "nothing: it observes" : String.join(" and ", bounds);
    }

    /** When the check passes, fails and is neither. */
    static List<String> verdicts(AnyCheck check) {
        boolean evidence;
        boolean absence;
        if (check instanceof RawCheck raw) {
            evidence = raw.expectation().max().isPresent();
            absence = raw.expectation().min().isPresent();
        } else {
            evidence = ((Check) check).expectation().rules().anyMatch(ExpectationText::failsOnEvidence);
            absence = ((Check) check).expectation().rules().anyMatch(rule -> !failsOnEvidence(rule));
        }
        if (!evidence && !absence) {
            return List.of("observed: always, whatever it sees, for it expects nothing");
        }
        String seen = check instanceof RawCheck ? "rows that are there are" : "what was seen is";
        String pass = evidence
                ? "what is expected holds, and the data is enough to say that nothing else was there"
                : "what is expected was seen, however little other data there is";
        List<String> fails = new ArrayList<>();
        if (evidence) {
            fails.add("anything was seen that is not expected, for " + seen + " certain");
        }
        if (absence) {
            fails.add("something that is expected is missing, and the data is enough to say so");
        }
        return List.of(
                "pass: " + pass,
                "fail: " + String.join("; or ", fails),
                "inconclusive: the data is not enough to say so: " + String.join(", ", gaps(check)));
    }

    private static List<String> gaps(AnyCheck check) {
        Optional<String> eni = check instanceof RawCheck raw
                ? raw.eni()
                : Optional.of(((Check) check).networkInterface().eni());
        List<String> gaps = new ArrayList<>();
        long least = check.coverage().minRecords();
        String of = eni.map(one -> " of " + one).orElse("");
        gaps.add(least == 1 ? "no readable record" + of : "fewer than " + least + " readable records" + of);
        if (check instanceof Check onTraffic) {
            gaps.add("records of its traffic, but none with " + Words.addresses(onTraffic));
        }
        if (eni.isPresent()) {
            long most = check.coverage().maxSkipData();
            gaps.add(
                    most == 0
                            ? "any SKIPDATA record"
                            : "more than " + Words.count(most, "SKIPDATA record", "SKIPDATA records"));
        }
        check.coverage()
                .maxGap()
                .ifPresent(gap -> gaps.add("a stretch of more than " + Words.duration(gap) + " without a record"));
        check.coverage()
                .recorded()
                .filter(recorded -> recorded != RecordedTraffic.ALL)
                .ifPresent(recorded -> gaps.add("a question about anything but " + recorded.word()
                        + "ed traffic, which its flow log does not record"));
        gaps.add("or an answer that ends at a limit of rows");
        return gaps;
    }

    private static String list(List<ExpectedPort> ports) {
        return ports.stream().map(ExpectedPort::toString).collect(Collectors.joining(", "));
    }
}
