package io.github.flowcheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.source.SourceText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final SourceText SOURCE = new SourceText("flowcheck.yaml", "checks");

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "web-ssh", "a.b_c-d", "1.2"})
    void anIdIsAFileNameEverywhere(String id) {
        assertThat(Check.isId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", ".a", "_a", "a b", "a/b", "a\n", "é", "a:b"})
    void otherTextsAreNoIds(String text) {
        assertThat(Check.isId(text)).isFalse();
        assertThat(Check.isId("a".repeat(200))).isTrue();
        assertThat(Check.isId("a".repeat(201))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eni-1235b8c",
                "eni-1235b8ca1",
                "eni-1235B8CA",
                "eni-1235b8cg",
                "eni-1235b8ca\n",
                "eni-1\" or 1=1",
                "i-1235b8ca"
            })
    void aNetworkInterfaceIdHasEightOrSeventeenDigits(String text) {
        assertThat(NetworkInterface.isEni(text)).isFalse();
        assertThat(NetworkInterface.isEni("eni-1235b8ca")).isTrue();
        assertThat(NetworkInterface.isEni("eni-1235b8ca123456789")).isTrue();
    }

    @Test
    void anInterfaceHasEachAddressOnceAndAtLeastOne() {
        IpAddress address = IpAddress.parse("10.0.0.1").orElseThrow();

        assertThat(new NetworkInterface("eni-1235b8ca", List.of(address, address)).addresses())
                .containsExactly(address);
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkInterface("eni-1235b8ca", List.of()));
    }

    @Test
    void withPortsOnlyProtocolsThatHaveThemAreSelected() {
        assertThat(traffic(List.of(), Optional.empty()).selectedProtocols()).isEmpty();
        assertThat(traffic(List.of(), Optional.of(PortSet.ALL)).selectedProtocols())
                .isEqualTo(Protocol.withPorts());
        assertThat(traffic(List.of(Protocol.UDP, Protocol.TCP), Optional.of(PortSet.ALL))
                        .selectedProtocols())
                .containsExactly(Protocol.TCP, Protocol.UDP);
    }

    @Test
    void portsOfProtocolsWithoutPortsCannotBeAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> traffic(List.of(Protocol.TCP, Protocol.ICMP), Optional.of(PortSet.ALL)));
    }

    @Test
    void rulesForAllTrafficAndForPartsDoNotMix() {
        List<Expectation.Rule> none = List.of(new Expectation.Rule.None());

        assertThatIllegalArgumentException().isThrownBy(() -> new Expectation(none, none, List.of()));
        assertThat(new Expectation(List.of(), none, List.of()).isSplit()).isTrue();
        assertThat(new Expectation(none, List.of(), List.of()).isSplit()).isFalse();
        assertThat(Expectation.OBSERVE.isPresent()).isFalse();
    }

    @Test
    void rowsTellActionsApartWhereBothAreSelectedOrJudged() {
        Traffic both = traffic(List.of(), Optional.empty());
        Traffic accepted = new Traffic(
                Direction.INBOUND,
                Optional.empty(),
                PortSide.DESTINATION,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(Action.ACCEPT),
                Replies.INCLUDED);
        Expectation split = new Expectation(List.of(), List.of(new Expectation.Rule.Some()), List.of());

        assertThat(check("a", both, Expectation.OBSERVE, Optional.empty()).groupsByAction())
                .isTrue();
        assertThat(check("a", accepted, Expectation.OBSERVE, Optional.empty()).groupsByAction())
                .isFalse();
        assertThat(check("a", accepted, split, Optional.empty()).groupsByAction())
                .isTrue();
    }

    @Test
    void rowsTellPeersApartWhereARuleOrAWaiverNamesThem() {
        Traffic any = traffic(List.of(), Optional.empty());
        List<CidrBlock> blocks = List.of(CidrBlock.parse("10.0.0.0/8").orElseThrow());
        Expectation onlyPeers = new Expectation(List.of(new Expectation.Rule.OnlyPeers(blocks)), List.of(), List.of());
        LocalDate until = LocalDate.of(2027, 1, 31);
        Waiver ofPorts = new Waiver("known", until, Optional.empty(), List.of(), List.of());
        Waiver ofPeers = new Waiver("known", until, Optional.empty(), List.of(), blocks);

        assertThat(check("a", any, onlyPeers, Optional.empty()).groupsByPeer()).isTrue();
        assertThat(check("a", any, Expectation.OBSERVE, Optional.of(ofPorts)).groupsByPeer())
                .isFalse();
        assertThat(check("a", any, Expectation.OBSERVE, Optional.of(ofPeers)).groupsByPeer())
                .isTrue();
    }

    @Test
    void aSuiteNamesItsSavedQueriesByFolderAndId() {
        Check check = check("web", traffic(List.of(), Optional.empty()), Expectation.OBSERVE, Optional.empty());

        assertThat(new CheckSuite(SOURCE, "net/prod", "net", List.of(check)).savedName(check))
                .isEqualTo("net/prod/web");
        assertThat(new CheckSuite(SOURCE, "", "net", List.of(check)).savedName(check))
                .isEqualTo("web");
    }

    @Test
    void aSuiteHasAtLeastOneCheckAndEachIdOnce() {
        Check check = check("web", traffic(List.of(), Optional.empty()), Expectation.OBSERVE, Optional.empty());

        assertThatIllegalArgumentException().isThrownBy(() -> new CheckSuite(SOURCE, "", "net", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CheckSuite(SOURCE, "", "net", List.of(check, check)));
    }

    private static Traffic traffic(List<Protocol> protocols, Optional<PortSet> ports) {
        return new Traffic(
                Direction.INBOUND,
                ports,
                PortSide.DESTINATION,
                protocols,
                List.of(),
                List.of(),
                Optional.empty(),
                Replies.INCLUDED);
    }

    private static Check check(String id, Traffic traffic, Expectation expectation, Optional<Waiver> waiver) {
        return new Check(
                id,
                SOURCE.place(0, 6),
                Optional.empty(),
                new NetworkInterface(
                        "eni-1235b8ca", List.of(IpAddress.parse("10.0.0.1").orElseThrow())),
                traffic,
                expectation,
                CoverageDemand.DEFAULT,
                waiver,
                new Check.Scope(List.of(), Optional.empty(), Reading.USUAL, Set.of(), true));
    }
}
