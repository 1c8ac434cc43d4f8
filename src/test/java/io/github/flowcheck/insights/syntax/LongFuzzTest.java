package io.github.flowcheck.insights.syntax;

import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Random texts for as many seconds as {@code -Dflowcheck.fuzz=600} says; skipped without it. */
class LongFuzzTest {
    /** How many other texts there are for each one that repeats something. */
    private static final int ROUND = 200;

    @Test
    void anyTextIsReadOrRefusedWithItsPlace() {
        long seconds = Long.getLong("flowcheck.fuzz", 0);
        Assumptions.assumeTrue(seconds > 0, "no -Dflowcheck.fuzz: this test is skipped");
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long tried = 0;
        for (long seed = System.nanoTime(); System.nanoTime() < end; seed++) {
            Random random = new Random(seed);
            for (int i = 0; i < ROUND; i++) {
                AnyText.readOrRefused(AnyText.of(random));
            }
            AnyText.readOrRefused(AnyText.repetition(random));
            tried += ROUND + 1;
        }
        System.getLogger(LongFuzzTest.class.getName())
                .log(System.Logger.Level.INFO, "{0} texts in {1} s", tried, seconds);
    }
}
