package io.github.flowcheck.mojo;

import io.github.flowcheck.command.ApplyCommand;
import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.output.account.PlanLines;
import io.github.flowcheck.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account's saved queries what the check file says: creates those that are missing and updates those that differ. A
 * second run changes nothing, and a run that was cut off is completed by the next one. Needs an AWS account and the permissions
 * <code>logs:DescribeQueryDefinitions</code> and <code>logs:PutQueryDefinition</code>; with <code>flowcheck.prune</code>
 * <code>logs:DeleteQueryDefinition</code> too.
 *
 * <p>Where a person must decide, as there are several saved queries of one name or one that somebody else wrote, the build fails
 * and nothing is changed.
 */
@Mojo(name = "apply", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class ApplyMojo extends AccountMojo {
    /**
     * Which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them. It narrows what is created and updated, and never what <code>flowcheck.prune</code> compares with.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    /**
     * Whether saved queries of the same name that bear no marker, or another owner's, may be taken over: their text is replaced.
     */
    @Parameter(property = "flowcheck.adopt")
    private @Nullable String adopt;

    /**
     * Whether saved queries are deleted that lie below the file's folder, bear its owner's marker and are no longer in the file. What
     * a person copied or renamed stays.
     */
    @Parameter(property = "flowcheck.prune")
    private @Nullable String prune;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        super.addTo(fields);
        fields.put(Property.CHECKS, checks);
        fields.put(Property.ADOPT, adopt);
        fields.put(Property.PRUNE, prune);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory)
            throws IOException, MojoFailureException {
        ApplyCommand.Request request = new ApplyCommand.Request(
                source,
                settings.list(Property.CHECKS),
                settings.access(),
                new Plan.Options(settings.isTrue(Property.ADOPT), settings.isTrue(Property.PRUNE)),
                directory(settings, defaultOutputDirectory),
                hiding());
        WaitingLines waiting = waiting(settings);
        ApplyCommand.Outcome outcome =
                waiting.during(() -> ApplyCommand.run(request, Clock.systemUTC(), this::warn, step -> {
                    waiting.heard();
                    tell(PlanLines.of(step));
                }));
        if (outcome.isStopped()) {
            tell(PlanLines.stopped(outcome.survey()));
            requireWritten(outcome.unwritten());
            throw new MojoFailureException("nothing was changed, for a person must decide first: "
                    + PlanLines.counts(outcome.survey().plan()) + "; see the lines above");
        }
        outcome.later().forEach(step -> tell(PlanLines.of(step)));
        String done = source.shownName() + ": "
                + PlanLines.counts(outcome.survey().plan()) + "; " + PlanLines.summary(outcome.steps());
        if (outcome.unwritten().isPresent()) {
            getLog().info(done);
            throw outcome.unwritten().get();
        }
        if (outcome.isIncomplete()) {
            throw new IOException(done + "; see the lines above and " + outcome.json()
                    + ", and run flowcheck:apply again: it goes on from here");
        }
        getLog().info(done);
    }
}
