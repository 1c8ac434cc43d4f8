package io.github.flowcheck.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtherInterfacesTest {
    private final OtherInterfaces others = new OtherInterfaces(Reading.USUAL);

    @Test
    void thousands_of_interfaces_are_parted_by_the_ends_of_their_ids() {
        List<String> known = IntStream.range(0, 3_000)
                .mapToObj(number -> String.format(Locale.ROOT, "eni-%017x", 0x0123456789abcdefL + number))
                .toList();
        List<LearntCheck> checks = others.checks(known);
        assertThat(checks).hasSize(16).extracting(LearntCheck::id).contains("other-interfaces-0", "other-interfaces-f");
        assertThat(checks).allMatch(check -> query(check).length() < 10_000);
        assertThat(checks.stream().flatMap(check -> others.known(check.id(), query(check)).orElseThrow().stream()))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void records_of_no_interface_are_listed_where_they_would_be_selected() {
        LearntCheck check = others.checks(List.of("eni-0000000a", "-")).get(0);
        assertThat(query(check)).contains("| filter interfaceId not in [\"-\", \"eni-0000000a\"]");
        assertThat(others.known(check.id(), query(check))).contains(List.of("-", "eni-0000000a"));
        List<String> many = IntStream.range(0, 400)
                .mapToObj(number -> String.format(Locale.ROOT, "eni-%08x", number))
                .collect(Collectors.toList());
        many.add("-");
        assertThat(others.checks(many)).hasSize(16).noneMatch(one -> query(one).contains("\"-\""));
    }

    @Test
    void a_query_that_was_edited_is_no_longer_ours() {
        LearntCheck check = others.checks(List.of("eni-0000000a")).get(0);
        assertThat(others.known(check.id(), query(check))).contains(List.of("eni-0000000a"));
        assertThat(others.known(check.id(), String.join(" ", check.query().orElseThrow())))
                .contains(List.of("eni-0000000a"));
        assertThat(others.known(check.id(), query(check).replace("limit 100", "limit 10")))
                .isEqualTo(Optional.empty());
        assertThat(others.known("web", query(check))).isEmpty();
    }

    private static String query(LearntCheck check) {
        return String.join("\n", check.query().orElseThrow());
    }
}
