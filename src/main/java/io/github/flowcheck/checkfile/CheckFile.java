package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A check file that can be used.
 *
 * @param warnings what its author may not have meant, in the order of their places
 */
public record CheckFile(CheckSuite suite, List<Problem> warnings) {
    public CheckFile {
        Objects.requireNonNull(suite);
        warnings = List.copyOf(warnings);
    }
}
