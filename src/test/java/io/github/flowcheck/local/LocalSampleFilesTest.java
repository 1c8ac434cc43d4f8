package io.github.flowcheck.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers questions from samples that others published, where they lie. */
class LocalSampleFilesTest {
    private static final Path SAMPLES = Path.of("../shared/data");

    @BeforeEach
    void samples() {
        assumeTrue(Files.isDirectory(SAMPLES), "no samples in " + SAMPLES);
    }

    @Test
    void records_of_the_default_format_answer_and_all_other_lines_are_counted() throws IOException {
        List<LogFile> files = LogFiles.find("flowcheck.logs", "flowlogs/*.{log,gz}", SAMPLES);
        String ports = "filter interfaceId = \"eni-1235b8ca123456789\" and logStatus = \"OK\" and action = \"ACCEPT\""
                + " | stats count(*) as flows by dstPort | sort dstPort asc";
        String states = "stats count(*) as records by logStatus | sort records desc, logStatus asc";

        Run run = new LocalQueryRunner(files).run(List.of(question(ports), question(states)));

        assertThat(rows(run, 0))
                .containsExactly(Map.of("dstPort", "0", "flows", "1"), Map.of("dstPort", "22", "flows", "2"));
        assertThat(rows(run, 1))
                .containsExactly(
                        Map.of("logStatus", "OK", "records", "5"),
                        Map.of("logStatus", "NODATA", "records", "1"),
                        Map.of("logStatus", "SKIPDATA", "records", "1"));
        assertThat(run.recordsScanned()).isEqualTo(7);
        assertThat(run.unread())
                .contains(
                        new UnreadLines("6 fields, not 14", 12, "flowlogs/aws-docs-nat-gateway.log:1"),
                        new UnreadLines("21 fields, not 14", 8, "flowlogs/aws-docs-v3-tcp-flags.log:1"),
                        new UnreadLines(
                                "srcport is not a number from 0 to 65535", 1, "flowlogs/visualizer-damaged.log:5"),
                        new UnreadLines(
                                "its header names other fields than the format that is read",
                                7,
                                "flowlogs/beats-v3-skipdata-two-headers.log:2"));
    }

    private static Question question(String query) {
        return new Question("q", query, List.of(), Optional.empty());
    }

    private static List<Map<String, String>> rows(Run run, int question) {
        return ((Answer.Rows) run.answers().get(question)).table().rows();
    }
}
