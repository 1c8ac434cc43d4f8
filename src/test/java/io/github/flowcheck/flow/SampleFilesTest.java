package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads samples that others published, where they lie. */
class SampleFilesTest {
    private static final Path SAMPLES = Path.of("../shared/data/flowlogs");
    private static final String V3 =
            "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport"
                    + " dstport pkt-srcaddr pkt-dstaddr protocol bytes packets start end action tcp-flags log-status";
    private static final String NAT = "instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr";

    @BeforeEach
    void samples() {
        assumeTrue(Files.isDirectory(SAMPLES), "no samples in " + SAMPLES);
    }

    @Test
    void default_format() throws IOException {
        assertThat(read("aws-docs-v2-default.log", LogFormat.DEFAULT.header())).isEqualTo(Map.of("record", 7));
        assertThat(read("visualizer-damaged.log", LogFormat.DEFAULT.header()))
                .isEqualTo(Map.of(
                        "13 fields, not 14", 1,
                        "srcaddr is not an address", 1,
                        "dstaddr is not an address", 1,
                        "version is not a number from 0 to 999", 1,
                        "srcport is not a number from 0 to 65535", 1));
    }

    @Test
    void custom_formats() throws IOException {
        assertThat(read("aws-docs-nat-gateway.log", NAT)).isEqualTo(Map.of("record", 6));
        assertThat(read("vrl-03.log", NAT)).isEqualTo(Map.of("record", 6));
        assertThat(read("aws-docs-v3-tcp-flags.log", V3)).isEqualTo(Map.of("record", 8));
        assertThat(read("beats-v3-skipdata-two-headers.log", V3)).isEqualTo(Map.of("record", 2));
    }

    @Test
    void another_format_than_the_header_says() throws IOException {
        String reason = "its header names other fields than the format that is read";

        assertThat(read("flowlogs-reader-v3-s3.log", V3)).isEqualTo(Map.of(reason, 2));
        assertThat(read("flowlogs-reader-v5-s3.log.gz", V3)).isEqualTo(Map.of(reason, 3));
    }

    private static Map<String, Integer> read(String file, String header) throws IOException {
        String notation = header.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                .map(name -> "${" + name + "}")
                .collect(Collectors.joining(" "));
        LogFormat format = LogFormat.parse(notation, new SourceText("format", notation).place(0, 0), new Problems())
                .orElseThrow();
        Map<String, Integer> counts = new TreeMap<>();
        new FlowLogReader(format).read(SAMPLES.resolve(file), file, new FlowSink() {
            @Override
            public void record(FlowRecord record) {
                counts.merge("record", 1, Integer::sum);
            }

            @Override
            public void unread(String reason, String name, long line) {
                counts.merge(reason, 1, Integer::sum);
            }
        });
        return counts;
    }
}
