package io.github.flowcheck.output.report;

import java.util.Optional;

/**
 * What a report is about, for those who read it on a server that has the repository.
 *
 * @param checkFile the check file's path from the root of the repository, where GitHub looks for a relative path
 * @param target the target of the check file that was verified, if it was one
 */
public record Subject(String checkFile, Optional<String> target) {
    /** The name of the target in brackets, to go behind another one; empty without a target. */
    String suffix() {
        return target.map(name -> " (" + name + ")").orElse("");
    }
}
