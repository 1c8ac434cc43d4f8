package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.ExplainCommand;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what a check asks and expects, shows its query, and shows flow-log records with which it would pass and with
 * which it would fail. Each of these was tried: the goal runs on them what <code>verify</code> runs. Needs neither AWS nor
 * flow logs, and writes no files.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends CheckFileMojo {
    /**
     * Which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them, one after the other.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.CHECKS, checks);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory) throws IOException {
        ExplainCommand.Outcome outcome = ExplainCommand.run(
                new ExplainCommand.Request(source, settings.list(Property.CHECKS)), Clock.systemUTC(), getLog()::info);
        getLog().info("");
        warn(outcome.warnings());
        getLog().info(source.shownName() + ": " + outcome.checks() + (outcome.checks() == 1 ? " check" : " checks")
                + " explained");
    }
}
