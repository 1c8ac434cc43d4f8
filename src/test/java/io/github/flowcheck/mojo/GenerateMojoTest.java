package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.command.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@Basedir("/mojo")
class GenerateMojoTest {
    @Inject
    private MavenSession session;

    @Inject
    private MavenProject project;

    @Inject
    private MojoExecution execution;

    @TempDir
    private Path target;

    private StartedBuild build;

    @BeforeEach
    void start() {
        build = new StartedBuild(session, project, execution, target);
    }

    @Test
    @InjectMojo(goal = "generate")
    void writesAllFormatsOfAllChecksBelowTheBuildDirectory(GenerateMojo goal) throws Exception {
        build.run(goal);
        assertThat(files(target))
                .containsExactly(
                        "flowcheck/cloudformation/flowcheck.template.json",
                        "flowcheck/generated.json",
                        "flowcheck/queries/web-closed.cwli",
                        "flowcheck/queries/web-ssh.cwli",
                        "flowcheck/requests/web-closed.json",
                        "flowcheck/requests/web-ssh.json",
                        "flowcheck/terraform/flowcheck.tf.json");
        Path out = target.resolve("flowcheck");
        assertThat(build.log())
                .containsExactly(
                        "[INFO] wrote " + out.resolve("queries/web-closed.cwli"),
                        "[INFO] wrote " + out.resolve("queries/web-ssh.cwli"),
                        "[INFO] wrote " + out.resolve("cloudformation/flowcheck.template.json"),
                        "[INFO] wrote " + out.resolve("terraform/flowcheck.tf.json"),
                        "[INFO] wrote " + out.resolve("requests/web-closed.json"),
                        "[INFO] wrote " + out.resolve("requests/web-ssh.json"),
                        "[INFO] flowcheck.yaml: 2 saved queries, 6 files written, 0 unchanged, 0 removed in " + out);
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "formats", value = "requests, queries")
    @MojoParameter(name = "checks", value = "*-ssh")
    @MojoParameter(name = "outputDirectory", value = "replaced on the command line")
    void writesWhatItIsToldWhereItIsTold(GenerateMojo goal) throws Exception {
        build.with(Property.OUTPUT_DIRECTORY, target.resolve("elsewhere")).run(goal);
        assertThat(files(target))
                .containsExactly(
                        "elsewhere/generated.json",
                        "elsewhere/queries/web-ssh.cwli",
                        "elsewhere/requests/web-ssh.json");
    }

    @Test
    @InjectMojo(goal = "generate")
    void saysWhyNothingIsSaved(GenerateMojo goal) throws Exception {
        Path file = Files.writeString(
                target.resolve("unsaved.yaml"),
                "logGroup: /vpc/flow-logs\ndefaults: { save: false }\nchecks:\n"
                        + "- { id: a, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22 }\n"
                        + "- { id: b, eni: eni-1235b8ca, address: 10.0.0.1, ports: 23 }\n");
        build.with(Property.FILE, file).run(goal);
        assertThat(build.log())
                .first()
                .isEqualTo("[INFO] nothing to save: 2 checks have save: false, so only verify runs them");
        build.with(Property.CHECKS, "b").run(goal);
        assertThat(build.log()).contains("[INFO] nothing to save: 1 check has save: false, so only verify runs it");
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "formats", value = "queries, cloudfromation")
    void refusesAFormatThatItDoesNotKnow(GenerateMojo goal) throws Exception {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.formats has a value that it cannot have: \"cloudfromation\"");
        assertThat(build.log())
                .containsExactly("[ERROR] flowcheck.formats has a value that it cannot have: \"cloudfromation\"\n"
                        + "  -> did you mean cloudformation? give it queries, cloudformation, terraform or requests, separated"
                        + " by commas");
        assertThat(files(target)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "generate")
    void failsWithTheCauseWhereItCannotWrite(GenerateMojo goal) throws Exception {
        Path file = Files.writeString(target.resolve("flowcheck"), "a file where the directory should be");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("cannot write " + file.resolve("generated.json") + ": " + file + " is no directory\n"
                        + "  -> put that right, or choose another directory with -Dflowcheck.outputDirectory")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "checks", value = "web-ssh, web-htp")
    void writesNothingWhereASelectorMatchesNothing(GenerateMojo goal) throws Exception {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.checks: \"web-htp\" matches no check of flowcheck.yaml");
        assertThat(files(target)).isEmpty();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
