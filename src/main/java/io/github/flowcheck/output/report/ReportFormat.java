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
    JSON,
    /** {@code TEST-flowcheck.xml}, for CI servers. */
    JUNIT,
    /** {@code verify.html}, for people. */
    HTML,
    /** {@code verify.sarif}, for code scanning. */
    SARIF,
    /** {@code verify.md}, for pull requests. */
    MARKDOWN,
    /** Annotations and the step summary of GitHub Actions; no file. */
    GITHUB;

    /** What is written when nobody asks for anything else. */
    public static final Set<ReportFormat> USUAL = Set.copyOf(EnumSet.of(JSON, JUNIT, HTML));

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
