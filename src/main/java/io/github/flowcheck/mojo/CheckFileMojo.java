package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.source.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that work on a check file: the file and the way to it. */
abstract class CheckFileMojo extends FlowcheckMojo {
    /**
     * The check file. A relative path on the command line resolves against the directory where Maven was started and is read
     * once in the build; one in a pom resolves against the project's directory. Without it, <code>flowcheck.yaml</code> in
     * the project's directory; a project that has none passes, as long as another project of the build has one.
     */
    @Parameter(property = "flowcheck.file")
    private @Nullable String file;

    /**
     * Which of the check file's <code>targets</code> to use; several, separated by commas, one after the other, each with an output
     * directory of its name below the usual one. Without it, none: the file is taken as it is.
     */
    @Parameter(property = "flowcheck.target")
    private @Nullable String target;

    @Override
    final void addShared(Map<Property, @Nullable String> fields) {
        fields.put(Property.FILE, file);
        fields.put(Property.TARGET, target);
    }

    /** Works on the check file, if it is this project's turn. */
    @Override
    final void run(Settings settings, Goal goal) throws IOException, MojoFailureException {
        CheckFileTurn.Turn turn = new CheckFileTurn(goal).take(settings);
        if (turn instanceof CheckFileTurn.Turn.Read read) {
            read.leftOut()
                    .forEach(module -> getLog().warn("flowcheck: " + module + " has a check file that is not read:"
                            + " this goal does not run there; bind it in that module's pom"));
            List<String> targets = settings.list(Property.TARGET).orElse(List.of()).stream()
                    .distinct()
                    .toList();
            if (targets.size() > 1) {
                // one that is misspelt ends it while no account was changed
                read.source().requireTargets(targets);
                beforeTargets(settings, goal);
                runEach(targets, settings, read.source(), goal.defaultOutputDirectory());
            } else {
                CheckFileSource source =
                        read.source().withTarget(targets.stream().findFirst());
                run(settings, source, goal.defaultOutputDirectory());
            }
        } else if (turn instanceof CheckFileTurn.Turn.Pass pass) {
            getLog().info("flowcheck: " + pass.reason());
        }
    }

    /** One account that fails, or that cannot be asked, does not stop the others; an interrupt does. */
    private void runEach(List<String> targets, Settings settings, CheckFileSource source, Path usual)
            throws IOException, MojoFailureException {
        List<String> failed = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Optional<IOException> unanswered = Optional.empty();
        for (String name : targets) {
            if (unanswered.isPresent() && Thread.currentThread().isInterrupted()) {
                getLog().warn("target " + name + " was not tried: the run was interrupted before");
                continue;
            }
            getLog().info("target " + name);
            Settings its = settings.inFolder(name, usual);
            try {
                run(
                        its,
                        source.withTarget(Optional.of(name)),
                        its.path(Property.OUTPUT_DIRECTORY).orElse(usual));
            } catch (MojoFailureException e) {
                getLog().error(name + ": " + e.getMessage());
                failed.add(name);
                reasons.add(name + ": " + e.getMessage());
            } catch (BadInputException e) {
                failed.add(name);
                reasons.add(name + ": " + failure(e.problems()).getMessage());
            } catch (IOException e) {
                getLog().error(hiding().of(name + ": " + e.getMessage()));
                failed.add(name);
                unanswered = unanswered.or(() -> Optional.of(new IOException(name + ": " + e.getMessage(), e)));
            }
        }
        if (unanswered.isPresent() && failed.size() > 1) {
            IOException first = unanswered.get();
            throw new IOException(
                    "the targets " + String.join(", ", failed) + " failed, each as told above; " + first.getMessage(),
                    first);
        } else if (unanswered.isPresent()) {
            throw unanswered.get();
        } else if (!failed.isEmpty()) {
            throw new MojoFailureException(String.join("; ", reasons));
        }
    }

    /** What there is to do before the first of several targets, each of which has an output directory of its own. */
    void beforeTargets(Settings settings, Goal goal) throws IOException {}

    /**
     * To be called when all is told that a file was to hold.
     *
     * @throws IOException what kept the file from being written
     */
    static void requireWritten(Optional<IOException> unwritten) throws IOException {
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
    }

    /** Does the goal's work on the check file. */
    abstract void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory)
            throws IOException, MojoFailureException;
}
