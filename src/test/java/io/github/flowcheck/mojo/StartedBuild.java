package io.github.flowcheck.mojo;

import static org.mockito.Mockito.lenient;

import io.github.flowcheck.command.Property;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;

/**
 * A build of one project with a goal on its command line, as far as goals look at it, on what the test harness mocks. How
 * goals find each other in a build of several projects is shown by integration tests: only Maven knows it.
 */
final class StartedBuild {
    private final MavenSession session;
    private final MavenProject project;
    private final RecordedLog log = new RecordedLog();

    /** @param buildDirectory where the project writes */
    StartedBuild(MavenSession session, MavenProject project, MojoExecution execution, Path buildDirectory) {
        this.session = session;
        this.project = project;
        project.getBuild().setDirectory(buildDirectory.toString());
        session.getSystemProperties()
                .setProperty("user.dir", project.getBasedir().toString());
        lenient().when(execution.getSource()).thenReturn(MojoExecution.Source.CLI);
        lenient().when(session.getProjects()).thenReturn(List.of(project));
        lenient().when(session.getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
    }

    /** A property on the command line. */
    StartedBuild with(Property property, Object value) {
        session.getUserProperties().setProperty(property.key(), value.toString());
        return this;
    }

    void run(AbstractMojo goal) throws MojoExecutionException, MojoFailureException {
        goal.setLog(log);
        goal.execute();
    }

    /** What the goal said. */
    List<String> log() {
        return log.lines();
    }
}
