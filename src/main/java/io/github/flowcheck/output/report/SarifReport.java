package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * {@code verify.sarif}: the findings in SARIF 2.1.0 (OASIS), for GitHub code scanning and whatever else reads it. A finding points at
 * its check in the check file, as a path relative to where Maven was started. A waived check is a suppressed result; checks that
 * pass or expect nothing are none.
 *
 * @param failOn the verdicts that fail the build: others are warnings at most
 */
public record SarifReport(Set<Verdict> failOn) {
    /** Where the report lies below the output directory. */
    public static final String PATH = "verify.sarif";

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String HOME = "https://github.com/flowcheck/flowcheck";

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
        return new OutputFile.Streamed(PATH, out -> JsonText.write(out, json -> log(json, report)));
    }

    private void log(JsonGenerator json, Report report) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        tool(json);
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeArrayPropertyStart("results");
        report.results().stream()
                .filter(result -> FINDINGS.contains(result.verdict()))
                .forEach(result -> result(json, result));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void tool(JsonGenerator json) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "flowcheck");
        json.writeStringProperty("informationUri", HOME);
        json.writeArrayPropertyStart("rules");
        for (Verdict verdict : FINDINGS) {
            json.writeStartObject();
            json.writeStringProperty("id", verdict.word());
            text(json, "shortDescription", RULES.get(verdict));
            json.writeStringProperty("helpUri", HOME + "#readme");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(JsonGenerator json, CheckResult result) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", result.verdict().word());
        json.writeNumberProperty("ruleIndex", FINDINGS.indexOf(result.verdict()));
        json.writeStringProperty("level", level(result.verdict()));
        text(json, "message", message(result));
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        location(json, result.check().place());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("check/v1", result.check().id());
        json.writeEndObject();
        result.check()
                .waiver()
                .filter(waiver -> result.verdict() == Verdict.WAIVED)
                .ifPresent(waiver -> suppression(json, waiver));
        json.writeEndObject();
    }

    private String level(Verdict verdict) {
        return switch (verdict) {
            case ERROR -> "error";
            case FAIL, INCONCLUSIVE -> failOn.contains(verdict) ? "error" : "warning";
            case WAIVED, OBSERVED, PASS -> "note";
        };
    }

    /** What the console tells of a check, but for the query: readers show a message in few lines. */
    private static String message(CheckResult result) {
        StringBuilder text = new StringBuilder("check " + result.check().id() + ": ")
                .append(CheckDetails.inOneLine(result.message()));
        CheckDetails.evidence(result.evidence())
                .forEach(line -> text.append('\n').append(line));
        result.advice().ifPresent(advice -> text.append('\n').append(CheckDetails.inOneLine(advice)));
        return text.toString();
    }

    private static void location(JsonGenerator json, Place place) {
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", UriPath.of(place.source().name()));
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", place.line());
        json.writeNumberProperty("startColumn", place.column());
        json.writeEndObject();
    }

    private static void suppression(JsonGenerator json, Waiver waiver) {
        json.writeArrayPropertyStart("suppressions");
        json.writeStartObject();
        json.writeStringProperty("kind", "inSource");
        json.writeStringProperty("status", "accepted");
        json.writeStringProperty("justification", Printable.line(CheckDetails.waived(waiver)));
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
