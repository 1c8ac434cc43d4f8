package io.github.flowcheck.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObservationTest {
    @TempDir
    private Path directory;

    @Test
    void more_interfaces_than_there_is_memory_for_are_told() throws IOException {
        assertThatThrownBy(() -> observe(3_000, 1, 1_000_000))
                .hasMessageContaining("the flow logs have more network interfaces than there is memory for")
                .hasMessageContaining("give Maven more memory, as in MAVEN_OPTS=-Xmx2g");
    }

    @Test
    void more_ports_than_there_is_memory_for_are_told() {
        assertThatThrownBy(() -> observe(1, 20_000, 500_000))
                .hasMessageContaining("the flow logs have more ports and peers than there is memory for");
    }

    @Test
    void thousands_of_interfaces_are_observed() throws IOException {
        Observation observation = observe(3_000, 2, 1L << 30);
        assertThat(observation.interfaces()).hasSize(3_000).allMatch(ObservedInterface::hasTraffic);
        assertThat(observation.interfaces().get(7).addresses()).hasToString("[10.1.0.7]");
    }

    private Observation observe(int interfaces, int ports, long bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int eni = 0; eni < interfaces; eni++) {
            for (int port = 1; port <= ports; port++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "2 123456789010 eni-%08x 172.16.%d.%d 10.1.%d.%d 40000 %d 6 20 4249 1418530010 1418530070 ACCEPT OK",
                        eni,
                        port % 2,
                        port % 250,
                        eni / 250,
                        eni % 250,
                        port));
            }
        }
        Path log = Files.write(directory.resolve("traffic.log"), lines);
        return new FileObservation(List.of(new LogFile(log, "traffic.log")), LogFormat.DEFAULT, Optional.empty(), bytes)
                .observe(Map.of());
    }
}
