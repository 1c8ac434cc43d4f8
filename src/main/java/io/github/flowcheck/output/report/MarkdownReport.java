package io.github.flowcheck.output.report;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code verify.md}: a report in GitHub's Markdown, for pull requests and {@code $GITHUB_STEP_SUMMARY}, which takes a mebibyte: so it
 * tells at most {@value #MOST_FINDINGS} findings in full and names at most {@value #MOST_CHECKS} checks; verify.json has all.
 *
 * @param target the target of the check file that was verified, if it was one
 */
public record MarkdownReport(Optional<String> target) {
    /** Where the report lies below the output directory. */
    public static final String PATH = "verify.md";

    static final int MOST_FINDINGS = 50;
    static final int MOST_CHECKS = 1000;

    private static final Map<Verdict, String> MARKS = Map.of(
            Verdict.PASS, "✅",
            Verdict.FAIL, "❌",
            Verdict.INCONCLUSIVE, "❔",
            Verdict.ERROR, "💥",
            Verdict.WAIVED, "🕓",
            Verdict.OBSERVED, "👀");

    /** The report as a file. */
    public OutputFile of(Report report) {
        return OutputFile.of(PATH, text(report));
    }

    /** The report as text, lines ending in LF. */
    public String text(Report report) {
        StringBuilder text = new StringBuilder(heading(report));
        List<CheckResult> findings = report.results().stream()
                .filter(result -> CheckDetails.isFinding(result.verdict()))
                .toList();
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> finding(text, finding));
        more(text, findings.size() - MOST_FINDINGS, "finding", "findings");
        checks(text, report.results());
        text.append(Amounts.counted(report.recordsScanned(), "record", "records"))
                .append(", ")
                .append(Amounts.bytes(report.bytesScanned()))
                .append(" scanned (")
                .append(report.source())
                .append("), window: ")
                .append(report.window()
                        .map(range -> range.start() + " to " + range.end())
                        .orElseGet(report::withoutWindow))
                .append("\n");
        report.unread().forEach(unread -> text.append("\n- ")
                .append(Amounts.counted(unread.count(), "line is no record", "lines are no records"))
                .append(": ")
                .append(inline(unread.reason() + " (first: " + unread.first() + ")")));
        report.notes().forEach(note -> text.append("\n- ").append(inline(note)));
        return text.append(report.unread().isEmpty() && report.notes().isEmpty() ? "" : "\n")
                .toString();
    }

    /** The verdicts' numbers alone, for where there is no room for the report. */
    String summary(Report report) {
        return heading(report) + "There is no room for more in this summary; the console has all.\n\n";
    }

    private String heading(Report report) {
        return "## flowcheck" + target.map(name -> " (" + inline(name) + ")").orElse("") + ": " + headline(report)
                + "\n\n";
    }

    private static String headline(Report report) {
        return report.summary().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> MARKS.get(entry.getKey()) + " " + Amounts.number(entry.getValue()) + " "
                        + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private static void finding(StringBuilder text, CheckResult result) {
        text.append("### ")
                .append(MARKS.get(result.verdict()))
                .append(" `")
                .append(result.check().id())
                .append("` (")
                .append(inline(result.check().place().toString()))
                .append(")\n\n");
        message(text, Printable.lines(result.message()));
        List<String> found = CheckDetails.found(result);
        if (!found.isEmpty()) {
            fenced(text, found);
        }
        result.advice().ifPresent(advice -> text.append(inline(advice)).append("\n\n"));
        result.unused()
                .words()
                .ifPresent(words -> text.append("note: ").append(inline(words)).append("\n\n"));
        text.append("<details><summary>query</summary>\n\n");
        fenced(text, Printable.lines(result.query()));
        result.consoleUrl().ifPresent(url -> text.append("[open in the console](<")
                .append(Printable.line(url).replace("<", "%3C").replace(">", "%3E"))
                .append(">)\n\n"));
        text.append("</details>\n\n");
    }

    /** A message of several lines has an excerpt with a caret, which only stands right in a block of code. */
    private static void message(StringBuilder text, List<String> lines) {
        if (lines.size() == 1) {
            text.append("**").append(inline(lines.get(0))).append("**\n\n");
        } else {
            fenced(text, lines);
        }
    }

    private static void checks(StringBuilder text, List<CheckResult> results) {
        text.append("<details><summary>all ")
                .append(Amounts.counted(results.size(), "check", "checks"))
                .append("</summary>\n\n| verdict | check | saw |\n|---|---|---|\n");
        results.stream().limit(MOST_CHECKS).forEach(result -> text.append("| ")
                .append(MARKS.get(result.verdict()))
                .append(' ')
                .append(result.verdict().word())
                .append(" | `")
                .append(result.check().id())
                .append("` | ")
                .append(inline(seen(result)))
                .append(" |\n"));
        text.append('\n');
        more(text, results.size() - MOST_CHECKS, "check", "checks");
        text.append("</details>\n\n");
    }

    /** The answer in short, and of a check that is told nowhere else what there is to know about it. */
    private static String seen(CheckResult result) {
        if (CheckDetails.isObservedInPart(result)) {
            return CheckDetails.reason(result);
        }
        return CheckDetails.answer(result)
                + result.unused()
                        .words()
                        .filter(words -> !CheckDetails.isFinding(result.verdict()))
                        .map(words -> " (" + words + ")")
                        .orElse("");
    }

    private static void more(StringBuilder text, int more, String one, String many) {
        if (more > 0) {
            text.append("and ")
                    .append(Amounts.counted(more, "more " + one, "more " + many))
                    .append("\n\n");
        }
    }

    /** A code block whose fence is longer than any run of backticks in it. */
    private static void fenced(StringBuilder text, List<String> lines) {
        String fence = "```";
        while (String.join("\n", lines).contains(fence)) {
            fence += "`";
        }
        text.append(fence).append("text").append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(fence).append("\n\n");
    }

    /** Text in one line that means nothing to Markdown or HTML: escaped is what counts in the middle of a line. */
    private static String inline(String text) {
        return CheckDetails.inOneLine(text).replaceAll("[\\\\`*_\\[\\]<>|~&]", "\\\\$0");
    }
}
