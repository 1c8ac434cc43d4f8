package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code verify.sarif}: the findings in SARIF 2.1.0 (OASIS), for GitHub code scanning and whatever else reads it. A finding points at
 * its check in the check file. A waived check is a suppressed result; checks that pass or expect nothing are none.
 *
 * @param failOn the verdicts that fail the build: others are warnings at most
 * @param subject what the findings are about; a report for a target is an analysis of its own, which replaces no other target's
 */
public record SarifReport(Set<Verdict> failOn, Subject subject) {
    /** Where the report lies below the output directory. */
    public static final String PATH = "verify.sarif";

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String HOME = "https://github.com/flowcheck/flowcheck";

    /**
     * The one fingerprint that code scanning compares. Who uploads the report puts the hash of the check's line here, unless it is there:
     * findings of one line would be taken for each other.
     */
    private static final String LINE_HASH = "primaryLocationLineHash";

    /** What a verdict means, for readers who know nothing of flowcheck. */
    private static final Map<Verdict, String> RULES = new EnumMap<>(Map.of(
            Verdict.FAIL, "The flow logs hold traffic that breaks the expectation, or lack traffic that it asks for.",
            Verdict.INCONCLUSIVE, "The flow logs do not hold enough to say whether the expectation holds.",
            Verdict.ERROR, "The query was refused or did not end.",
            Verdict.WAIVED, "The expectation does not hold, which a waiver accepts until its last day."));

    private static final List<Verdict> FINDINGS =
            List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.ERROR, Verdict.WAIVED);

    public SarifReport {
        failOn = Set.copyOf(failOn);
    }

    /** The report as a file. */
    public OutputFile of(Report report) {
        return new OutputFile.Streamed(PATH, out -> JsonWriter.write(out, json -> log(json, report)));
    }

    private void log(JsonWriter json, Report report) {
        json.startObject();
        json.property("$schema", SCHEMA);
        json.property("version", "2.1.0");
        json.startList("runs");
        json.startObject();
        tool(json);
        subject.target().ifPresent(target -> analysis(json, target));
        json.property("columnKind", "unicodeCodePoints");
        json.startList("results");
        Set<Place> shared = shared(report);
        report.results().stream()
                .filter(result -> FINDINGS.contains(result.verdict()))
                .forEach(result -> result(json, result, shared));
        json.endList();
        json.endObject();
        json.endList();
        json.endObject();
    }

    private static void tool(JsonWriter json) {
        json.startObject("tool");
        json.startObject("driver");
        json.property("name", "flowcheck");
        json.property("informationUri", HOME);
        json.startList("rules");
        for (Verdict verdict : FINDINGS) {
            json.startObject();
            json.property("id", verdict.word());
            text(json, "shortDescription", RULES.get(verdict));
            json.property("helpUri", HOME + "#readme");
            json.endObject();
        }
        json.endList();
        json.endObject();
        json.endObject();
    }

    /** Code scanning takes what stands before the last slash for the category, in which the next analysis replaces this one. */
    private void analysis(JsonWriter json, String target) {
        json.startObject("automationDetails");
        json.property("id", "flowcheck/" + subject.checkFile() + "/" + target + "/");
        json.endObject();
    }

    private void result(JsonWriter json, CheckResult result, Set<Place> shared) {
        json.startObject();
        json.property("ruleId", result.verdict().word());
        json.property("ruleIndex", FINDINGS.indexOf(result.verdict()));
        json.property("level", level(result.verdict()));
        text(json, "message", message(result));
        json.startList("locations");
        json.startObject();
        json.startObject("physicalLocation");
        location(json, result.check().place());
        json.endObject();
        json.endObject();
        json.endList();
        json.startObject("partialFingerprints");
        json.property("check/v1", result.check().id());
        if (shared.contains(result.check().place())) {
            json.property(LINE_HASH, fingerprint(result.check().id()));
        }
        json.endObject();
        result.check()
                .waiver()
                .filter(waiver -> result.verdict() == Verdict.WAIVED)
                .ifPresent(waiver -> suppression(json, waiver));
        json.endObject();
    }

    /** Where more than one check stands: those that run for each of the interfaces that were selected. */
    private static Set<Place> shared(Report report) {
        Set<Place> seen = new HashSet<>();
        return report.results().stream()
                .map(result -> result.check().place())
                .filter(place -> !seen.add(place))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the form of a hash of a line: 16 hexadecimal digits and how often the line was there before. */
    private static String fingerprint(String id) {
        UUID name = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(name.getMostSignificantBits()) + ":1";
    }

    private String level(Verdict verdict) {
        return switch (verdict) {
            case ERROR -> "error";
            case FAIL, INCONCLUSIVE -> failOn.contains(verdict) ? "error" : "warning";
            case WAIVED, OBSERVED, PASS -> "note";
        };
    }

    /** What the console tells of a check, but for the query: readers show a message in few lines. */
    private String message(CheckResult result) {
        StringBuilder text = new StringBuilder("check " + result.check().id() + subject.suffix() + ": ")
                .append(CheckDetails.inOneLine(result.message()));
        CheckDetails.found(result).forEach(line -> text.append('\n').append(line));
        result.advice().ifPresent(advice -> text.append('\n').append(CheckDetails.inOneLine(advice)));
        return text.toString();
    }

    private void location(JsonWriter json, Place place) {
        json.startObject("artifactLocation");
        json.property("uri", UriPath.of(subject.checkFile()));
        json.endObject();
        json.startObject("region");
        json.property("startLine", place.line());
        json.property("startColumn", place.column());
        json.endObject();
    }

    private static void suppression(JsonWriter json, Waiver waiver) {
        json.startList("suppressions");
        json.startObject();
        json.property("kind", "inSource");
        json.property("status", "accepted");
        json.property("justification", Printable.line(CheckDetails.waived(waiver)));
        json.endObject();
        json.endList();
    }

    private static void text(JsonWriter json, String name, String text) {
        json.startObject(name);
        json.property("text", text);
        json.endObject();
    }
}
