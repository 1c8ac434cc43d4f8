package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.Window;
import io.github.flowcheck.command.Settings.Given;
import io.github.flowcheck.source.BadInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Path BASE = Path.of("/project");

    @Test
    void a_property_that_is_given_but_empty_is_an_error_that_names_it_and_its_values() {
        assertThatThrownBy(() -> new Settings(Map.of(Property.LOGS, new Given(" ", BASE))))
                .isInstanceOf(BadInputException.class)
                .hasMessage("flowcheck.logs is given but empty\n"
                        + "  -> give it files, directories or globs of flow logs, plain or gzip, separated by commas, or"
                        + " leave it out");
    }

    @Test
    void a_property_that_names_another_one_without_a_value_is_an_error() {
        assertThatThrownBy(() -> new Settings(Map.of(Property.WINDOW, new Given("${window}", BASE))))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "flowcheck.window is given as \"${window}\", which names a property that has no value\n"
                                + "  -> define that property, or give 24h, 7d");
    }

    @Test
    void all_empty_properties_are_told_at_once() {
        Map<Property, Given> given = Map.of(Property.LOGS, new Given("", BASE), Property.CHECKS, new Given("", BASE));
        assertThatThrownBy(() -> new Settings(given))
                .isInstanceOfSatisfying(
                        BadInputException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void texts_are_trimmed_and_paths_resolve_against_where_they_were_given() {
        Settings settings = settings(Property.FILE, "  ops/../checks.yaml ");
        assertThat(settings.text(Property.FILE)).contains("ops/../checks.yaml");
        assertThat(settings.path(Property.FILE)).contains(Path.of("/project/checks.yaml"));
        assertThat(settings.path(Property.OUTPUT_DIRECTORY)).isEmpty();
    }

    @Test
    void a_region_is_written_as_aws_writes_it() {
        assertThat(settings(Property.REGION, "us-gov-west-1").access().region()).contains("us-gov-west-1");
        assertThatThrownBy(() -> settings(Property.REGION, "eu west").access())
                .hasMessage("flowcheck.region has a value that it cannot have: \"eu west\"\n"
                        + "  -> give it an AWS Region such as eu-west-1");
    }

    @Test
    void skip_is_true_or_false_and_nothing_else() {
        assertThat(settings(Property.SKIP, "TRUE").isTrue(Property.SKIP)).isTrue();
        assertThat(settings(Property.SKIP, "false").isTrue(Property.SKIP)).isFalse();
        assertThat(settings(Property.FILE, "x").isTrue(Property.SKIP)).isFalse();
        assertThatThrownBy(() -> settings(Property.SKIP, "yes").isTrue(Property.SKIP))
                .hasMessage("flowcheck.skip has a value that it cannot have: \"yes\"\n  -> give it true or false");
    }

    @Test
    void lists_are_split_at_commas_and_an_empty_entry_is_an_error() {
        assertThat(settings(Property.CHECKS, "a, b ,tag:c").list(Property.CHECKS))
                .contains(List.of("a", "b", "tag:c"));
        assertThatThrownBy(() -> settings(Property.CHECKS, "a,,b").list(Property.CHECKS))
                .hasMessageStartingWith("flowcheck.checks has a value that it cannot have: \"a,,b\"");
    }

    @Test
    void an_unknown_word_is_an_error_that_names_the_nearest() {
        assertThat(settings(Property.REPORTS, "junit").words(Property.REPORTS, List.of("json", "junit")))
                .contains(Set.of("junit"));
        assertThatThrownBy(() ->
                        settings(Property.REPORTS, "json,juint").words(Property.REPORTS, List.of("json", "junit")))
                .hasMessage(
                        "flowcheck.reports has a value that it cannot have: \"juint\"\n"
                                + "  -> did you mean junit? give it json, junit, html, sarif, markdown or github, separated by commas");
    }

    @Test
    void windows_are_parsed() {
        assertThat(settings(Property.WINDOW, "90m").window()).contains(new Window.Relative(Duration.ofMinutes(90)));
        assertThatThrownBy(() -> settings(Property.WINDOW, "yesterday").window())
                .hasMessageStartingWith(
                        "flowcheck.window has a value that it cannot have: \"yesterday\"\n  -> give it 24h");
    }

    @Test
    void bytes_and_lengths_that_are_more_than_can_be_counted_are_errors() {
        assertThat(settings(Property.MAX_BYTES_SCANNED, "9223372TB").bytes(Property.MAX_BYTES_SCANNED))
                .hasValue(9_223_372_000_000_000_000L);
        assertThatThrownBy(
                        () -> settings(Property.MAX_BYTES_SCANNED, "20000000TB").bytes(Property.MAX_BYTES_SCANNED))
                .hasMessageStartingWith("flowcheck.maxBytesScanned has a value that it cannot have: \"20000000TB\"");
        assertThatThrownBy(() -> settings(Property.DELIVERY_DELAY, "PT9223372036854775807S")
                        .duration(Property.DELIVERY_DELAY))
                .hasMessageStartingWith("flowcheck.deliveryDelay has a value that it cannot have: ");
    }

    @Test
    void settings_that_ask_for_the_same_have_the_same_fingerprint_wherever_the_output_goes() {
        Settings one = new Settings(Map.of(
                Property.WINDOW, new Given("1h", Path.of("/a")), Property.OUTPUT_DIRECTORY, new Given("x", BASE)));
        Settings other = settings(Property.WINDOW, "1h");
        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(settings(Property.WINDOW, "2h").fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(logs("x", "/a")).isNotEqualTo(logs("x", "/b"));
        assertThat(logs("/logs/x, /logs/*.gz", "/a")).isEqualTo(logs("/logs/x, /logs/*.gz", "/b"));
    }

    private static String logs(String text, String base) {
        return new Settings(Map.of(Property.LOGS, new Given(text, Path.of(base)))).fingerprint();
    }

    private static Settings settings(Property property, String text) {
        return new Settings(Map.of(property, new Given(text, BASE)));
    }
}
