package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.GenerateCommand;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.output.SavedQueryFormat;
import io.github.flowcheck.output.text.Amounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes each check as a CloudWatch Logs Insights query: the texts, a CloudFormation template, a Terraform file and
 * PutQueryDefinition requests. The same input gives the same bytes, and files that would not change are not touched. Needs neither AWS nor flow logs.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class GenerateMojo extends CheckFileMojo {
    private static final int LISTED = 20;

    /**
     * What to write: <code>queries</code>, <code>cloudformation</code>, <code>terraform</code>, <code>requests</code>,
     * separated by commas. Without it, all of them.
     */
    @Parameter(property = "flowcheck.formats")
    private @Nullable String formats;

    /**
     * Which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them. Files of the others and of the
     * library stay as they are; the CloudFormation template and the Terraform file hold all checks in any
     * case, for a deployment would delete what they lack. A check that takes a parameter without a value is in these two alone.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    /**
     * Below which directory to write. Without it, <code>flowcheck</code> in the build directory; without a pom,
     * <code>target/flowcheck</code> where Maven was started.
     */
    @Parameter(property = "flowcheck.outputDirectory")
    private @Nullable String outputDirectory;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.FORMATS, formats);
        fields.put(Property.CHECKS, checks);
        fields.put(Property.OUTPUT_DIRECTORY, outputDirectory);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory) throws IOException {
        List<String> known = Arrays.stream(SavedQueryFormat.values())
                .map(SavedQueryFormat::word)
                .toList();
        Set<SavedQueryFormat> chosen = settings.words(Property.FORMATS, known)
                .map(words -> words.stream()
                        .map(word -> SavedQueryFormat.parse(word).orElseThrow())
                        .collect(Collectors.toSet()))
                .orElseGet(() -> EnumSet.allOf(SavedQueryFormat.class));
        Path directory = settings.path(Property.OUTPUT_DIRECTORY).orElse(defaultOutputDirectory);
        GenerateCommand.Outcome outcome = GenerateCommand.run(
                new GenerateCommand.Request(source, settings.list(Property.CHECKS), chosen, directory),
                Clock.systemUTC());
        warn(outcome.warnings());
        outcome.changes().notes().forEach(getLog()::warn);
        tell("wrote ", outcome.changes().written(), directory);
        tell("removed ", outcome.changes().removed(), directory);
        if (outcome.queries() == 0) {
            getLog().info("nothing to save: "
                    + Amounts.counted(outcome.unsaved(), "check has", "checks have")
                    + " save: false, so only verify runs " + (outcome.unsaved() == 1 ? "it" : "them"));
        }
        getLog().info(source.shownName() + ": " + outcome.queries()
                + (outcome.queries() == 1 ? " saved query, " : " saved queries, ")
                + outcome.changes().summary() + " in " + directory);
    }

    private void tell(String done, List<String> paths, Path directory) {
        paths.stream().limit(LISTED).forEach(path -> getLog().info(done + directory.resolve(path)));
        if (paths.size() > LISTED) {
            getLog().info(done + (paths.size() - LISTED) + " more");
        }
    }
}
