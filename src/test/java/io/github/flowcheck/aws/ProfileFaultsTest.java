package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.verify.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles that are written wrong, or whose program fails, are told in words with what to do. */
class ProfileFaultsTest {
    private static final String FILE = "aws.configFile";

    @TempDir
    private Path directory;

    @AfterEach
    void forget() {
        System.clearProperty(FILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source_profile = zz | that source profile has no credentials configured",
                "credential_process = /bin/false | Command returned non-zero exit value",
            })
    void a_profile_without_credentials_ends_the_run_with_what_to_do(String line, String why) throws IOException {
        Path config = Files.writeString(
                directory.resolve("config"),
                "[profile p]\nregion = eu-west-1\n" + line
                        + (line.startsWith("source") ? "\nrole_arn = arn:aws:iam::123456789010:role/x\n" : "\n"));
        System.setProperty(FILE, config.toString());
        try (AwsJsonService service = AwsJsonService.start()) {
            AwsAccess access = new AwsAccess(Optional.empty(), Optional.of("p"), Optional.of(service.endpoint()));
            assertThatThrownBy(() -> {
                        try (InsightsRunner runner =
                                InsightsRunner.open(access, InsightsRunner.Limits.OF_AWS, Progress.NONE)) {
                            runner.run(TestCloud.questions(1));
                        }
                    })
                    .isInstanceOf(AwsRefusedException.class)
                    .hasMessageStartingWith("no AWS credentials of profile p were found: ")
                    .hasMessageContaining(why)
                    .hasMessageContaining("\n  -> log in");
        }
    }
}
