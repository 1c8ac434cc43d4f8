package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A check file as text that does not change when classes are renamed: one line a property, defaults included. */
final class SuiteDump {
    private final List<String> lines = new ArrayList<>();

    private SuiteDump() {}

    static String of(CheckFile file) {
        SuiteDump dump = new SuiteDump();
        dump.suite(file.suite());
        file.tests().forEach(dump::test);
        String warnings = String.join(
                "",
                file.warnings().stream()
                        .map(Problem::format)
                        .map(w -> "\n" + w + "\n")
                        .toList());
        return String.join("\n", dump.lines) + "\n" + warnings;
    }

    private void suite(CheckSuite suite) {
        lines.add("folder: " + quoted(suite.folder()));
        lines.add("owner: " + quoted(suite.owner()));
        suite.library().ifPresent(library -> lines.add("library: log groups " + library.logGroups()));
        suite.all().forEach(check -> check(suite, check));
    }

    private void check(CheckSuite suite, AnyCheck check) {
        lines.add("");
        lines.add("check " + check.id() + " in line " + check.place().line() + ", saved as " + suite.savedName(check));
        check.description().ifPresent(text -> lines.add("  description: " + quoted(text)));
        if (check instanceof Check onTraffic) {
            lines.add("  interface: " + onTraffic.networkInterface().eni() + " "
                    + onTraffic.networkInterface().addresses());
            traffic(onTraffic.traffic());
            expectation(onTraffic.expectation());
        } else if (check instanceof RawCheck raw) {
            raw.query().lines().forEach(line -> lines.add("  query: " + line));
            raw.eni().ifPresent(eni -> lines.add("  interface: " + eni));
            lines.add("  rows: "
                    + raw.expectation().min().map(min -> "at least " + min).orElse("any") + ", "
                    + raw.expectation().max().map(max -> "at most " + max).orElse("any"));
        }
        lines.add("  coverage: " + check.coverage().minRecords() + " records, "
                + check.coverage().maxSkipData() + " skipped"
                + check.coverage().maxGap().map(gap -> ", gaps up to " + gap).orElse("")
                + check.coverage()
                        .recorded()
                        .map(recorded -> ", of " + recorded)
                        .orElse(""));
        check.waiver().ifPresent(this::waiver);
        lines.add("  log groups: " + check.scope().logGroups());
        if (!check.parameters().isEmpty()) {
            lines.add("  parameters: "
                    + check.parameters().stream()
                            .map(one -> one.name() + " " + one.value().orElse("without value"))
                            .collect(Collectors.joining(", ")));
        }
        Reading reading = check.scope().reading();
        if (!reading.equals(Reading.USUAL)) {
            lines.add("  reading: " + reading.match() + " "
                    + reading.format().map(LogFormat::toString).orElse(reading.fromFiles() ? "auto" : "default"));
        }
        lines.add("  window: " + check.scope().window().map(Object::toString).orElse("all"));
        lines.add("  tags: " + check.scope().tags() + (check.scope().save() ? "" : ", not saved"));
    }

    private void test(TestCase test) {
        lines.add("");
        lines.add("test " + quoted(test.name()) + " in line " + test.place().line());
        test.records().forEach(record -> lines.add("  record: " + record));
        test.expected().forEach((id, verdict) -> lines.add("  expect of " + id + ": " + verdict));
    }

    private void traffic(Traffic traffic) {
        lines.add("  traffic: " + traffic.direction() + " " + traffic.portOf() + " ports "
                + traffic.ports().map(PortSet::toString).orElse("any") + ", protocols " + traffic.protocols()
                + ", peers " + traffic.peers() + " but not " + traffic.notPeers() + ", "
                + traffic.action().map(Action::toString).orElse("ACCEPT and REJECT"));
        Replies replies = traffic.replies();
        if (replies.excluded()) {
            lines.add("  replies left out: to " + replies.ephemeral() + " but not " + replies.named());
        }
    }

    private void expectation(Expectation expectation) {
        rules("all", expectation.rulesFor(Optional.empty()));
        rules("accepted", expectation.rulesFor(Optional.of(Action.ACCEPT)));
        rules("rejected", expectation.rulesFor(Optional.of(Action.REJECT)));
    }

    private void rules(String part, List<Expectation.Rule> rules) {
        rules.forEach(rule -> lines.add("  expect of " + part + ": " + rule(rule)));
    }

    private static String rule(Expectation.Rule rule) {
        if (rule instanceof Expectation.Rule.Only only) {
            return "only " + only.ports();
        } else if (rule instanceof Expectation.Rule.All all) {
            return "all of " + all.ports();
        } else if (rule instanceof Expectation.Rule.OnlyPeers peers) {
            return "only peers " + peers.blocks();
        } else if (rule instanceof Expectation.Rule.MinFlows min) {
            return "at least " + min.count() + " flows";
        } else if (rule instanceof Expectation.Rule.MaxFlows max) {
            return "at most " + max.count() + " flows";
        }
        return rule instanceof Expectation.Rule.None ? "none" : "some";
    }

    private void waiver(Waiver waiver) {
        lines.add("  waived until " + waiver.until() + " by " + waiver.by().orElse("nobody") + ": "
                + quoted(waiver.reason()) + ", ports " + waiver.ports() + ", peers " + waiver.peers());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }
}
