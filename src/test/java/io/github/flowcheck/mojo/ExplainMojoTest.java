package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.command.Property;
import java.nio.file.Path;
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
class ExplainMojoTest {
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
    @InjectMojo(goal = "explain")
    void explainsAllChecksAndWritesNothing(ExplainMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log())
                .anyMatch(line -> line.startsWith("[INFO] web-ssh at flowcheck.yaml:"))
                .anyMatch(line -> line.startsWith("[INFO] web-closed at flowcheck.yaml:"))
                .last()
                .isEqualTo("[INFO] flowcheck.yaml: 2 checks explained");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "checks", value = "*-ssh")
    void explainsWhatItIsAskedFor(ExplainMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log())
                .noneMatch(line -> line.contains("web-closed at"))
                .last()
                .isEqualTo("[INFO] flowcheck.yaml: 1 check explained");
    }

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "file", value = "doubtful.yaml")
    void warnsOfWhatIsProbablyNotMeant(ExplainMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log()).anyMatch(line -> line.startsWith("[WARN] doubtful.yaml:2:5: warning: check \"both\""));
    }

    @Test
    @InjectMojo(goal = "explain")
    void refusesASelectorThatMatchesNothing(ExplainMojo goal) {
        assertThatThrownBy(() -> build.with(Property.CHECKS, "web-shs").run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.checks: \"web-shs\" matches no check of flowcheck.yaml");
    }

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "skip", value = "true")
    void saysThatItIsSkipped(ExplainMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log()).containsExactly("[INFO] flowcheck: skipped, for flowcheck.skip is true");
    }
}
