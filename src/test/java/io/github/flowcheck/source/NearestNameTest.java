package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    private static final List<String> KEYS =
            List.of("id", "interface", "direction", "ports", "portOf", "protocol", "peers", "action", "expect");

    @ParameterizedTest
    @CsvSource({
        "port, ports",
        "prots, ports",
        "porst, ports",
        "portz, ports",
        "portof, portOf",
        "PORTS, ports",
        "iterface, interface",
        "interfaces, interface",
        "directoin, direction",
        "expcet, expect",
        "dI, id",
    })
    void isTheOneWithTheFewestEdits(String given, String expected) {
        assertThat(NearestName.of(given, KEYS)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "window", "colour", "interfaceinterface", "prtcl-number"})
    void isNoneWhenMoreThanAThirdDiffers(String given) {
        assertThat(NearestName.of(given, KEYS)).isEmpty();
    }

    @Test
    void ofEquallyNearNamesTheFirstInOrderIsTaken() {
        assertThat(NearestName.of("web-3", List.of("web-2", "web-1"))).contains("web-1");
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(NearestName.of("abdc", List.of("abcd", "abxy"))).contains("abcd");
        assertThat(NearestName.of("cpt", List.of("tcp"))).isEmpty();
        assertThat(NearestName.of("ctp", List.of("tcp"))).contains("tcp");
    }

    @Test
    void aLongNameMayDifferInAThirdOfItsLength() {
        String name = "abcdefghijklmnopqrstuvwxyz0123";

        assertThat(NearestName.of(name + "-staging--", List.of(name))).contains(name);
        assertThat(NearestName.of(name + "-staging---", List.of(name))).isEmpty();
    }

    @Test
    void nothingIsNearWhenNothingIsKnown() {
        assertThat(NearestName.of("ports", List.of())).isEmpty();
    }

    @Test
    void longTextIsNoName() {
        assertThat(NearestName.of("ports".repeat(1_000_000), KEYS)).isEmpty();
    }
}
