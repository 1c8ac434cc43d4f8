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

    private static final Pattern IPV4 = Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9.]*[0-9])");
    /** Eight groups, or fewer with a pair of colons: else a time would be one. */
    private static final Pattern IPV6 = Pattern.compile("(?<![0-9A-Za-z:])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
            + "|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6}::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?"
            + "|::[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})(?![0-9A-Za-z:])");

    /** No part of an id or a hash, of a number with a fraction, or of a UUID; no name of a JSON value. */
    private static final Pattern ACCOUNT = Pattern.compile("(?:(?<![0-9a-fA-F])|(?<=%[0-9A-F]{2}))(?<![0-9]\\.)"
            + "(?<![0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)"
            + "[0-9]{12}(?![0-9a-fA-F])(?!\\.[0-9])(?!\" *:)");

    /** What stands before a number that is counted: a name of JSON, or a property of a JUnit report. */
    private static final Pattern COUNTED = Pattern.compile("(?:(?<!\\\\)\" ?: ?|Scanned\" value=\")$");

    private static final int LONGEST_COUNTED = 20;

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

    /** A text without what is hidden. */
    public String of(String text) {
        String masked = text;
        if (hidden.contains(Hidden.ADDRESSES)) {
            masked = IPV6.matcher(IPV4.matcher(masked).replaceAll("x.x.x.x")).replaceAll("x:x");
        }
        return hidden.contains(Hidden.ACCOUNTS) ? accounts(masked) : masked;
    }

    private static String accounts(String text) {
        return ACCOUNT.matcher(text)
                .replaceAll(found -> isCounted(text, found.start()) ? found.group() : "xxxxxxxxxxxx");
    }

    private static boolean isCounted(String text, int start) {
        return COUNTED.matcher(text.substring(Math.max(0, start - LONGEST_COUNTED), start))
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
