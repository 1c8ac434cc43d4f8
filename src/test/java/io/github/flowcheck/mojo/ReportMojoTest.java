package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.command.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
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
class ReportMojoTest {
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
    @InjectMojo(goal = "report")
    void thePageOfOneRunIsTheReport(ReportMojo goal) throws Exception {
        page("flowcheck", "one");
        goal.setReportOutputDirectory(target.resolve("site").toFile());
        assertThat(goal.canGenerateReport()).isTrue();
        assertThat(goal.isExternalReport()).isTrue();

        build.run(goal);
        assertThat(target.resolve("site/flowcheck.html")).hasContent("one");
        assertThat(build.log()).containsExactly("[INFO] wrote " + target.resolve("site/flowcheck.html"));
    }

    @Test
    @InjectMojo(goal = "report")
    void ofSeveralTargetsEachHasItsPageAndTheSiteDrawsOneThatLeadsToThem(ReportMojo goal) throws Exception {
        page("flowcheck/stage", "of stage");
        page("flowcheck/prod", "of prod");
        goal.setReportOutputDirectory(target.resolve("site").toFile());
        assertThat(goal.isExternalReport()).isFalse();

        build.run(goal);
        assertThat(target.resolve("site/flowcheck/prod.html")).hasContent("of prod");
        assertThat(target.resolve("site/flowcheck/stage.html")).hasContent("of stage");
    }

    @Test
    @InjectMojo(goal = "report")
    void withoutARunThereIsNoReportAndByItselfTheGoalFails(ReportMojo goal) throws Exception {
        goal.setLog(new RecordedLog());
        assertThat(goal.canGenerateReport()).isFalse();
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("no verify.html below " + target.resolve("flowcheck"));
    }

    @Test
    @InjectMojo(goal = "report")
    void skipLeavesItOutOfTheSite(ReportMojo goal) throws Exception {
        page("flowcheck", "one");
        build.with(Property.SKIP, "true");
        goal.setLog(new RecordedLog());
        assertThat(goal.canGenerateReport()).isFalse();
    }

    private void page(String directory, String text) throws Exception {
        Path page = target.resolve(directory).resolve("verify.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
    }
}
