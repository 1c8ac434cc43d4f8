package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Target;
import io.github.flowcheck.source.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A check file that can be used.
 *
 * @param target where it is for in this run, if one of its targets was chosen
 * @param warnings what its author may not have meant, in the order of their places
 */
public record CheckFile(CheckSuite suite, Optional<Target> target, List<Problem> warnings) {
    public CheckFile {
        Objects.requireNonNull(suite);
        warnings = List.copyOf(warnings);
    }
}
