package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import java.util.List;
import java.util.Optional;

/**
 * A check in words.
 *
 * @param check the check
 * @param question what it asks, in one sentence
 * @param aspects the same key by key
 * @param verdicts when it passes, fails and is inconclusive, a sentence each
 * @param query what is run and saved
 * @param shown records with which it would pass and fail
 */
public record Explanation(
        AnyCheck check, String question, List<Aspect> aspects, List<String> verdicts, String query, List<Shown> shown) {
    public Explanation {
        aspects = List.copyOf(aspects);
        verdicts = List.copyOf(verdicts);
        shown = List.copyOf(shown);
    }

    /**
     * An example, or why there is none.
     *
     * @param title what it shows: {@code would pass}
     * @param example absent where none can exist or none was found
     * @param words why there is none; what to note of the one there is; empty if nothing is
     */
    public record Shown(String title, Optional<Example> example, String words) {
        static Shown of(String title, Example example) {
            return new Shown(title, Optional.of(example), "");
        }

        static Shown none(String title, String why) {
            return new Shown(title, Optional.empty(), why);
        }
    }
}
