package io.github.flowcheck.mojo;

import io.github.flowcheck.command.DiffCommand;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.output.report.DiffReport;
import io.github.flowcheck.output.report.JsonReport;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed between two runs of <code>verify</code>: findings that are new or fixed, traffic that appeared or went. Writes
 * <code>diff.json</code>. Fails the build only where that is asked for.
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends FlowcheckMojo {
    /** The <code>verify.json</code> of the earlier run. */
    @Parameter(property = "flowcheck.baseline")
    private @Nullable String baseline;

    /** The <code>verify.json</code> of the later run. Without it, the one below the output directory. */
    @Parameter(property = "flowcheck.current")
    private @Nullable String current;

    /** Whether a new finding fails the build: <code>true</code> or <code>false</code>. Without it, <code>false</code>. */
    @Parameter(property = "flowcheck.failOnNew")
    private @Nullable String failOnNew;

    /**
     * Below which directory <code>diff.json</code> is written. Without it, <code>flowcheck</code> in the build directory; without a
     * pom, <code>target/flowcheck</code> where Maven was started.
     */
    @Parameter(property = "flowcheck.outputDirectory")
    private @Nullable String outputDirectory;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.BASELINE, baseline);
        fields.put(Property.CURRENT, current);
        fields.put(Property.FAIL_ON_NEW, failOnNew);
        fields.put(Property.OUTPUT_DIRECTORY, outputDirectory);
    }

    @Override
    void run(Settings settings, Goal goal) throws IOException, MojoFailureException {
        boolean gate = settings.isTrue(Property.FAIL_ON_NEW);
        Path directory = settings.path(Property.OUTPUT_DIRECTORY).orElse(goal.defaultOutputDirectory());
        Path before = settings.path(Property.BASELINE)
                .orElseThrow(() -> new BadInputException(Problem.unplaced(
                        Property.BASELINE + " is not given, so there is nothing to compare with",
                        "give it " + Property.BASELINE.allowed())));
        Path after = settings.path(Property.CURRENT).orElse(directory.resolve(JsonReport.PATH));
        ReportDiff diff = DiffCommand.run(new DiffCommand.Request(before, after, directory));
        DiffReport.lines(diff).forEach(line -> {
            if (line.level() == Level.ERROR) {
                getLog().error(line.text());
            } else {
                getLog().info(line.text());
            }
        });
        int found = diff.newFindings().size();
        if (gate && found > 0) {
            throw new MojoFailureException(found + (found == 1 ? " new finding" : " new findings") + " since " + before
                    + "; see the lines above");
        }
    }
}
