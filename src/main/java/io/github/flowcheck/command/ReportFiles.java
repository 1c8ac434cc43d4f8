package io.github.flowcheck.command;

import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.report.HtmlReport;
import io.github.flowcheck.output.report.JsonReport;
import io.github.flowcheck.output.report.JunitReport;
import io.github.flowcheck.output.report.MarkdownReport;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.output.report.SarifReport;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes what was asked for of a report.
 *
 * @param checkFile what the report is of
 * @param failOn the verdicts that fail the build
 * @param outputDirectory below which directory
 */
record ReportFiles(CheckFileSource checkFile, Set<Verdict> failOn, Path outputDirectory) {
    /**
     * What was written.
     *
     * @param files absolute, in the order of the formats; none if one of them could not be written
     * @param failure why not
     */
    record Written(List<Path> files, Optional<IOException> failure) {}

    /**
     * Tells before anything is asked that a report could not be written.
     *
     * @throws IOException if one could not
     */
    void requireWritable(Set<ReportFormat> formats) throws IOException {
        new OutputDirectory(outputDirectory).requireWritable(ReportFormat.paths(formats));
    }

    /**
     * @param mask what is not to be read in them
     */
    Written write(Report report, Set<ReportFormat> formats, Mask mask) {
        List<OutputFile> files = Arrays.stream(ReportFormat.values())
                .filter(formats::contains)
                .flatMap(format -> file(report, format))
                .map(mask::of)
                .toList();
        Optional<IOException> failure = new OutputDirectory(outputDirectory).tryWrite(files);
        List<OutputFile> written = failure.isPresent() ? List.of() : files;
        return new Written(
                written.stream()
                        .map(file -> outputDirectory.resolve(file.path()))
                        .toList(),
                failure);
    }

    private Stream<OutputFile> file(Report report, ReportFormat format) {
        return switch (format) {
            case JSON -> Stream.of(JsonReport.of(report));
            case JUNIT -> Stream.of(new JunitReport(checkFile.suite(), failOn).of(report));
            case HTML -> Stream.of(new HtmlReport(checkFile.suite()).of(report));
            case SARIF -> Stream.of(new SarifReport(failOn, checkFile.subject()).of(report));
            case MARKDOWN -> Stream.of(new MarkdownReport(checkFile.inputs().target()).of(report));
            case GITHUB -> Stream.empty();
        };
    }
}
