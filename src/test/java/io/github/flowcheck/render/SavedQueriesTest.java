package io.github.flowcheck.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import org.junit.jupiter.api.Test;

class SavedQueriesTest {
    @Test
    void a_format_that_only_files_tell_is_saved_as_the_default_one_with_a_warning() {
        SavedQueries saved = SavedQueries.of(
                CheckFileReader.read(new SourceText("checks.yaml", """
                        logGroup: /vpc/flow-logs
                        checks:
                          - { id: a, eni: eni-1235b8ca, address: 172.31.16.21, ports: 22, format: auto }
                        """)).suite());
        assertThat(saved.queries()).singleElement().satisfies(query -> assertThat(query.text())
                .contains("| filter dstPort = 22 and"));
        assertThat(saved.warnings())
                .extracting(Problem::message, Problem::remedy)
                .containsExactly(
                        tuple(
                                "check \"a\" has format: auto, but a saved query has no files to tell it from",
                                "its query is saved for the default format: write the flow log's own format if that is another"));
    }
}
