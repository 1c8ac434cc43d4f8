package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import io.github.flowcheck.command.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@Basedir("/mojo")
class ValidateMojoTest {
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
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "file", value = "nowhere.yaml")
    void namesTheModulesWhoseCheckFilesItDoesNotRead(ValidateMojo goal) throws Exception {
        String missing = "there is no check file nowhere.yaml: nothing would be checked; ";
        when(session.getProjects()).thenReturn(List.of(project, module("front")));
        assertThatThrownBy(() -> build.run(goal))
                .hasMessage(missing + "front has one, but this goal does not run there");

        when(session.getProjects()).thenReturn(List.of(project, module("front"), module("back")));
        assertThatThrownBy(() -> build.run(goal))
                .hasMessage(missing + "front, back have some, but this goal does not run there");
    }

    /** Another project of the build, with a check file. */
    private MavenProject module(String name) throws IOException {
        MavenProject module = new MavenProject();
        module.setArtifactId(name);
        module.setGroupId("g");
        module.setVersion("1");
        Path directory = Files.createDirectories(target.resolve(name));
        Files.writeString(directory.resolve("flowcheck.yaml"), "checks: []");
        module.setFile(directory.resolve("pom.xml").toFile());
        return module;
    }

    @Test
    @InjectMojo(goal = "validate")
    void readsTheProjectsCheckFile(ValidateMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log()).containsExactly("[INFO] flowcheck.yaml: 2 checks, 0 warnings");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "file", value = "doubtful.yaml")
    void warnsOfWhatIsProbablyNotMeantAndPasses(ValidateMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log())
                .containsExactly(
                        lines(
                                "[WARN] doubtful.yaml:2:5: warning: check \"both\" judges accepted and rejected traffic by"
                                        + " the same ports [judges-rejected]",
                                "  2 |   - id: both",
                                "    |     ^^^^^^^^",
                                "  -> set action: accept, or split expect into accepted and rejected"),
                        "[INFO] doubtful.yaml: 1 check, 1 warning");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "file", value = "faults.yaml")
    void tellsEveryFaultInTheLogAndTheFirstInTheFailure(ValidateMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("faults.yaml:2:9: \"Web\" is no check id (and 1 more, listed above)");
        assertThat(build.log())
                .containsExactly(
                        lines(
                                "[ERROR] faults.yaml:2:9: \"Web\" is no check id",
                                "  2 |   - id: Web",
                                "    |         ^^^",
                                "  -> write web"),
                        lines(
                                "[ERROR] faults.yaml:5:13: port \"80000\" is out of range",
                                "  5 |     ports: [80000]",
                                "    |             ^^^^^",
                                "  -> write a port of 0 to 65535"));
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "file", value = "faults.yaml")
    @MojoParameter(name = "skip", value = "true")
    void saysThatItIsSkippedAndReadsNothing(ValidateMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log()).containsExactly("[INFO] flowcheck: skipped, for flowcheck.skip is true");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "file", value = "faults.yaml")
    @MojoParameter(name = "skip", value = "true")
    void obeysTheCommandLineRatherThanThePom(ValidateMojo goal) throws Exception {
        build.with(Property.SKIP, "FALSE").with(Property.FILE, "doubtful.yaml").run(goal);
        assertThat(build.log()).last().isEqualTo("[INFO] doubtful.yaml: 1 check, 1 warning");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "skip", value = "yes")
    void takesNothingButTrueAndFalse(ValidateMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.skip has a value that it cannot have: \"yes\"");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "file", value = "nowhere.yaml")
    void failsWithoutACheckFile(ValidateMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("there is no check file nowhere.yaml: nothing would be checked");
        assertThat(build.log())
                .containsExactly("[ERROR] there is no check file nowhere.yaml: nothing would be checked\n"
                        + "  -> write one, name it with -Dflowcheck.file=PATH, or skip the goal with -Dflowcheck.skip");
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
