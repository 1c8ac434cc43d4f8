package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.command.TestCommand;
import io.github.flowcheck.output.report.TestsReport;
import io.github.flowcheck.output.text.ConsoleLine.Level;
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
 * Runs the tests that a check file holds under <code>tests</code>: verifies checks on the flow-log records of each test, as
 * <code>verify</code> does on files, and fails the build where a check has another verdict than the test expects. Writes
 * <code>TEST-flowcheck-tests.xml</code>. Needs neither AWS nor flow logs. A check file without tests fails.
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, requiresProject = false, threadSafe = true)
public final class TestMojo extends CheckFileMojo {
    /**
     * Of which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them. Tests that expect nothing of these are not run; a selector that matches nothing is an error.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    /**
     * Below which directory to write the report. Without it, <code>flowcheck</code> in the build directory; without a pom,
     * <code>target/flowcheck</code> where Maven was started.
     */
    @Parameter(property = "flowcheck.outputDirectory")
    private @Nullable String outputDirectory;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.CHECKS, checks);
        fields.put(Property.OUTPUT_DIRECTORY, outputDirectory);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory)
            throws IOException, MojoFailureException {
        Path directory = settings.path(Property.OUTPUT_DIRECTORY).orElse(defaultOutputDirectory);
        TestCommand.Outcome outcome = TestCommand.run(
                new TestCommand.Request(source, settings.list(Property.CHECKS), directory), Clock.systemUTC());
        warn(outcome.warnings());
        TestsReport.lines(outcome.results()).forEach(line -> {
            if (line.level() == Level.ERROR) {
                getLog().error(line.text());
            } else {
                getLog().info(line.text());
            }
        });
        if (outcome.leftOut() > 0) {
            getLog().info(outcome.leftOut() + (outcome.leftOut() == 1 ? " test was" : " tests were")
                    + " left out, of checks that " + Property.CHECKS + " does not select");
        }
        requireWritten(outcome.unwritten());
        getLog().info("report: " + outcome.report());
        if (outcome.failed() > 0) {
            throw new MojoFailureException(
                    outcome.failed() + " of " + outcome.results().size()
                            + (outcome.results().size() == 1 ? " test" : " tests") + " failed; see the lines above and "
                            + outcome.report());
        }
    }
}
