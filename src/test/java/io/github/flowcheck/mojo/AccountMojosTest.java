package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.SavedQueriesService;
import io.github.flowcheck.command.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that look into an account, on one that stands in for AWS's. */
@MojoTest
@Basedir("/mojo")
class AccountMojosTest {
    @Inject
    private MavenSession session;

    @Inject
    private MavenProject project;

    @Inject
    private MojoExecution execution;

    @TempDir
    private Path target;

    private final Credentials credentials = new Credentials();
    private final AwsJsonService service = AwsJsonService.start();
    private final SavedQueriesService account = new SavedQueriesService().install(service);
    private StartedBuild build;

    @BeforeEach
    void start() {
        build = new StartedBuild(session, project, execution, target)
                .with(Property.ENDPOINT, service.endpoint())
                .with(Property.REGION, "eu-west-1");
    }

    @AfterEach
    void stop() {
        service.close();
        credentials.close();
    }

    @Test
    @InjectMojo(goal = "apply")
    void whatWasChangedIsToldAlsoWhereItsFileCannotBeWritten(ApplyMojo goal) {
        service.during("PutQueryDefinition", () -> block("apply.json"));
        assertThatIsUnwritten(goal, "apply.json");
        assertThat(account.names()).containsExactly("net/web-closed", "net/web-ssh");
        assertThat(build.log())
                .containsExactly(
                        "[INFO] done: create net/web-ssh",
                        "[INFO] done: create net/web-closed",
                        "[INFO] flowcheck.yaml: 2 saved queries: 2 create, 0 update, 0 adopt, 0 delete, 0 unchanged,"
                                + " 0 conflict; 2 done, 0 failed, 0 not tried");
    }

    @Test
    @InjectMojo(goal = "apply")
    void whatStandsAgainstItIsToldAlsoWhereItsFileCannotBeWritten(ApplyMojo goal) {
        account.add("net/web-ssh", "fields @message");
        service.during("DescribeQueryDefinitions", () -> block("apply.json"));
        assertThatIsUnwritten(goal, "apply.json");
        assertThat(build.log())
                .contains("[ERROR] conflict net/web-ssh: it is there already and bears no marker, so"
                        + " somebody else may have written it");
    }

    @Test
    @InjectMojo(goal = "plan")
    void thePlanIsToldAlsoWhereItsFileCannotBeWritten(PlanMojo goal) {
        service.during("DescribeQueryDefinitions", () -> block("plan.json"));
        assertThatIsUnwritten(goal, "plan.json");
        assertThat(build.log()).contains("[INFO] create net/web-ssh").noneMatch(line -> line.contains("plan.json"));
    }

    @Test
    @InjectMojo(goal = "doctor")
    void findingsAreToldAlsoWhereTheirFileCannotBeWritten(DoctorMojo goal) {
        service.during("DescribeLogGroups", () -> block("doctor.json"));
        assertThatIsUnwritten(goal, "doctor.json");
        assertThat(build.log())
                .anyMatch(line -> line.startsWith("[ERROR]"))
                .noneMatch(line -> line.contains("doctor.json"));
    }

    @Test
    @InjectMojo(goal = "apply")
    void nothingIsAskedWhereItsFileCannotBeWritten(ApplyMojo goal) {
        block("apply.json");
        assertThatIsUnwritten(goal, "apply.json");
        assertThat(service.calls()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "plan")
    void nothingIsAskedWhereItsFileCannotBeWritten(PlanMojo goal) {
        block("plan.json");
        assertThatIsUnwritten(goal, "plan.json");
        assertThat(service.calls()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "doctor")
    void nothingIsAskedWhereItsFileCannotBeWritten(DoctorMojo goal) {
        block("doctor.json");
        assertThatIsUnwritten(goal, "doctor.json");
        assertThat(service.calls()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "apply")
    void anInterruptEndsItForAllTargets(ApplyMojo goal) {
        Thread current = Thread.currentThread();
        service.during("PutQueryDefinition", current::interrupt);
        assertThatThrownBy(() -> build.with(Property.FILE, "accounts.yaml")
                        .with(Property.TARGET, "one,two")
                        .run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("one: accounts.yaml: 1 saved query: ")
                .hasMessageContaining("0 done, 1 failed, 0 not tried");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(build.log()).last().isEqualTo("[WARN] target two was not tried: the run was interrupted before");
        assertThat(service.calls("DescribeQueryDefinitions")).hasSize(2);
        assertThat(target.resolve("flowcheck/one/apply.json")).isRegularFile();
        assertThat(target.resolve("flowcheck/two")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "apply")
    void nothingIsChangedInAnAccountWhereTheNameOfAnotherTargetIsMisspelt(ApplyMojo goal) {
        build.with(Property.FILE, "accounts.yaml").with(Property.TARGET, "one,twoo,thre");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("accounts.yaml:3:1: there is no target \"twoo\", which -Dflowcheck.target names (and 1"
                        + " more, listed above)");
        assertThat(build.log())
                .hasSize(2)
                .allMatch(line -> line.startsWith("[ERROR] accounts.yaml:3:1: there is no target \"t"));
        assertThat(service.calls()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "plan")
    void eachTargetThatFailedIsNamedWhereOneCouldNotBeAsked(PlanMojo goal) {
        build.with(Property.FILE, "accounts.yaml")
                .with(Property.TARGET, "one,nobody,two")
                .with(Property.FAIL_ON_DRIFT, "true");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("the targets one, nobody, two failed, each as told above; nobody: no AWS"
                        + " credentials of profile flowcheck-tests-nobody were found: ");
        assertThat(target.resolve("flowcheck/one/plan.json")).isRegularFile();
        assertThat(target.resolve("flowcheck/nobody")).doesNotExist();
        assertThat(target.resolve("flowcheck/two/plan.json")).isRegularFile();
    }

    private void assertThatIsUnwritten(AbstractMojo goal, String name) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("cannot write " + target.resolve("flowcheck").resolve(name) + ": a directory is where the"
                        + " file belongs\n  -> put that right, or choose another directory with"
                        + " -Dflowcheck.outputDirectory");
    }

    /** Puts a directory where the file belongs. */
    private void block(String name) {
        try {
            Files.createDirectories(target.resolve("flowcheck").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
