package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.command.ValidateCommand;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Reads the check file and reports every problem in it, each with its line, its column and a remedy. Needs neither AWS nor
 * flow logs.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends CheckFileMojo {
    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory) {
        ValidateCommand.Outcome outcome = ValidateCommand.run(source, Clock.systemUTC());
        warn(outcome.warnings());
        int checks = outcome.suite().all().size();
        getLog().info(source.shownName() + ": " + checks + (checks == 1 ? " check, " : " checks, ")
                + outcome.warnings().size() + (outcome.warnings().size() == 1 ? " warning" : " warnings"));
    }
}
