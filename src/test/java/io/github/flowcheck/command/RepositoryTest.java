package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.checkfile.value.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that has the repository calls a check file. */
class RepositoryTest {
    @TempDir
    private Path temp;

    private Path checkout;
    private Path infra;

    @BeforeEach
    void makeDirectories() throws IOException {
        checkout = temp.toRealPath().resolve("checkout");
        infra = Files.createDirectories(checkout.resolve("infra/net"));
    }

    @Test
    void theRootIsTheNearestDirectoryThatGitKnows() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        assertThat(path(infra, Map.of())).isEqualTo("infra/net/flowcheck.yaml");
        assertThat(path(checkout, Map.of())).isEqualTo("flowcheck.yaml");
    }

    @Test
    void aWorktreeHasAFileForIt() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        Files.writeString(checkout.resolve("infra/.git"), "gitdir: elsewhere");
        assertThat(path(infra, Map.of())).isEqualTo("net/flowcheck.yaml");
    }

    @Test
    void aCheckoutBelowTheWorkspaceIsToldByGit() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        assertThat(path(infra, Map.of("GITHUB_WORKSPACE", temp.toString()))).isEqualTo("infra/net/flowcheck.yaml");
    }

    @Test
    void withoutGitItIsTheWorkspaceOfTheJob() {
        assertThat(path(infra, Map.of("GITHUB_WORKSPACE", checkout.toString()))).isEqualTo("infra/net/flowcheck.yaml");
    }

    @Test
    void whereNobodyKnowsTheRootItIsAsSeenByTheUser() {
        assertThat(path(infra, Map.of())).isEqualTo("flowcheck.yaml");
        assertThat(path(infra, Map.of("GITHUB_WORKSPACE", ""))).isEqualTo("flowcheck.yaml");
        assertThat(path(infra, Map.of("GITHUB_WORKSPACE", "infra"))).isEqualTo("flowcheck.yaml");
        assertThat(path(infra, Map.of("GITHUB_WORKSPACE", temp.resolve("other").toString())))
                .isEqualTo("flowcheck.yaml");
        assertThat(path(infra, Map.of("GITHUB_WORKSPACE", "\0"))).isEqualTo("flowcheck.yaml");
    }

    @Test
    void aLinkToADirectoryIsNoPathOfTheRepository() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        Path link = temp.resolve("link");
        try {
            Files.createSymbolicLink(link, infra);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this file system has no links");
        }
        assertThat(path(link, Map.of())).isEqualTo("infra/net/flowcheck.yaml");
    }

    /** Of a check file in a directory where Maven was started. */
    private static String path(Path directory, Map<String, String> environment) {
        return CheckFileSource.of(directory.resolve("flowcheck.yaml"), directory, new Inputs(Map.of(), environment))
                .pathInRepository();
    }
}
