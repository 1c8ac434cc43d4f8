package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.command.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
class LearnMojoTest {
    @Inject
    private MavenSession session;

    @Inject
    private MavenProject project;

    @Inject
    private MojoExecution execution;

    @TempDir
    private Path target;

    private StartedBuild build;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        build = new StartedBuild(session, project, execution, target);
        file = target.resolve("checks/learnt.yaml");
        Files.write(
                target.resolve("traffic.log"),
                List.of(
                        "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 40001 22 6 20 4249 1418530010 1418530070"
                                + " ACCEPT OK"));
        build.with(Property.FILE, file.toString());
    }

    @Test
    @InjectMojo(goal = "learn")
    void writesTheFileAndSaysWhatIsInIt(LearnMojo goal) throws Exception {
        build.with(Property.LOGS, target.resolve("traffic.log")).run(goal);
        assertThat(build.log())
                .contains("[INFO] 1 record of 1 network interface read")
                .last()
                .asString()
                .endsWith("learnt.yaml: written with 1 interface and 3 checks; review it before it guards anything");
        assertThat(file).content().contains("expect: { only: [22/tcp], onlyPeers: [172.31.16.139] }");
    }

    @Test
    @InjectMojo(goal = "learn")
    void asksForFlowLogs(LearnMojo goal) {
        assertThatThrownBy(() -> build.run(goal))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is nothing to learn from: ")
                .hasMessageEndingWith("learnt.yaml names no log group");
        assertThat(file).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "learn")
    void refusesShapesOfPeersThatCannotBe(LearnMojo goal) {
        for (String width : List.of("7", "33", "24,129", "24,64,1", "wide")) {
            assertThatThrownBy(() -> build.with(Property.LOGS, target.resolve("traffic.log"))
                            .with(Property.PEER_WIDTH, width)
                            .run(goal))
                    .as(width)
                    .isExactlyInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("flowcheck.peerWidth has a value that it cannot have: ");
        }
        build.with(Property.PEER_WIDTH, "/20,/56");
        for (String most : List.of("0", "101", "1,2")) {
            assertThatThrownBy(() -> build.with(Property.MOST_PEERS, most).run(goal))
                    .as(most)
                    .hasMessageStartingWith("flowcheck.mostPeers has a value that it cannot have: ");
        }
    }

    @Test
    @InjectMojo(goal = "learn")
    void saysThatItIsSkipped(LearnMojo goal) throws Exception {
        build.with(Property.SKIP, "true").run(goal);
        assertThat(build.log()).containsExactly("[INFO] flowcheck: skipped, for flowcheck.skip is true");
        assertThat(file).doesNotExist();
    }
}
