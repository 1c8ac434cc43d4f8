package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.command.Property;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A property that is given but empty is what an unset variable in a script leaves: every goal refuses all of its own. */
@MojoTest
@Basedir("/mojo")
class GivenPropertiesTest {
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
    void giveAllOfThemEmpty() {
        build = new StartedBuild(session, project, execution, target);
        Stream.of(Property.values()).forEach(property -> build.with(property, " "));
    }

    @Test
    @InjectMojo(goal = "validate")
    void ofValidate(ValidateMojo goal) {
        assertRefuses(goal, Property.FILE, Property.SKIP, Property.TARGET);
    }

    @Test
    @InjectMojo(goal = "generate")
    void ofGenerate(GenerateMojo goal) {
        assertRefuses(
                goal,
                Property.FILE,
                Property.SKIP,
                Property.OUTPUT_DIRECTORY,
                Property.CHECKS,
                Property.TARGET,
                Property.FORMATS);
    }

    @Test
    @InjectMojo(goal = "test")
    void ofTest(TestMojo goal) {
        assertRefuses(goal, Property.FILE, Property.SKIP, Property.OUTPUT_DIRECTORY, Property.CHECKS, Property.TARGET);
    }

    @Test
    @InjectMojo(goal = "verify")
    void ofVerify(VerifyMojo goal) {
        assertRefuses(
                goal,
                Property.FILE,
                Property.SKIP,
                Property.OUTPUT_DIRECTORY,
                Property.CHECKS,
                Property.TARGET,
                Property.LOGS,
                Property.WINDOW,
                Property.FAIL_ON,
                Property.FAIL_ON_UNUSED,
                Property.REPORTS,
                Property.REGION,
                Property.PROFILE,
                Property.ENDPOINT,
                Property.DELIVERY_DELAY,
                Property.WAIT_FOR,
                Property.MAX_BYTES_SCANNED,
                Property.BASELINE,
                Property.MASK);
    }

    private void assertRefuses(AbstractMojo goal, Property... properties) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "flowcheck.file is given but empty (and " + (properties.length - 1) + " more, listed above)");
        assertThat(build.log())
                .containsExactlyElementsOf(Stream.of(properties)
                        .map(property -> "[ERROR] " + property.key() + " is given but empty\n  -> give it "
                                + property.allowed() + ", or leave it out")
                        .toList());
    }
}
