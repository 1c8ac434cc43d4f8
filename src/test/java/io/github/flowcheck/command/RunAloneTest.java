package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.checkfile.value.Inputs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunAloneTest {
    private static final CheckFileSource FILE =
            new CheckFileSource(Path.of("/x/net/a b.yaml"), "net/a b.yaml", Inputs.NONE);
    private static final List<String> START = List.of("mvn", "g:a:1:verify");
    private static final TimeRange HOUR =
            new TimeRange(Instant.parse("2026-01-31T00:00:00Z"), Instant.parse("2026-01-31T01:00:00Z"));

    @Test
    void withoutAPomItNamesTheFileTheLogsTheWindowAndTheCheck() {
        assertThat(of(Map.of("flowcheck.logs", "logs/*.gz", "flowcheck.window", "24h"), true, Optional.of(HOUR)))
                .isEqualTo("mvn g:a:1:verify -Dflowcheck.file='net/a b.yaml' -Dflowcheck.logs='logs/*.gz'"
                        + " -Dflowcheck.window=2026-01-31T00:00:00Z/2026-01-31T01:00:00Z -Dflowcheck.checks=web");
    }

    @Test
    void whatAPomSaysIsNotRepeated() {
        assertThat(of(Map.of(), false, Optional.empty())).isEqualTo("mvn g:a:1:verify -Dflowcheck.checks=web");
    }

    @Test
    void aFileThatWasGivenIsNamedAsItWasGiven() {
        assertThat(of(Map.of("flowcheck.file", "/x/net/a b.yaml"), true, Optional.empty()))
                .isEqualTo("mvn g:a:1:verify -Dflowcheck.file='/x/net/a b.yaml' -Dflowcheck.checks=web");
    }

    @Test
    void whatTheCheckFileNamesAndWhatIsOursIsRepeatedAndNothingElse() {
        assertThat(of(
                        Map.of(
                                "bastion", "10.0.0.5",
                                "password", "secret",
                                "flowcheck.param.webEni", "eni-1235b8ca123456789",
                                "flowcheck.checks", "web,other",
                                "flowcheck.waitFor", "10m"),
                        false,
                        Optional.empty()))
                .isEqualTo("mvn g:a:1:verify -Dbastion=10.0.0.5 -Dflowcheck.param.webEni=eni-1235b8ca123456789"
                        + " -Dflowcheck.checks=web");
    }

    @Test
    void ofSeveralTargetsItNamesTheOneThatWasUsed() {
        assertThat(RunAlone.of(
                                START,
                                Map.of("flowcheck.target", "prod,stage"),
                                false,
                                FILE.withTarget(Optional.of("stage")),
                                "",
                                Optional.empty())
                        .of("web"))
                .isEqualTo("mvn g:a:1:verify -Dflowcheck.target=stage -Dflowcheck.checks=web");
    }

    private static String of(Map<String, String> given, boolean named, Optional<TimeRange> window) {
        return RunAlone.of(START, given, named, FILE, "peers: [\"${bastion}\"]", window)
                .of("web");
    }
}
