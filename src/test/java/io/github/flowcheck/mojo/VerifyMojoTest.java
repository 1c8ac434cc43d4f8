package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.command.Property;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MojoTest
@Basedir("/mojo")
class VerifyMojoTest {
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
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void tellsTheVerdictsAndWritesTheReportsBelowTheBuildDirectory(VerifyMojo goal) throws Exception {
        build.run(goal);
        Path out = target.resolve("flowcheck");
        assertThat(out.resolve("verify.json")).isRegularFile();
        assertThat(out.resolve("TEST-flowcheck.xml")).isRegularFile();
        assertThat(out.resolve("verify.html")).isRegularFile();
        assertThat(build.log())
                .containsExactly(
                        "[INFO] PASS          web-ssh       22",
                        "[INFO] PASS          web-closed    nothing",
                        "[INFO] ",
                        "[INFO] 2 checks: 2 pass, 0 fail, 0 inconclusive, 0 error, 0 waived, 0 observed",
                        "[INFO] scanned 1 record, 114 bytes (files), window: all records",
                        "[INFO] reports: " + out.resolve("verify.json") + ", " + out.resolve("TEST-flowcheck.xml")
                                + ", " + out.resolve("verify.html"));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log, rdp.log")
    void failsOnAFailAfterTheReportsAreWritten(VerifyMojo goal) {
        Path json = target.resolve("flowcheck/verify.json");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("1 fail of 2 checks; to see more, read the lines above and " + json
                        + ", or run one check alone with -Dflowcheck.checks=ID");
        assertThat(json).isRegularFile();
        assertThat(build.log())
                .contains(
                        "[ERROR] FAIL web-closed at flowcheck.yaml:12:5",
                        "[ERROR]   run it alone: mvn io.github.flowcheck:flowcheck-maven-plugin:0.1.0-SNAPSHOT:verify"
                                + " -Dflowcheck.file=flowcheck.yaml -Dflowcheck.checks=web-closed");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void saysThatItOverwroteWhatAnotherExecutionReported(VerifyMojo goal) throws Exception {
        build.with(Property.REPORTS, "json,sarif").run(goal);
        build.with(Property.REPORTS, "junit").run(goal);
        assertThat(build.log()).noneMatch(line -> line.contains("overwrote"));
        build.with(Property.REPORTS, "json,html").run(goal);
        assertThat(build.log())
                .contains("[WARN] overwrote what another execution of this build reported: "
                        + target.resolve("flowcheck/verify.json")
                        + "\n  -> give each execution an outputDirectory of its own");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log, rdp.log")
    void tellsTheFindingsAlsoWhereNoReportCanBeWritten(VerifyMojo goal) throws Exception {
        // only who makes such a directory learns that no file system takes its name
        Path directory = target.resolve("x".repeat(300));
        assertThatThrownBy(
                        () -> build.with(Property.OUTPUT_DIRECTORY, directory).run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("cannot write " + directory.resolve("verify.json") + ": ")
                .hasMessageEndingWith(
                        "\n  -> put that right, or choose another directory with -Dflowcheck.outputDirectory")
                // Maven shows the messages of causes behind that one
                .cause()
                .hasNoCause();
        assertThat(build.log())
                .contains("[ERROR] FAIL web-closed at flowcheck.yaml:12:5")
                .noneMatch(line -> line.contains("reports: "));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log, rdp.log")
    void readsNoLogWhereItIsKnownThatNoReportCanBeWritten(VerifyMojo goal) throws Exception {
        Path file = Files.writeString(target.resolve("flowcheck"), "no directory");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "cannot write " + file.resolve("verify.json") + ": " + file + " is no directory\n  -> put that"
                                + " right, or choose another directory with -Dflowcheck.outputDirectory")
                // Maven shows the messages of causes behind that one
                .cause()
                .hasNoCause();
        assertThat(build.log()).isEmpty();
        assertThat(file).hasContent("no directory");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log, rdp.log")
    @MojoParameter(name = "failOn", value = "inconclusive")
    @MojoParameter(name = "reports", value = "json")
    @MojoParameter(name = "checks", value = "web-closed")
    @MojoParameter(name = "window", value = "2014-12-14T04:08:00Z/2014-12-14T04:09:00Z")
    @MojoParameter(name = "outputDirectory", value = "replaced on the command line")
    void doesWhatItsParametersSay(VerifyMojo goal) throws Exception {
        build.with(Property.OUTPUT_DIRECTORY, target.resolve("net")).run(goal);
        assertThat(target.resolve("net"))
                .isDirectoryContaining("glob:**/verify.json")
                .isDirectoryNotContaining("glob:**/*.xml");
        assertThat(build.log())
                .contains(
                        "[INFO] FAIL          web-closed    3389",
                        "[WARN] 1 check: 0 pass, 1 fail, 0 inconclusive, 0 error, 0 waived, 0 observed",
                        "[INFO] scanned 2 records, 230 bytes (files), window: 2014-12-14T04:08:00Z to"
                                + " 2014-12-14T04:09:00Z");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "file", value = "targets.yaml")
    @MojoParameter(name = "target", value = "shut, open")
    void takesOneTargetAfterTheOtherAndFailsAtTheEnd(VerifyMojo goal) {
        Path out = target.resolve("flowcheck");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("shut: 1 fail of 1 check; to see more, read the lines above and "
                        + out.resolve("shut/verify.json") + ", or run one check alone with -Dflowcheck.checks=ID");
        assertThat(out.resolve("open/verify.json")).isRegularFile();
        assertThat(out.resolve("open/TEST-flowcheck.xml")).content().contains("classname=\"flowcheck.targets.open\"");
        assertThat(out.resolve("shut/TEST-flowcheck.xml")).content().contains("classname=\"flowcheck.targets.shut\"");
        assertThat(build.log())
                .containsSubsequence(
                        "[INFO] target shut",
                        "[INFO] FAIL          web    22",
                        "[INFO] target open",
                        "[INFO] PASS          web    22");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "file", value = "targets.yaml")
    @MojoParameter(name = "target", value = "open, shut")
    @MojoParameter(name = "failOn", value = "none")
    void removesTheReportsOfAnEarlierRunWithoutTargetsButNoBaseline(VerifyMojo goal) throws Exception {
        Path out = Files.createDirectories(target.resolve("flowcheck"));
        Path baseline = Files.writeString(out.resolve("verify.json"), "{\"version\": 1, \"checks\": []}");
        Path xml = Files.writeString(out.resolve("TEST-flowcheck.xml"), "old");
        Path kept = Files.writeString(out.resolve("notes.txt"), "mine");
        build.with(Property.BASELINE, baseline).run(goal);

        assertThat(xml).doesNotExist();
        assertThat(baseline).exists();
        assertThat(kept).exists();
        assertThat(out.resolve("open/TEST-flowcheck.xml")).exists();
        assertThat(build.log())
                .contains("[INFO] removed " + xml + ", a report of an earlier run without these targets");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "file", value = "targets.yaml")
    @MojoParameter(name = "target", value = "open, shut")
    @MojoParameter(name = "failOn", value = "none")
    void removesNothingFromADirectoryThatWasChosen(VerifyMojo goal) throws Exception {
        Path out = Files.createDirectories(target.resolve("kept"));
        Path xml = Files.writeString(out.resolve("TEST-flowcheck.xml"), "old");
        build.with(Property.OUTPUT_DIRECTORY, out).run(goal);

        assertThat(xml).hasContent("old");
        assertThat(out.resolve("open/TEST-flowcheck.xml")).exists();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "file", value = "targets.yaml")
    @MojoParameter(name = "failOn", value = "none")
    void removesNoReportsThatThisBuildWrote(VerifyMojo goal) throws Exception {
        build.with(Property.TARGET, "open").run(goal);
        build.with(Property.TARGET, "open, shut").run(goal);

        assertThat(target.resolve("flowcheck/TEST-flowcheck.xml")).exists();
        assertThat(target.resolve("flowcheck/open/TEST-flowcheck.xml")).exists();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "reports", value = "json")
    void removesReportsOfOtherKindsThatAnEarlierRunWrote(VerifyMojo goal) throws Exception {
        Path out = Files.createDirectories(target.resolve("flowcheck"));
        Path html = Files.writeString(out.resolve("verify.html"), "old");
        Path kept = Files.writeString(out.resolve("notes.txt"), "mine");
        build.run(goal);

        assertThat(html).doesNotExist();
        assertThat(kept).exists();
        assertThat(out.resolve("verify.json")).exists();
        assertThat(build.log()).contains("[INFO] removed " + html + ", a report of an earlier run");
    }

    @ParameterizedTest
    @CsvSource({
        "LOGS, none.log, ''",
        "LOGS, '', ''",
        "WINDOW, soon, ''",
        "FILE, none.yaml, ''",
        "TARGET, 'prod,stage', prod",
        "TARGET, '../prod,../../prod', ''"
    })
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void removesTheReportsOfAnEarlierRunWhereThisOneHasNone(Property bad, String value, String folder, VerifyMojo goal)
            throws Exception {
        Path out = Files.createDirectories(target.resolve("flowcheck").resolve(folder));
        Path outside = Files.createDirectories(target.resolve("prod")).resolve("verify.json");
        Files.writeString(outside, "of another goal");
        Path xml = Files.writeString(out.resolve("TEST-flowcheck.xml"), "old");
        Path baseline = Files.writeString(out.resolve("verify.json"), "{\"version\": 1, \"checks\": []}");
        assertThatThrownBy(() ->
                        build.with(Property.BASELINE, baseline).with(bad, value).run(goal))
                .isInstanceOf(MojoFailureException.class);

        assertThat(xml).doesNotExist();
        assertThat(baseline).exists();
        assertThat(outside).exists();
        assertThat(build.log())
                .anyMatch(line -> line.startsWith("[INFO] removed " + xml + ", a report of an earlier run"));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void keepsTheReportsOfThisBuildWhereALaterRunHasNone(VerifyMojo goal) throws Exception {
        build.run(goal);
        assertThatThrownBy(() -> build.with(Property.LOGS, "none.log").run(goal))
                .isInstanceOf(MojoFailureException.class);
        assertThat(target.resolve("flowcheck/verify.json")).exists();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void removesNoReportsOfOtherKindsThatThisBuildWrote(VerifyMojo goal) throws Exception {
        build.with(Property.REPORTS, "html").run(goal);
        build.with(Property.REPORTS, "json").run(goal);

        assertThat(target.resolve("flowcheck/verify.html")).exists();
        assertThat(target.resolve("flowcheck/verify.json")).exists();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "file", value = "unused.yaml")
    void notesWhatNobodyUsed(VerifyMojo goal) throws Exception {
        build.run(goal);
        assertThat(build.log()).contains("[INFO] PASS          web    22  (nobody used 443)");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "file", value = "unused.yaml")
    @MojoParameter(name = "failOnUnused", value = "true")
    void failsOnWhatNobodyUsedWhereThatIsAskedFor(VerifyMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 fail of 1 check; ");
        assertThat(build.log()).contains("[ERROR]   nobody used 443");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "failOn", value = "none, fail")
    void refusesNoneBesideVerdicts(VerifyMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.failOn names none and other verdicts");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    @MojoParameter(name = "failOn", value = "fail, error")
    void saysThatErrorsFailTheBuildInAnyCase(VerifyMojo goal) {
        assertThatThrownBy(() -> build.run(goal)).isExactlyInstanceOf(MojoFailureException.class);
        assertThat(build.log())
                .containsExactly(
                        "[ERROR] flowcheck.failOn has a value that it cannot have: \"error\"\n  -> give it fail,"
                                + " inconclusive, waived or observed, separated by commas, or none; error fails the build in any"
                                + " case");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void namesADirectoryThatIsGivenAsCheckFile(VerifyMojo goal) {
        assertThatThrownBy(() -> build.with(Property.FILE, ".").run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("the check file \".\" is a directory");
    }

    @Test
    @InjectMojo(goal = "verify")
    void readsWhatIsSaidAboutCloudWatchWhereNoLogsAreGiven(VerifyMojo goal) {
        assertThatThrownBy(() -> build.with(Property.ENDPOINT, "localhost").run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.endpoint has a value that it cannot have: \"localhost\"");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "logs", value = "ssh.log")
    void refusesWhatCannotBeAlsoWhereFilesMakeNoUseOfIt(VerifyMojo goal) {
        build.with(Property.DELIVERY_DELAY, "soon")
                .with(Property.WAIT_FOR, "-1h")
                .with(Property.MAX_BYTES_SCANNED, "5 pounds")
                .with(Property.REGION, "eu west")
                .with(Property.ENDPOINT, "localhost");
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("flowcheck.region has a value that it cannot have: \"eu west\" (and 4 more, listed above)");
        assertThat(build.log())
                .containsExactly(
                        "[ERROR] flowcheck.region has a value that it cannot have: \"eu west\"\n"
                                + "  -> give it an AWS Region such as eu-west-1",
                        "[ERROR] flowcheck.endpoint has a value that it cannot have: \"localhost\"\n"
                                + "  -> give it the URL where CloudWatch Logs is asked, such as http://localhost:4566",
                        "[ERROR] flowcheck.deliveryDelay has a value that it cannot have: \"soon\"\n"
                                + "  -> give it a length of time such as 15m, 1h or 0m",
                        "[ERROR] flowcheck.waitFor has a value that it cannot have: \"-1h\"\n"
                                + "  -> give it a length of time such as 10m or PT1H",
                        "[ERROR] flowcheck.maxBytesScanned has a value that it cannot have: \"5 pounds\"\n"
                                + "  -> give it a number of bytes such as 5000000000, 500MB or 5GB");
        assertThat(target.resolve("flowcheck")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "verify")
    void failsWithTheCauseWhereALogCannotBeRead(VerifyMojo goal) throws Exception {
        byte[] cut = {0x1f, (byte) 0x8b, 8, 0, 0};
        Path broken = Files.write(target.resolve("broken.log.gz"), cut);
        assertThatThrownBy(() -> build.with(Property.LOGS, broken).run(goal))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage(broken + " is a gzip file that was cut off\n"
                        + "  -> fetch it again, or leave it out of the logs to read")
                .hasCauseInstanceOf(IOException.class);
        assertThat(target.resolve("flowcheck")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "verify")
    void endsWithWhatToDoAndNotWithTheWordsOfTheSdk(VerifyMojo goal) {
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start().fail("StartQuery", Fault.expired(), 1)) {
            assertThatThrownBy(() -> build.with(Property.ENDPOINT, service.endpoint())
                            .with(Property.REGION, "eu-west-1")
                            .run(goal))
                    .isExactlyInstanceOf(MojoExecutionException.class)
                    .hasMessageEndingWith("\n  -> log in again, such as with aws sso login, or get new credentials")
                    .satisfies(thrown -> {
                        assertThat(thrown.getCause())
                                .isInstanceOf(IOException.class)
                                .hasMessage(thrown.getMessage());
                        assertThat(thrown.getCause().getCause()).isNull();
                        assertThat(thrown.getCause().getSuppressed()).hasSize(1);
                    });
        } finally {
            credentials.close();
        }
    }
}
