package io.github.flowcheck.output.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A report that can be asked for, by its word. */
public enum ReportFormat {
    /** {@code verify.json}, for programs. */
    JSON(JsonReport.PATH),
    /** {@code TEST-flowcheck.xml}, for CI servers. */
    JUNIT(JunitReport.PATH),
    /** {@code verify.html}, for people. */
    HTML(HtmlReport.PATH),
    /** {@code verify.sarif}, for code scanning. */
    SARIF(SarifReport.PATH),
    /** {@code verify.md}, for pull requests. */
    MARKDOWN(MarkdownReport.PATH),
    /** Annotations and the step summary of GitHub Actions; no file. */
    GITHUB;

    /** What is written when nobody asks for anything else. */
    public static final Set<ReportFormat> USUAL = Set.copyOf(EnumSet.of(JSON, JUNIT, HTML));

    private final Optional<String> path;

    ReportFormat() {
        this.path = Optional.empty();
    }

    ReportFormat(String path) {
        this.path = Optional.of(path);
    }

    /** Where the files of some of them lie below the output directory. */
    public static List<String> paths(Set<ReportFormat> formats) {
        return formats.stream().sorted().flatMap(format -> format.path.stream()).toList();
    }

    /** As it is written in {@code flowcheck.reports}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }

    /** The report of that word. */
    public static Optional<ReportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}
