package io.github.flowcheck.output.report;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.report.JunitXml.Case;
import io.github.flowcheck.output.report.JunitXml.Outcome;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.TestResult;
import io.github.flowcheck.verify.TestResult.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the tests of a check file, for the console and as {@code TEST-flowcheck-tests.xml}.
 *
 * @param suite what the check file is called
 */
public record TestsReport(String suite) {
    /** Where the file lies below the output directory. */
    public static final String PATH = "TEST-flowcheck-tests.xml";

    /** A line for each test, then for each that failed what was expected and what came, and a line that counts. */
    public static List<ConsoleLine> lines(List<TestResult> results) {
        List<TestResult> failed =
                results.stream().filter(result -> !result.passed()).toList();
        List<ConsoleLine> lines = new ArrayList<>();
        results.forEach(result -> lines.add(new ConsoleLine(
                Level.INFO,
                (result.passed() ? "PASS  " : "FAIL  ") + result.test().name())));
        for (TestResult result : failed) {
            lines.add(new ConsoleLine(Level.ERROR, ""));
            lines.add(new ConsoleLine(
                    Level.ERROR,
                    "FAIL " + result.test().name() + " at " + result.test().place()));
            details(result).forEach(line -> lines.add(new ConsoleLine(Level.ERROR, "  " + line)));
        }
        lines.add(new ConsoleLine(Level.INFO, ""));
        lines.add(new ConsoleLine(
                failed.isEmpty() ? Level.INFO : Level.ERROR,
                Amounts.counted(results.size(), "test", "tests") + ": " + Amounts.number(results.size() - failed.size())
                        + " passed, " + Amounts.number(failed.size()) + " failed"));
        return lines;
    }

    /** The results as JUnit has them: a test is a test case. */
    public OutputFile of(List<TestResult> results) {
        return new JunitXml(JunitXml.className(suite) + ".tests", Map.of("checkFile", suite))
                .file(PATH, results.stream().map(TestsReport::testCase).toList());
    }

    private static Case testCase(TestResult result) {
        String name = result.test().name();
        if (result.passed()) {
            return Case.passed(name);
        }
        String message = wrong(result).map(TestsReport::verdicts).collect(Collectors.joining("; "));
        String text =
                Printable.line(result.test().place().toString()) + "\n" + String.join("\n", details(result)) + "\n";
        return new Case(name, Outcome.FAILURE, message, "fail", text);
    }

    /** Each check with another verdict than expected, why, and the traffic behind it. */
    private static List<String> details(TestResult result) {
        return wrong(result)
                .flatMap(judged -> Stream.concat(
                        Stream.of(verdicts(judged) + ": "
                                + CheckDetails.inOneLine(judged.result().message())),
                        CheckDetails.evidence(judged.result().evidence()).stream()
                                .map(line -> "  " + line)))
                .toList();
    }

    private static Stream<Judged> wrong(TestResult result) {
        return result.judged().stream().filter(judged -> !judged.holds());
    }

    private static String verdicts(Judged judged) {
        return "check " + judged.result().check().id() + " should be "
                + judged.expected().word() + " and is "
                + judged.result().verdict().word();
    }
}
