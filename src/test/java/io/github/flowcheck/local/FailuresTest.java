package io.github.flowcheck.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final SourceText query = new SourceText("web", "filter colour = 1\n| paint dstPort");

    @Test
    void every_error_of_a_query_is_told_at_its_place_and_warnings_are_not() {
        BadInputException refused = new BadInputException(List.of(
                Problem.error(query.place(7, 13), "no field colour", "name one that is there"),
                Problem.warning(query.place(14, 15), "odd", "leave it"),
                Problem.error(query.place(20, 25), "no command paint", "write filter")));

        assertThat(Failures.of(refused)).isEqualTo(new Answer.Failed("""
                                web:1:8: no field colour
                                  1 | filter colour = 1
                                    |        ^^^^^^
                                  -> name one that is there

                                web:2:3: no command paint
                                  2 | | paint dstPort
                                    |   ^^^^^""", "write filter"));
    }
}
