package io.github.flowcheck.command;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.report.Subject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * A check file and what is put in for its placeholders.
 *
 * @param path absolute
 * @param shownName what messages call it: the path as seen from where the user stands
 * @param inputs the properties and the environment that <code>${…}</code> in it may name
 */
public record CheckFileSource(Path path, String shownName, Inputs inputs) {
    /** The check file at a path, shown relative to a directory it lies below, with slashes on every platform. */
    public static CheckFileSource of(Path path, Path seenFrom, Inputs inputs) {
        Path absolute = path.toAbsolutePath().normalize();
        return new CheckFileSource(absolute, shown(absolute, seenFrom), inputs);
    }

    /** The same file for one of its targets, or for none. */
    public CheckFileSource withTarget(Optional<String> target) {
        return new CheckFileSource(path, shownName, inputs.withTarget(target));
    }

    /**
     * Makes sure that the file has all these targets, before anything is done for the first of them.
     *
     * @throws io.github.flowcheck.source.BadInputException with all names that are none
     */
    public void requireTargets(Collection<String> names) {
        CheckFileReader.requireTargets(path, shownName, names);
    }

    /** What tells the file's runs of one build apart: its shown name and, where one is used, the target. */
    String suite() {
        return shownName + inputs.target().map(target -> "/" + target).orElse("");
    }

    /**
     * The path from the root of the repository that the file was checked out from, wherever below it Maven was started: what reads
     * reports on a server knows no other. The shown name where the root is not known.
     */
    String pathInRepository() {
        return Repository.rootAbove(path, inputs.environment())
                .map(root -> shown(Repository.real(path), root))
                .orElse(shownName);
    }

    /** What reports tell of the file and its target to who reads them elsewhere. */
    public Subject subject() {
        return new Subject(pathInRepository(), inputs.target());
    }

    /** What messages call a path. */
    public static String shown(Path path, Path seenFrom) {
        Path from = seenFrom.toAbsolutePath().normalize();
        String shown = (path.startsWith(from) ? from.relativize(path) : path).toString();
        return shown.isEmpty() ? "." : shown.replace('\\', '/');
    }
}
