package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.DoctorCommand;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.doctor.Finding;
import io.github.flowcheck.output.account.DoctorLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says whether verdicts from an account can be trusted: identity, Region, log groups, the flow-log data of each network interface
 * and its format, permissions. Prints the least IAM policy for the check file and writes all of it as <code>doctor.json</code>.
 * Changes nothing in the account; its queries scan the windows of the checks, as those of <code>verify</code> do.
 *
 * <p>Every finding names its remedy. Findings of severity error fail the build, warnings do not.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AccountMojo {
    /**
     * Which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        super.addTo(fields);
        fields.put(Property.CHECKS, checks);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory)
            throws IOException, MojoFailureException {
        DoctorCommand.Request request = new DoctorCommand.Request(
                source,
                settings.list(Property.CHECKS),
                settings.access(),
                directory(settings, defaultOutputDirectory),
                hiding());
        DoctorCommand.Outcome outcome = asking(settings, () -> DoctorCommand.run(request, Clock.systemUTC()));
        warn(outcome.warnings());
        tell(DoctorLines.of(outcome.diagnosis()));
        requireWritten(outcome.unwritten());
        getLog().info("findings: " + outcome.json());
        if (outcome.diagnosis().count(Finding.Level.ERROR) > 0) {
            throw new MojoFailureException(
                    "verdicts of " + source.shownName() + " from this account cannot be trusted: "
                            + DoctorLines.counts(outcome.diagnosis()) + "; each is told above with its remedy");
        }
    }
}
