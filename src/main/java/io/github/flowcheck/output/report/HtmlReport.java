package io.github.flowcheck.output.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code verify.html}: one page that needs no network. What it shows is in its markup, so it can be read without script; script adds
 * filters and buttons. Its template is compiled with the program, so that no run has to read it.
 *
 * @param suite the check file
 */
public record HtmlReport(String suite) {
    /** Where the report lies below the output directory. */
    public static final String PATH = "verify.html";

    private static final String TEMPLATE = "verify.jte";

    /**
     * What the template puts in.
     *
     * @param headline the run in one sentence
     * @param verdicts how many checks have each verdict, in the order of the enum, those that none has left out
     * @param facts what was read, one line each
     * @param findings checks with which there is something to do, the most urgent first
     * @param others all other checks
     */
    public record Page(
            String suite,
            String headline,
            List<Count> verdicts,
            List<String> facts,
            List<TrafficMap> maps,
            Optional<Timeline> timeline,
            List<TopPeers.Peer> peers,
            List<CheckCard> findings,
            List<CheckCard> others) {}

    /** How many checks have a verdict. */
    public record Count(String verdict, int count) {}

    /** The report as a file. */
    public OutputFile of(Report report) {
        Page page = page(report);
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName() + ".page");
        return new OutputFile.Streamed(PATH, out -> render(engine, page, out));
    }

    /** The engine hides what kept it from writing, such as a full disk, in an exception of its own. */
    private static void render(TemplateEngine engine, Page page, Writer out) throws IOException {
        try {
            engine.render(TEMPLATE, page, new WriterOutput(out));
        } catch (TemplateException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException unwritten) {
                    throw unwritten;
                }
            }
            throw e;
        }
    }

    private Page page(Report report) {
        ObservedTraffic traffic = ObservedTraffic.of(report);
        return new Page(
                Printable.line(suite),
                headline(report),
                report.summary().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> new Count(entry.getKey().word(), entry.getValue()))
                        .toList(),
                facts(report),
                TrafficMap.of(traffic),
                Timeline.of(traffic, report.window()),
                TopPeers.of(report),
                cards(report, true),
                cards(report, false));
    }

    private static List<CheckCard> cards(Report report, boolean findings) {
        return report.results().stream()
                .filter(result -> CheckDetails.isFinding(result.verdict()) == findings)
                .sorted(Comparator.comparing(HtmlReport::urgency))
                .map(result ->
                        CheckCard.of(result, CheckCard.room(report.results().size())))
                .toList();
    }

    private static int urgency(CheckResult result) {
        return switch (result.verdict()) {
            case FAIL -> 0;
            case ERROR -> 1;
            case INCONCLUSIVE -> 2;
            case WAIVED -> 3;
            case OBSERVED -> 4;
            case PASS -> 5;
        };
    }

    private static String headline(Report report) {
        int all = report.results().size();
        int passed = report.summary().get(Verdict.PASS);
        long open = report.results().stream()
                .filter(result -> CheckDetails.isFinding(result.verdict()))
                .count();
        if (open > 0) {
            return Amounts.number(open) + " of " + Amounts.counted(all, "check", "checks") + " "
                    + (open == 1 ? "needs" : "need") + " a look";
        }
        return passed == all
                ? (all == 1 ? "The check passes" : "All " + Amounts.number(all) + " checks pass")
                : Amounts.number(passed) + " of " + Amounts.counted(all, "check", "checks") + " pass, none fails";
    }

    private static List<String> facts(Report report) {
        return Stream.of(
                        Stream.of(
                                "window: "
                                        + report.window()
                                                .map(range -> range.start() + " to " + range.end())
                                                .orElseGet(report::withoutWindow),
                                Amounts.counted(report.recordsScanned(), "record", "records") + ", "
                                        + Amounts.bytes(report.bytesScanned()) + " scanned (" + report.source() + ")"),
                        report.unread().stream()
                                .map(unread ->
                                        Amounts.counted(unread.count(), "line is no record", "lines are no records")
                                                + ": " + unread.reason() + " (first: " + unread.first() + ")"),
                        report.notes().stream())
                .flatMap(facts -> facts)
                .map(Printable::line)
                .toList();
    }
}
