package io.github.flowcheck.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * A project of the session that runs the goal.
 *
 * @param project the project
 * @param checkFiles the check files that its executions of the goal read
 */
record GoalProject(MavenProject project, List<Path> checkFiles) {
    GoalProject {
        checkFiles = List.copyOf(checkFiles);
    }

    boolean isSame(MavenProject other) {
        return project.getGroupId().equals(other.getGroupId())
                && project.getArtifactId().equals(other.getArtifactId())
                && project.getVersion().equals(other.getVersion());
    }

    boolean hasCheckFile() {
        return checkFiles.stream().anyMatch(Files::exists);
    }

    String name() {
        return project.getArtifactId();
    }
}
