package io.github.flowcheck.command;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is not to be read in reports and on the console. Addresses are masked wherever they stand; account ids wherever twelve
 * digits stand that are no part of something longer, for they stand in names of files and log groups, in ARNs and in
 * descriptions. Numbers of a report, its counts and bytes, stay.
 *
 * @param hidden what is masked
 */
public record Mask(Set<Hidden> hidden) {
    /** Nothing is masked. */
    public static final Mask NONE = new Mask(Set.of());

    /** What stands for an IPv4 address. */
    static final String NO_IPV4 = "x.x.x.x";

    /** What stands for an IPv6 address. */
    static final String NO_IPV6 = "x:x";

    private static final String NO_ACCOUNT = "xxxxxxxxxxxx";

    private static final int LONGEST_COUNTED = 20;

    /** Made when something is masked: most runs mask nothing, and to make these takes some milliseconds. */
    private static final class Patterns {
        static final Pattern MASKED = Pattern.compile("(?<![0-9A-Za-z.:])(?:x\\.x\\.x\\.x|x:x|x{12})(?![0-9A-Za-z.:])");

        /** With dots as they are, or as a regular expression escapes them, however often the text around it did so once more. */
        static final Pattern IPV4 = Pattern.compile(
                "(?<![0-9.])[0-9]{1,3}(?:\\\\*(?:\\.|\\[\\\\*\\.\\\\*\\])[0-9]{1,3}){3}(?![0-9.]*[0-9])");

        /**
         * Eight groups, or fewer with a pair of colons: else a time would be one. Before it no part of a word may stand, but a name with a
         * colon may, and a line end as JSON writes it; behind it a colon that is none of its own may.
         */
        static final Pattern IPV6 = Pattern.compile("(?:(?<![0-9A-Za-z:])|(?<=[g-zG-Z]:)|(?<=\\\\[nrt]))"
                + "(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
                + "|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6}::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?"
                + "|::[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})(?![0-9A-Za-z])(?!:[0-9a-fA-F:])");

        /** As ids spell it that are made of what a check selects: with dots for colons. */
        static final Pattern IPV6_IN_ID = Pattern.compile(
                "(?<=-(?:at|from|to|not)-|_)"
                        + "(?:(?:[0-9a-f]{1,4}\\.){7}[0-9a-f]{1,4}"
                        + "|(?:[0-9a-f]{1,4}(?:\\.[0-9a-f]{1,4}){0,6})?\\.\\.(?:[0-9a-f]{1,4}(?:\\.[0-9a-f]{1,4}){0,6})?)(?![0-9a-z.])");

        /** No part of an id or a hash, of a number with a fraction, or of a UUID; no name of a JSON value. */
        static final Pattern ACCOUNT = Pattern.compile("(?:(?<![0-9a-fA-F])|(?<=%[0-9A-F]{2}))(?<![0-9]\\.)"
                + "(?<![0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)"
                + "[0-9]{12}(?![0-9a-fA-F])(?!\\.[0-9])(?!\" *:)");

        /** What stands before a number that is counted: a name of JSON, or a property of a JUnit report. */
        static final Pattern COUNTED = Pattern.compile("(?:(?<!\\\\)\" ?: ?|Scanned\" value=\")$");

        private Patterns() {}
    }

    /** What can be masked. */
    public enum Hidden {
        ACCOUNTS,
        ADDRESSES;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Mask {
        hidden = Set.copyOf(hidden);
    }

    /** Whether something was taken out of a text. */
    static boolean isMasked(String text) {
        return Patterns.MASKED.matcher(text).find();
    }

    /** A text without what is hidden. */
    public String of(String text) {
        String masked = text;
        if (hidden.contains(Hidden.ADDRESSES)) {
            masked = Patterns.IPV4.matcher(masked).replaceAll(NO_IPV4);
            masked = Patterns.IPV6.matcher(masked).replaceAll(NO_IPV6);
            masked = Patterns.IPV6_IN_ID.matcher(masked).replaceAll("x.x");
        }
        return hidden.contains(Hidden.ACCOUNTS) ? accounts(masked) : masked;
    }

    private static String accounts(String text) {
        return Patterns.ACCOUNT
                .matcher(text)
                .replaceAll(found -> isCounted(text, found.start()) ? found.group() : NO_ACCOUNT);
    }

    private static boolean isCounted(String text, int start) {
        return Patterns.COUNTED
                .matcher(text.substring(Math.max(0, start - LONGEST_COUNTED), start))
                .find();
    }

    /** A report without links: these hold the whole query. */
    public Report of(Report report) {
        if (hidden.isEmpty()) {
            return report;
        }
        List<CheckResult> results = report.results().stream()
                .map(result -> result.withConsoleUrl(Optional.empty()))
                .toList();
        return new Report(
                report.source(),
                report.window(),
                report.notes(),
                results,
                report.recordsScanned(),
                report.bytesScanned(),
                report.unread());
    }

    OutputFile of(OutputFile file) {
        return hidden.isEmpty() ? file : OutputFile.of(file.path(), of(file.text()));
    }
}
