package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides which check file a goal reads in a project, and whether it is this project's turn: a goal runs once for each check
 * file, and a build in which no project has one fails, for nothing was checked.
 *
 * <p>All is decided from what the session knows before it starts, so that the answer is the same under {@code -T}.
 */
final class CheckFileTurn {
    /** The check file's name where none is given. */
    static final String DEFAULT_NAME = "flowcheck.yaml";

    private final Goal goal;

    CheckFileTurn(Goal goal) {
        this.goal = goal;
    }

    /** The outcome: a file to read, or why there is none to read here. */
    sealed interface Turn {
        /** @param leftOut names of the build's projects that have a check file which nothing reads in this run */
        record Read(CheckFileSource source, List<String> leftOut) implements Turn {
            public Read {
                leftOut = List.copyOf(leftOut);
            }
        }

        record Pass(String reason) implements Turn {}
    }

    /** @throws BadInputException if no project of the session has the check file */
    Turn take(Settings settings) {
        if (goal.isOnCommandLine(Property.FILE)) {
            return once(settings.path(Property.FILE).orElseThrow());
        }
        Path file =
                settings.path(Property.FILE).orElseGet(() -> goal.directory().resolve(DEFAULT_NAME));
        if (Files.exists(file)) {
            return claim(file, settings);
        }
        List<GoalProject> others = goal.projects().stream()
                .filter(other -> !other.isSame(goal.project()))
                .filter(GoalProject::hasCheckFile)
                .toList();
        if (others.isEmpty()) {
            throw new BadInputException(missing(file));
        }
        return new Turn.Pass("no " + shown(file) + " here; " + others.get(0).name() + " has its own");
    }

    /** A file that the user named is read in the first project of the build that runs the goal. */
    private Turn once(Path file) {
        if (!Files.exists(file)) {
            throw new BadInputException(missing(file));
        }
        Optional<GoalProject> first = goal.projects().stream().findFirst();
        return first.isEmpty() || first.get().isSame(goal.project())
                ? read(file)
                : new Turn.Pass(shown(file) + " is read once in this build, in "
                        + first.get().name());
    }

    /** A file that several projects' poms name is read once for each execution that asks for the same. */
    private Turn claim(Path file, Settings settings) {
        return goal.claims(file, settings) ? read(file) : new Turn.Pass(shown(file) + " was read before in this build");
    }

    private Turn read(Path file) {
        return new Turn.Read(CheckFileSource.of(file, goal.startDirectory(), goal.inputs()), leftOut());
    }

    private List<String> leftOut() {
        return goal.isOnCommandLine(Property.FILE)
                ? List.of()
                : goal.leftOut().stream().map(GoalProject::name).toList();
    }

    private String shown(Path file) {
        return CheckFileSource.shown(file, goal.startDirectory());
    }

    private Problem missing(Path file) {
        List<String> leftOut = leftOut();
        String others = leftOut.isEmpty()
                ? ""
                : "; " + String.join(", ", leftOut) + (leftOut.size() == 1 ? " has one" : " have some")
                        + ", but this goal does not run there";
        return Problem.unplaced(
                "there is no check file " + shown(file) + ": nothing would be checked" + others,
                shown(file).startsWith("~")
                        ? "write the whole path, or $HOME for ~: no shell replaces a ~ behind an ="
                        : "write one, name it with -D" + Property.FILE + "=PATH, or skip the goal with -D"
                                + Property.SKIP
                                + (leftOut.isEmpty() ? "" : "; to read those of modules, bind the goal in their poms"));
    }
}
