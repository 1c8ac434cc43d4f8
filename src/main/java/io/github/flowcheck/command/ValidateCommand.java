package io.github.flowcheck.command;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Target;
import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.checkfile.CheckFile;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.lint.Linter;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads a check file and looks for what is wrong with it or probably not meant so. */
public final class ValidateCommand {
    private ValidateCommand() {}

    /**
     * What is known of a check file that can be used.
     *
     * @param suite its checks
     * @param target where it is for in this run, if one of its targets was chosen
     * @param tests the tests of its checks
     * @param warnings what its author should look at
     */
    public record Outcome(CheckSuite suite, Optional<Target> target, List<TestCase> tests, List<Problem> warnings) {
        public Outcome {
            tests = List.copyOf(tests);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param clock tells the day for which waivers are looked at
     * @throws io.github.flowcheck.source.BadInputException with all problems of the file, if one is an error
     */
    public static Outcome run(CheckFileSource source, Clock clock) {
        CheckFile file = CheckFileReader.read(source.path(), source.shownName(), source.inputs());
        Problems problems = new Problems();
        problems.addAll(Linter.lint(file.suite(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        problems.addAll(file.warnings());
        problems.throwIfErrors();
        return new Outcome(file.suite(), file.target(), file.tests(), problems.inOrder());
    }
}
