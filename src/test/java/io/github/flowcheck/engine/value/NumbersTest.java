package io.github.flowcheck.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    /** The quotient has more digits than are kept. */
    @ParameterizedTest
    @CsvSource({"1E+40, 7, 4", "-1E+40, 7, -4", "1E+40, 0.3, 0.1", "7.5, 2, 1.5", "9223372036854775808, 10, 8"})
    void a_remainder_is_less_than_the_divisor(BigDecimal a, BigDecimal b, BigDecimal expected) {
        assertThat(Numbers.remainder(Numbers.of(a), Numbers.of(b))).isEqualTo(Numbers.of(expected));
    }

    /** A few commands can double its zeros each, until one row takes minutes. */
    @Test
    void a_number_with_ever_more_zeros_ends_as_none() {
        Number large = Numbers.power(10L, 999L);
        Number small = Numbers.divide(1L, large);
        assertThat(large).isNotNull();
        assertThat(small).isNotNull();
        assertThat(Numbers.multiply(large, large)).isNull();
        assertThat(Numbers.multiply(small, small)).isNull();
        assertThat(Numbers.divide(large, small)).isNull();
        assertThat(Numbers.divide(small, large)).isNull();
    }
}
