package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Target;
import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.source.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A check file that can be used.
 *
 * @param target where it is for in this run, if one of its targets was chosen
 * @param tests of its checks, in the order of the file
 * @param warnings what its author may not have meant, in the order of their places
 */
public record CheckFile(CheckSuite suite, Optional<Target> target, List<TestCase> tests, List<Problem> warnings) {
    public CheckFile {
        Objects.requireNonNull(suite);
        tests = List.copyOf(tests);
        warnings = List.copyOf(warnings);
    }
}
