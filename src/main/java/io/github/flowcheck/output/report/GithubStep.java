package io.github.flowcheck.output.report;

import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a step of GitHub Actions tells of a report: annotations at the checks' lines in the check file, and the step's summary.
 *
 * @param failOn the verdicts that fail the build: others are warnings
 * @param subject what the report is about
 */
public record GithubStep(Set<Verdict> failOn, Subject subject) {
    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

    /** Of a step whose summary has more bytes GitHub shows none. */
    static final int MOST_BYTES = 1 << 20;

    public GithubStep {
        failOn = Set.copyOf(failOn);
    }

    /**
     * A workflow command for each finding; they count only at the start of a line of the job's output. GitHub shows few of a step
     * (10 errors and 10 warnings), so what fails the build comes first.
     */
    public List<String> annotations(Report report) {
        return report.results().stream()
                .filter(result -> CheckDetails.isFinding(result.verdict()))
                .sorted((a, b) -> Boolean.compare(isWarning(a), isWarning(b)))
                .map(this::line)
                .toList();
    }

    /**
     * Adds the report to the step's summary, to which other programs of the step may write too: how many checks came to which verdict,
     * where there is no room for more.
     *
     * @param hiding leaves out of its text what is not to be read
     * @param environment tells the summary's file; without one there is no summary
     * @throws IOException if the file cannot be written
     */
    public void summarise(Report report, UnaryOperator<String> hiding, Map<String, String> environment)
            throws IOException {
        String file = environment.getOrDefault(SUMMARY, "").strip();
        if (file.isEmpty()) {
            return;
        }
        try {
            Path path = Path.of(file);
            long room = MOST_BYTES - (Files.exists(path) ? Files.size(path) : 0);
            MarkdownReport markdown = new MarkdownReport(subject.target());
            Optional<byte[]> text = Stream.of(markdown.text(report), markdown.summary(report))
                    .map(one -> hiding.apply(one).getBytes(StandardCharsets.UTF_8))
                    .filter(bytes -> bytes.length <= room)
                    .findFirst();
            if (text.isPresent()) {
                Files.write(path, text.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException | InvalidPathException e) {
            throw new IOException(
                    Problem.unplaced(
                                    "cannot write the step summary " + file + ": " + reason(e),
                                    "let " + SUMMARY + " name a file that can be written, or leave github out of the"
                                            + " reports")
                            .format(),
                    e);
        }
    }

    /** The JDK says no more than the path of some files that cannot be written. */
    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "its directory is not there";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private boolean isWarning(CheckResult result) {
        return result.verdict() != Verdict.ERROR && !failOn.contains(result.verdict());
    }

    private String line(CheckResult result) {
        Place place = result.check().place();
        return "::" + (isWarning(result) ? "warning" : "error")
                + " file=" + property(subject.checkFile())
                + ",line=" + place.line()
                + ",col=" + place.column()
                + ",title="
                + property(result.verdict().name() + " " + result.check().id() + subject.suffix())
                + "::" + data(message(result));
    }

    private static String message(CheckResult result) {
        return result.advice().map(advice -> result.message() + "\n" + advice).orElse(result.message());
    }

    /** Escaped as the runner reads the text of a command. */
    private static String data(String text) {
        return String.join("\n", Printable.lines(text))
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    /** Escaped as the runner reads the properties of a command. */
    private static String property(String text) {
        return data(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
