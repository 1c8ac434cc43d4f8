package io.github.flowcheck.local.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.engine.RegularExpression;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is found without the library is what the library finds. */
class ClassSequencePropertiesTest {
    @Property(tries = 20_000)
    void findsWhatTheExpressionFinds(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        Optional<ClassSequence> sequence = ClassSequence.of(pattern);
        if (sequence.isEmpty()) {
            return;
        }
        Optional<RegularExpression> expression = RegularExpression.of(pattern);
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.US_ASCII);
        assertThat(expression).as("a right expression: " + pattern).isPresent();
        assertThat(sequence.get().isIn(bytes, 1, bytes.length - 1))
                .as(pattern + " in " + text)
                .isEqualTo(expression.get().isIn(text));
    }

    @Test
    void takesWhatIsAskedOfAddressesAndNothingThatRepeatsOrBranches() {
        assertThat(ClassSequence.of("^10\\.0\\.[0-3]\\.")).isPresent();
        assertThat(ClassSequence.of("\\.[^01]\\d$")).isPresent();
        for (String other :
                new String[] {"a+", "a*", "a?", "a{2}", "(a)", "a|b", "\\w", "[[:alpha:]]", "[a", "é", "\\pN"}) {
            assertThat(ClassSequence.of(other)).as(other).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a", "1", "0", ".", "\\.", "\\d", "[0-3]", "[^0-9]", "[a-c1]", "[.]", "[\\d.]", "[-a]", "[a-]",
                        "^", "$", "\\$", "]", "[]a]", "[^^]", "[a^]", "-", ":", "[", "\\", "\\-", "+", "[0\\-2]",
                        "[\\.-9]", "é")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("01239.abc-^$]:\\ \n").ofMaxLength(8);
    }
}
