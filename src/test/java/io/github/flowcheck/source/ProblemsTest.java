package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String TEXT = "one\ntwo\n";

    private final SourceText source = new SourceText("a.yaml", TEXT);
    private final Place one = source.place(0, 3);
    private final Place two = source.place(4, 7);
    private final Problems problems = new Problems();

    @Test
    void areToldInTheOrderOfTheirPlacesAndThoseWithoutOneFirst() {
        problems.error(two, "second", "mend it");
        problems.warning(one, "first", "mend it");
        problems.error(two, "third", "mend it");
        problems.add(Problem.unplaced("nowhere", "mend it"));

        assertThat(problems.inOrder())
                .extracting(Problem::message)
                .containsExactly("nowhere", "first", "second", "third");
    }

    @Test
    void areToldOnce() {
        problems.error(one, "wrong", "mend it");
        problems.error(one, "wrong", "mend it");
        problems.addAll(List.of(
                Problem.error(new SourceText("a.yaml", TEXT).place(0, 3), "wrong", "mend it"),
                Problem.error(two, "wrong", "mend it")));

        assertThat(problems.inOrder())
                .containsExactly(Problem.error(one, "wrong", "mend it"), Problem.error(two, "wrong", "mend it"));
    }

    @Test
    void anErrorAndAWarningAtOnePlaceAreTwo() {
        problems.error(one, "wrong", "mend it");
        problems.warning(one, "wrong", "mend it");

        assertThat(problems.inOrder()).hasSize(2);
    }

    @Test
    void warningsAloneStopNothing() {
        problems.throwIfErrors();
        problems.warning(one, "odd", "look at it");
        problems.throwIfErrors();

        assertThat(problems.hasErrors()).isFalse();
    }

    @Test
    void anErrorIsThrownWithEverythingThatWasFound() {
        problems.error(two, "wrong", "mend it");
        problems.warning(one, "odd", "look at it");

        BadInputException thrown = catchThrowableOfType(BadInputException.class, problems::throwIfErrors);

        assertThat(thrown).hasMessage("""
                a.yaml:1:1: warning: odd
                  1 | one
                    | ^^^
                  -> look at it

                a.yaml:2:1: wrong
                  2 | two
                    | ^^^
                  -> mend it""");
        assertThat(thrown.problems()).isEqualTo(problems.inOrder());
    }

    @Test
    void badInputNeedsAnError() {
        Problem odd = Problem.warning(one, "odd", "look at it");

        assertThatThrownBy(() -> new BadInputException(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no error among [Problem[severity=WARNING");
    }
}
