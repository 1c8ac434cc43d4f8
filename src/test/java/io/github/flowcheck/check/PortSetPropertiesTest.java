package io.github.flowcheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PortSetPropertiesTest {
    @Property(tries = 300)
    void aSetHoldsWhatItsRangesHold(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 40) Integer> firsts,
            @ForAll @IntRange(max = 50) int port) {
        List<PortRange> ranges = firsts.stream()
                .map(first -> new PortRange(first, first + first % 5))
                .toList();

        assertThat(PortSet.of(ranges).contains(port))
                .isEqualTo(ranges.stream().anyMatch(range -> range.contains(port)));
    }
}
