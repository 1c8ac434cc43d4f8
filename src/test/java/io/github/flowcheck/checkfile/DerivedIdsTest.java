package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ids of checks that have none: what they select tells them apart, not where they stand. */
class DerivedIdsTest {
    private static final String ONE = "{ eni: eni-1235b8ca, address: 10.0.0.5, ports: 22 }";
    private static final String HIGHER = "{ eni: eni-1235b8ca, address: 10.0.0.6, ports: 22 }";
    private static final String LOWER = "{ eni: eni-1235b8ca, address: 10.0.0.4, ports: 22 }";
    private static final String SEVERAL = "{ eni: eni-1235b8ca, addresses: [\"2001:db8::1\", 10.0.0.6], ports: 22 }";

    @Test
    void addressesAreInThemOnlyWhereNothingElseTellsTheChecksApart() {
        assertThat(ids(ONE)).containsExactly("eni-1235b8ca-22");
        assertThat(ids(ONE, "{ eni: eni-1235b8ca, address: 10.0.0.6, ports: 80 }"))
                .containsExactly("eni-1235b8ca-22", "eni-1235b8ca-80");
        assertThat(ids(ONE, HIGHER, SEVERAL))
                .containsExactly(
                        "eni-1235b8ca-22-at-10.0.0.5",
                        "eni-1235b8ca-22-at-10.0.0.6",
                        "eni-1235b8ca-22-at-10.0.0.6_2001.db8..1");
    }

    @Test
    void theyDoNotDependOnThePlace() {
        assertThat(ids(HIGHER, LOWER, ONE))
                .containsExactly(
                        "eni-1235b8ca-22-at-10.0.0.6", "eni-1235b8ca-22-at-10.0.0.4", "eni-1235b8ca-22-at-10.0.0.5");
    }

    @Test
    void oneMoreRenamesNoneThatHasItsAddressAndNoIdBecomesThatOfAnotherCheck() {
        List<String> two = ids(ONE, HIGHER);
        assertThat(ids(LOWER, ONE, HIGHER)).containsAll(two);
        assertThat(two).doesNotContainAnyElementsOf(ids(ONE));
    }

    @Test
    void parametersStandForTheirAddresses() {
        String parameters = "parameters: { own: { type: address, default: 10.0.0.9 } }\n";
        String given = "{ eni: eni-1235b8ca, address: \"${param.own}\", ports: 22 }";
        assertThat(read(parameters, ONE, given))
                .containsExactly("eni-1235b8ca-22-at-10.0.0.5", "eni-1235b8ca-22-at-own");
    }

    @Test
    void aLongOneStaysShortAndTellsThemApartStill() {
        String ports = IntStream.range(0, 60).mapToObj(i -> "" + 2 * i).toList().toString();
        List<String> ids = ids(
                "{ eni: eni-1235b8ca, address: 10.0.0.5, ports: " + ports + " }",
                "{ eni: eni-1235b8ca, address: 10.0.0.6, ports: " + ports + " }");
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).hasSizeLessThanOrEqualTo(100));
    }

    private static List<String> ids(String... checks) {
        return read("", checks);
    }

    private static List<String> read(String head, String... checks) {
        String text = head + "checks:\n- " + String.join("\n- ", checks) + "\n";
        return CheckFileReader.read(new SourceText("checks.yaml", text)).suite().all().stream()
                .map(AnyCheck::id)
                .toList();
    }
}
