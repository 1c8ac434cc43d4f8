package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
class TestMojoTest {
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
    @InjectMojo(goal = "test")
    @MojoParameter(name = "file", value = "tested.yaml")
    void aTestThatFailsFailsTheBuild(TestMojo goal) {
        Path report = target.resolve("flowcheck/TEST-flowcheck-tests.xml");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("1 of 2 tests failed; see the lines above and " + report);
        assertThat(build.log())
                .containsExactly(
                        "[INFO] PASS  no records",
                        "[INFO] FAIL  no records, and hope",
                        "[ERROR] ",
                        "[ERROR] FAIL no records, and hope at tested.yaml:11:5",
                        "[ERROR]   check web-ssh should be pass and is inconclusive: expected some traffic, saw none;"
                                + " but the logs hold no readable record of eni-1235b8ca123456789",
                        "[INFO] ",
                        "[ERROR] 2 tests: 1 passed, 1 failed",
                        "[INFO] report: " + report);
        assertThat(report).exists();
    }

    @Test
    @InjectMojo(goal = "test")
    @MojoParameter(name = "file", value = "tested.yaml")
    void theResultsAreToldAlsoWhereTheReportCannotBeWritten(TestMojo goal) throws Exception {
        Path file = Files.writeString(target.resolve("flowcheck"), "no directory");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("cannot write " + file.resolve("TEST-flowcheck-tests.xml") + ": " + file
                        + " is no directory\n  -> put that right, or choose another directory with"
                        + " -Dflowcheck.outputDirectory");
        assertThat(build.log())
                .contains(
                        "[ERROR] FAIL no records, and hope at tested.yaml:11:5", "[ERROR] 2 tests: 1 passed, 1 failed")
                .noneMatch(line -> line.contains("report: "));
    }

    @Test
    @InjectMojo(goal = "test")
    void aFileWithoutTestsFailsTheBuild(TestMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.yaml has no tests: nothing would be tested");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "test")
    @MojoParameter(name = "skip", value = "true")
    void saysThatItIsSkipped(TestMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log()).containsExactly("[INFO] flowcheck: skipped, for flowcheck.skip is true");
    }
}
