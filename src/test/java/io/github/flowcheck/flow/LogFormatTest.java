package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    private final Problems problems = new Problems();

    @Test
    void the_default_is_version_2() {
        assertThat(LogFormat.DEFAULT.header())
                .isEqualTo(
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end"
                                + " action log-status");
    }

    @Test
    void reads_what_it_writes() {
        String text = LogFormat.DEFAULT.toString();

        assertThat(LogFormat.parse(text, all(text), problems)).contains(LogFormat.DEFAULT);
        assertThat(problems.inOrder()).isEmpty();
    }

    @Test
    void several_blanks_separate_as_one_does() {
        String text = "  ${version}\n\t${tcp-flags} ";

        assertThat(LogFormat.parse(text, all(text), problems))
                .contains(new LogFormat(List.of(FlowField.VERSION, FlowField.TCP_FLAGS)));
    }

    @Test
    void every_fault_is_told_in_one_go_and_at_its_place() {
        String text = "format: ${version} ${srcadr} dstaddr ${action}${start} ${version} ${colour} ${}";

        assertThat(LogFormat.parse(text.substring(8), all(text), problems)).isEmpty();
        assertThat(problems.inOrder())
                .extracting(Problem::format)
                .containsExactly(
                        """
                f.yaml:1:20: flow logs have no field srcadr
                  1 | %s
                    |                    ^^^^^^^^^
                  -> did you mean ${srcaddr}?""".formatted(text),
                        """
                f.yaml:1:30: dstaddr is not one field of the form ${name}
                  1 | %s
                    |                              ^^^^^^^
                  -> write it as ${dstaddr}, with a blank between fields""".formatted(text),
                        """
                f.yaml:1:38: ${action}${start} is not one field of the form ${name}
                  1 | %s
                    |                                      ^^^^^^^^^^^^^^^^^
                  -> write it as ${version}, with a blank between fields""".formatted(text),
                        """
                f.yaml:1:56: the format has version twice
                  1 | %s
                    |                                                        ^^^^^^^^^^
                  -> name each field once""".formatted(text),
                        """
                f.yaml:1:67: flow logs have no field colour
                  1 | %s
                    |                                                                   ^^^^^^^^^
                  -> the fields are %s""".formatted(text, String.join(", ", FlowField.recordNames())),
                        """
                f.yaml:1:77: flow logs have no field without a name
                  1 | %s
                    |                                                                             ^^^
                  -> the fields are %s""".formatted(text, String.join(", ", FlowField.recordNames())));
    }

    @Test
    void a_notation_that_is_spelt_otherwise_at_its_place_is_faulted_as_a_whole() {
        String text = "\"${version} \\x24{nope}\"";

        LogFormat.parse("${version} ${nope}", all(text), problems);

        assertThat(problems.inOrder()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("flow logs have no field nope");
            assertThat(problem.place())
                    .hasValueSatisfying(place -> assertThat(place.text()).isEqualTo(text));
        });
    }

    @Test
    void an_empty_one_is_told_what_to_write() {
        Place nothing = all("");

        assertThat(LogFormat.parse("", nothing, problems)).isEmpty();
        assertThat(problems.inOrder())
                .containsExactly(Problem.error(
                        nothing,
                        "the format has no field",
                        "write the flow log's own format, such as " + LogFormat.DEFAULT));
    }

    @Test
    void a_field_cannot_be_there_twice() {
        assertThatThrownBy(() -> new LogFormat(List.of(FlowField.START, FlowField.START)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Place all(String text) {
        return new SourceText("f.yaml", text).place(0, text.length());
    }
}
