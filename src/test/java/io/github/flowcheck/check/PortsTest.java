package io.github.flowcheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @ParameterizedTest
    @CsvSource({"0,0,0", "22,22,22", "8000-8999,8000,8999", "8000 - 8999,8000,8999", "0-65535,0,65535", "7-7,7,7"})
    void aRangeIsReadFromOnePortOrTwo(String text, int first, int last) {
        assertThat(PortRange.parse(text)).contains(new PortRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " 22", "022", "65536", "99999", "100000", "-1", "22-", "-22", "9-8", "1-65536", "22:23", "1-2-3",
                "٢٢", "22\n"
            })
    void whatIsNoRangeIsNotRead(String text) {
        assertThat(PortRange.parse(text)).isEmpty();
    }

    @Test
    void aSetHasTheFewestRanges() {
        PortSet set = PortSet.of(List.of(range(80, 90), range(22, 22), range(23, 30), range(85, 100), range(102, 102)));

        assertThat(set).hasToString("22-30, 80-100, 102");
    }

    @Test
    void aSetOfRangesThatTouchCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PortSet(List.of(range(1, 2), range(3, 4))));
        assertThatIllegalArgumentException().isThrownBy(() -> new PortSet(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "22, 22, 6, true",
        "22, 22, 17, true",
        "22, 22, 132, true",
        "22, 23, 6, false",
        "0, 0, 1, false",
        "53/udp, 53, 17, true",
        "53/udp, 53, 6, false",
        "53/UDP, 53, 17, true",
        "53 / 17, 53, 17, true",
        "8000-8999/tcp, 8500, 6, true",
        "icmp, 0, 1, true",
        "icmp, 0, 58, false",
        "tcp, 4711, 6, true",
    })
    void anExpectedPortMatchesByPortAndProtocol(String expected, int port, int protocol, boolean matches) {
        assertThat(ExpectedPort.parse(expected)).get().returns(matches, e -> e.matches(port, new Protocol(protocol)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22/", "/tcp", "22/icmp", "22/256", "22/tcp/udp", "ssh", "well-known", "70000/tcp"})
    void whatIsNoExpectedPortIsNotRead(String text) {
        assertThat(ExpectedPort.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "53/udp", "8000-8999/tcp", "icmp", "9/33"})
    void anExpectedPortIsWrittenAsItIsRead(String text) {
        assertThat(ExpectedPort.parse(text)).get().hasToString(text);
    }

    private static PortRange range(int first, int last) {
        return new PortRange(first, last);
    }
}
