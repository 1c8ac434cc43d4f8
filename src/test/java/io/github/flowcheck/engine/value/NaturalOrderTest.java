package io.github.flowcheck.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    /** Nothing, texts, texts of numbers, numbers, a condition, a point in time: what `if` and `coalesce` may put into one column. */
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            "",
            "-",
            "a",
            "a1",
            "a01",
            "a10",
            "1",
            "01",
            "1.0",
            "1.00",
            1L,
            true,
            false,
            0L,
            "0",
            "00",
            "0.00001",
            new BigDecimal("0.00001"),
            "0.5",
            new BigDecimal("0.5"),
            new Timestamp(1),
            new Timestamp(10),
            "10",
            10L);

    /** Sorting stops with an exception where it sees that they do not. */
    @Test
    void values_of_all_kinds_have_one_order() {
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                assertThat(sign(a, b)).as("%s, %s", a, b).isEqualTo(-sign(b, a));
                for (Object c : VALUES) {
                    boolean before = sign(a, b) <= 0 && sign(b, c) <= 0;
                    assertThat(before && sign(a, c) > 0)
                            .as("%s, %s, %s", a, b, c)
                            .isFalse();
                }
            }
        }
    }

    private static int sign(@Nullable Object a, @Nullable Object b) {
        return Integer.signum(NaturalOrder.ASCENDING.compare(a, b));
    }
}
