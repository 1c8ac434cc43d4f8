package io.github.flowcheck.insights.syntax;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the text: it is read, or refused with places and remedies, and nothing else happens. */
class AnyTextPropertiesTest {
    @Property(tries = 2000)
    void anyTextIsReadOrRefusedWithItsPlace(@ForAll long seed) {
        AnyText.readOrRefused(AnyText.of(new Random(seed)));
    }

    @Property(tries = 200)
    void nothingThatIsRepeatedExhaustsTheReader(@ForAll long seed) {
        AnyText.readOrRefused(AnyText.repetition(new Random(seed)));
    }
}
