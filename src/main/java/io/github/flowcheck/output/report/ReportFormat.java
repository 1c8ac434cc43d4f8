package io.github.flowcheck.output.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    GITHUB(null);

    /** What is written when nobody asks for anything else. */
    public static final Set<ReportFormat> USUAL = Set.copyOf(EnumSet.of(JSON, JUNIT, HTML));

    private final @Nullable String path;

    ReportFormat(@Nullable String path) {
        this.path = path;
    }

    /** Where its file lies below the output directory; empty for a report that is none. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
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
