package io.github.flowcheck.mojo;

import io.github.flowcheck.aws.AwsRefusedException;
import io.github.flowcheck.command.Mask;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.plan.StoreException;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: whether they run, and how a problem becomes a failed build. */
abstract class FlowcheckMojo extends AbstractMojo {
    /** How a message of ours goes on that says what to do. */
    private static final String REMEDY = "\n  -> ";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether to do nothing but say so: <code>true</code> or <code>false</code>. */
    @Parameter(property = "flowcheck.skip")
    private @Nullable String skip;

    private Mask hiding = Mask.NONE;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Goal goal = goal();
        boolean ended = false;
        try {
            Settings settings = settings(goal);
            if (settings.isTrue(Property.SKIP)) {
                getLog().info("flowcheck: skipped, for " + Property.SKIP + " is true");
                ended = true;
                return;
            }
            hiding = hiding(settings);
            settings.requireValues();
            run(settings, goal);
            ended = true;
        } catch (BadInputException e) {
            throw failure(e.problems());
        } catch (IOException e) {
            // what is hidden would be read in the cause
            throw hiding.hidden().isEmpty()
                    ? new MojoExecutionException(e.getMessage(), cause(e))
                    : new MojoExecutionException(hiding.of(String.valueOf(e.getMessage())));
        } finally {
            if (!ended) {
                afterFailure(goal);
            }
        }
    }

    /**
     * What to show as the cause. Maven puts the messages of all causes behind ours; those of the AWS SDK and of files say the same
     * once more, and what to do would stand in the middle. With {@code -e} they are shown all the same.
     */
    private static IOException cause(IOException thrown) {
        if (String.valueOf(thrown.getMessage()).contains(REMEDY)) {
            return told(thrown);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsRefusedException || cause instanceof StoreException) {
                return told(thrown);
            }
        }
        return thrown;
    }

    private static IOException told(IOException thrown) {
        IOException told = new IOException(thrown.getMessage());
        told.addSuppressed(thrown);
        return told;
    }

    /** Adds the parameters that goals of a kind share. */
    void addShared(Map<Property, @Nullable String> fields) {}

    /** Adds the goal's own parameters, null where Maven found no value. */
    void addTo(Map<Property, @Nullable String> fields) {}

    /** What the settings say is not to be shown. */
    Mask hiding(Settings settings) {
        return Mask.NONE;
    }

    /** What is not to be shown. */
    final Mask hiding() {
        return hiding;
    }

    /** What there is to do where the build fails, also where the goal did not get to its work. */
    void afterFailure(Goal goal) {}

    /** Does the goal's work, if it is not to be skipped. */
    abstract void run(Settings settings, Goal goal) throws IOException, MojoFailureException;

    final Settings settings(Goal goal) {
        Map<Property, @Nullable String> fields = new EnumMap<>(Property.class);
        fields.put(Property.SKIP, skip);
        addShared(fields);
        addTo(fields);
        return goal.settings(fields);
    }

    final Goal goal() {
        return new Goal(session, project, execution);
    }

    /** Says how far the goal is; somebody is probably watching where Maven may ask. */
    final ProgressLines progress() {
        return new ProgressLines(
                getLog(), Clock.systemUTC(), session.getRequest().isInteractiveMode());
    }

    /** Says that the goal still waits for CloudWatch Logs. */
    final WaitingLines waiting(Settings settings) {
        String service = "CloudWatch Logs"
                + settings.uri(Property.ENDPOINT).map(url -> " at " + url).orElse("");
        return new WaitingLines(line -> getLog().info(hiding.of(line)), service, WaitingLines.USUAL);
    }

    final void warn(List<Problem> warnings) {
        warnings.forEach(warning -> getLog().warn(hiding.of(warning.format())));
    }

    final MojoFailureException failure(List<Problem> problems) {
        problems.forEach(problem -> {
            if (problem.isError()) {
                getLog().error(hiding.of(problem.format()));
            } else {
                getLog().warn(hiding.of(problem.format()));
            }
        });
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        Problem first = errors.get(0);
        String where = first.place().map(place -> place + ": ").orElse("");
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more, listed above)";
        return new MojoFailureException(hiding.of(where + first.message() + more));
    }
}
