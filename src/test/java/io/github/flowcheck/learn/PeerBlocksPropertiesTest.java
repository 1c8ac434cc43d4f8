package io.github.flowcheck.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.address.CidrBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class PeerBlocksPropertiesTest {
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void blocks_hold_all_peers_and_are_as_few_and_as_narrow_as_can_be(
            @ForAll Random random,
            @ForAll boolean ipv6,
            @ForAll @IntRange(min = 1, max = 40) int most,
            @ForAll @IntRange(min = 0, max = 16) int wider) {
        int width = ipv6 ? 64 + wider : 16 + wider;
        PeerShape shape = new PeerShape(most, ipv6 ? 24 : width, ipv6 ? width : 64);
        Set<RawAddress> peers = peers(random, ipv6);
        PeerBlocks all = of(ipv6, peers);
        Optional<List<CidrBlock>> found = all.blocks(shape);

        int narrowest = Math.min(width, all.width());
        while (distinct(peers, narrowest).size() > most) {
            narrowest--;
        }
        if (narrowest < (ipv6 ? PeerShape.WIDEST_IPV6 : PeerShape.WIDEST_IPV4)) {
            assertThat(found).isEmpty();
            return;
        }
        List<CidrBlock> blocks = found.orElseThrow();
        assertThat(blocks).hasSameSizeAs(distinct(peers, narrowest)).hasSizeLessThanOrEqualTo(most);
        Set<String> tight = new TreeSet<>();
        distinct(peers, narrowest).forEach(group -> tight.add(narrowest(group)));
        assertThat(blocks.stream().map(CidrBlock::toString)).containsExactlyInAnyOrderElementsOf(tight);
        assertThat(peers).allMatch(peer -> blocks.stream().anyMatch(block -> block.contains(peer.address())));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void neither_order_nor_threads_matter(@ForAll Random random, @ForAll boolean ipv6) {
        List<RawAddress> peers = new ArrayList<>(peers(random, ipv6));
        List<CidrBlock> once = of(ipv6, peers).blocks(PeerShape.USUAL).orElse(List.of());
        Collections.shuffle(peers, random);
        int cut = random.nextInt(peers.size() + 1);
        PeerBlocks one = of(ipv6, peers.subList(0, cut));
        one.addAll(of(ipv6, peers.subList(cut, peers.size())));
        assertThat(one.blocks(PeerShape.USUAL).orElse(List.of())).isEqualTo(once);
    }

    /** The peers by what they have in common. */
    private static List<Set<RawAddress>> distinct(Set<RawAddress> peers, int width) {
        Map<String, Set<RawAddress>> groups = new TreeMap<>();
        peers.forEach(peer -> groups.computeIfAbsent(bits(peer).substring(0, width), fresh -> new HashSet<>())
                .add(peer));
        return List.copyOf(groups.values());
    }

    private static String narrowest(Set<RawAddress> group) {
        String first = bits(group.iterator().next());
        int common = first.length();
        for (RawAddress peer : group) {
            while (!bits(peer).startsWith(first.substring(0, common))) {
                common--;
            }
        }
        return masked(first, common);
    }

    /** The block as it is written, its host bits cleared. */
    private static String masked(String bits, int common) {
        String cleared = bits.substring(0, common) + "0".repeat(bits.length() - common);
        boolean ipv6 = bits.length() > 32;
        RawAddress first = new RawAddress(
                ipv6,
                ipv6 ? Long.parseUnsignedLong(cleared.substring(0, 64), 2) : 0,
                Long.parseUnsignedLong(ipv6 ? cleared.substring(64) : cleared, 2));
        return CidrBlock.parse(first + "/" + common).orElseThrow().toString();
    }

    private static String bits(RawAddress address) {
        String low = padded(Long.toBinaryString(address.low()), address.ipv6() ? 64 : 32);
        return address.ipv6() ? padded(Long.toBinaryString(address.high()), 64) + low : low;
    }

    private static String padded(String bits, int length) {
        return "0".repeat(length - bits.length()) + bits;
    }

    private static PeerBlocks of(boolean ipv6, Iterable<RawAddress> peers) {
        PeerBlocks blocks = new PeerBlocks(ipv6);
        peers.forEach(peer -> blocks.add(peer.high(), peer.low()));
        return blocks;
    }

    /** Some in one place, some anywhere. */
    private static Set<RawAddress> peers(Random random, boolean ipv6) {
        Set<RawAddress> peers = new HashSet<>();
        long network = random.nextLong();
        int spread = random.nextInt(ipv6 ? 64 : 32);
        for (int i = random.nextInt(random.nextBoolean() ? 12 : 400); i >= 0; i--) {
            long low = network ^ (random.nextLong() >>> 63 - spread);
            peers.add(
                    ipv6
                            ? new RawAddress(true, 0x2001_0db8_0000_0000L + random.nextInt(3), low)
                            : new RawAddress(false, 0, low & 0xffff_ffffL));
        }
        return peers;
    }
}
