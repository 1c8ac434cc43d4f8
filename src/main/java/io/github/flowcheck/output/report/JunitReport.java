package io.github.flowcheck.output.report;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.report.JunitXml.Case;
import io.github.flowcheck.output.report.JunitXml.Outcome;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code TEST-flowcheck.xml}: a report in the form of JUnit results. A check is a test case. Queries run together, so none has
 * a time of its own.
 *
 * @param suite what tells this run from others in one build, such as the module and the check file; it becomes the class name
 * @param failOn the verdicts that fail the build: an inconclusive check that does not is a skipped test case
 */
public record JunitReport(String suite, Set<Verdict> failOn) {
    /** Where the report lies below the output directory. */
    public static final String PATH = "TEST-flowcheck.xml";

    public JunitReport {
        failOn = Set.copyOf(failOn);
    }

    /** The report as a file. */
    public OutputFile of(Report report) {
        return new JunitXml(className(), properties(report))
                .file(PATH, report.results().stream().map(this::testCase).toList());
    }

    /** The class name of all test cases: {@code flowcheck.} and the suite's name, slashes as dots, without its extension. */
    String className() {
        return JunitXml.className(suite);
    }

    private static Map<String, String> properties(Report report) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("source", report.source());
        properties.put(
                "window",
                report.window().map(range -> range.start() + "/" + range.end()).orElseGet(report::withoutWindow));
        properties.put("recordsScanned", Long.toString(report.recordsScanned()));
        properties.put("bytesScanned", Long.toString(report.bytesScanned()));
        return properties;
    }

    private Case testCase(CheckResult result) {
        String name = result.check().id();
        Outcome outcome = outcome(result.verdict());
        return switch (outcome) {
            case PASSED -> Case.passed(name);
            case SKIPPED -> new Case(name, outcome, CheckDetails.reason(result), "", "");
            case FAILURE, ERROR ->
                new Case(
                        name,
                        outcome,
                        CheckDetails.inOneLine(result.message()),
                        result.verdict().word(),
                        text(result));
        };
    }

    private static String text(CheckResult result) {
        List<String> lines = CheckDetails.lines(result);
        return Printable.line(result.check().place().toString()) + "\n" + String.join("\n", lines) + "\n";
    }

    private Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Outcome.PASSED;
            case FAIL -> Outcome.FAILURE;
            case ERROR -> Outcome.ERROR;
            case INCONCLUSIVE -> failOn.contains(verdict) ? Outcome.FAILURE : Outcome.SKIPPED;
            case WAIVED, OBSERVED -> Outcome.SKIPPED;
        };
    }
}
