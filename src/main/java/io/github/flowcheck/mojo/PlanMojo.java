package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.PlanCommand;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.output.account.PlanLines;
import io.github.flowcheck.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the difference between the check file and the account's saved queries, and writes it as <code>plan.json</code>. Changes
 * nothing in the account. Needs an AWS account and the permission <code>logs:DescribeQueryDefinitions</code>.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends AccountMojo {
    /**
     * Which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them. It narrows what is created and updated, and never makes the others look as if they were gone.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    /** Whether saved queries of the same name that bear no marker, or another owner's, count as taken over. */
    @Parameter(property = "flowcheck.adopt")
    private @Nullable String adopt;

    /** Whether saved queries of this file's owner that are no longer in the file count as deleted. */
    @Parameter(property = "flowcheck.prune")
    private @Nullable String prune;

    /** Whether the build fails if the account is other than the file says. */
    @Parameter(property = "flowcheck.failOnDrift")
    private @Nullable String failOnDrift;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        super.addTo(fields);
        fields.put(Property.CHECKS, checks);
        fields.put(Property.ADOPT, adopt);
        fields.put(Property.PRUNE, prune);
        fields.put(Property.FAIL_ON_DRIFT, failOnDrift);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory)
            throws IOException, MojoFailureException {
        boolean mustFail = settings.isTrue(Property.FAIL_ON_DRIFT);
        PlanCommand.Request request = new PlanCommand.Request(
                source,
                settings.list(Property.CHECKS),
                settings.access(),
                new Plan.Options(settings.isTrue(Property.ADOPT), settings.isTrue(Property.PRUNE)),
                directory(settings, defaultOutputDirectory),
                hiding());
        PlanCommand.Outcome outcome = asking(settings, () -> PlanCommand.run(request, Clock.systemUTC()));
        warn(outcome.warnings());
        tell(PlanLines.of(outcome.survey()));
        requireWritten(outcome.unwritten());
        getLog().info("plan: " + outcome.json());
        Plan plan = outcome.survey().plan();
        if (mustFail && plan.hasDrift()) {
            throw new MojoFailureException("the account's saved queries are not what " + source.shownName() + " says: "
                    + PlanLines.counts(plan) + "; flowcheck:apply changes them");
        }
    }
}
