package io.github.flowcheck.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A sum is that of the exact numbers, in any order and however they are divided. */
class ExactSumPropertiesTest {
    @Property
    void isTheSumOfTheExactNumbers(@ForAll("numbers") List<Number> numbers, @ForAll Random random) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (Number number : numbers) {
            sum = sum.add(Numbers.decimal(number));
            squares = squares.add(Numbers.decimal(number).pow(2));
        }
        List<Number> shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, random);
        List<ExactSum> sums = List.of(new ExactSum(), new ExactSum());
        List<ExactSum> ofSquares = List.of(new ExactSum(), new ExactSum());
        for (Number number : shuffled) {
            int part = random.nextInt(2);
            sums.get(part).add(number);
            ofSquares.get(part).addSquare(number);
        }
        sums.get(0).addAll(sums.get(1));
        ofSquares.get(0).addAll(ofSquares.get(1));

        assertThat(sums.get(0).exact()).isEqualByComparingTo(sum);
        assertThat(sums.get(0).value()).isEqualTo(Numbers.of(sum));
        assertThat(ofSquares.get(0).exact()).isEqualByComparingTo(squares);
    }

    @Provide
    Arbitrary<List<Number>> numbers() {
        Arbitrary<Number> whole = Arbitraries.longs().map(number -> number);
        Arbitrary<Number> decimal = Arbitraries.bigDecimals().ofScale(12).map(Numbers::of);
        return Arbitraries.oneOf(whole, decimal, Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L, 3_037_000_500L))
                .list()
                .ofMaxSize(12);
    }
}
