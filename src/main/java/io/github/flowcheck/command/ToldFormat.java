package io.github.flowcheck.command;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.lint.Linter;
import io.github.flowcheck.local.FormatOfFiles;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.source.Problems;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Checks in the format that files tell.
 *
 * @param format the format that was told; absent where no check leaves it to the files
 * @param suite the checks, none of which leaves it open any more
 */
record ToldFormat(Optional<LogFormat> format, CheckSuite suite) {
    /**
     * @param today the day (UTC) on which waivers are looked at
     * @throws io.github.flowcheck.source.BadInputException if the files do not tell it, or a check reads what it lacks
     */
    static ToldFormat of(CheckSuite suite, List<LogFile> files, LocalDate today) throws IOException {
        boolean asked =
                suite.all().stream().anyMatch(check -> check.scope().reading().fromFiles());
        if (!asked) {
            return new ToldFormat(Optional.empty(), suite);
        }
        LogFormat format = FormatOfFiles.of(files);
        return new ToldFormat(Optional.of(format), in(format, suite, today));
    }

    /** The suite with that format where the files tell it; held against the rules again, as only now it is known. */
    private static CheckSuite in(LogFormat format, CheckSuite suite, LocalDate today) {
        CheckSuite told = suite.with(suite.all().stream()
                .map(check -> check.scope().reading().fromFiles()
                        ? check.read(check.scope().reading().in(format))
                        : check)
                .toList());
        Problems problems = new Problems();
        problems.addAll(Linter.lint(told, today));
        problems.throwIfErrors();
        return told;
    }
}
