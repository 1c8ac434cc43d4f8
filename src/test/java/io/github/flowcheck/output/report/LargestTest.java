package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LargestTest {
    private record Thing(int size, int number) {}

    private static final Comparator<Thing> BY_NUMBER = Comparator.comparingInt(Thing::number);

    @Property
    void theyAreTheFirstOfAllInOrder(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 8) int most) {
        List<Thing> things = things(sizes);

        assertThat(Largest.of(things, Thing::size, BY_NUMBER, most))
                .isEqualTo(things.stream()
                        .sorted(Comparator.comparingInt(Thing::size).reversed().thenComparing(BY_NUMBER))
                        .limit(most)
                        .toList());
    }

    /** Numbered from behind, so that their own order is not that in which they come. */
    private static List<Thing> things(List<Integer> sizes) {
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> new Thing(sizes.get(i), sizes.size() - i))
                .toList();
    }
}
