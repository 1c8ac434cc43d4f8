package io.github.flowcheck.plan;

import java.util.Optional;

/**
 * What was made of one change.
 *
 * @param reason why it was not done; present unless it was
 * @param isTakenBack whether it was told as done before
 */
public record Step(Change change, Outcome outcome, Optional<String> reason, boolean isTakenBack) {
    /** How it went. */
    public enum Outcome {
        DONE,
        /** It may have been done all the same, if no answer came. */
        FAILED,
        NOT_TRIED
    }

    static Step done(Change change) {
        return new Step(change, Outcome.DONE, Optional.empty(), false);
    }

    static Step failed(Change change, String reason) {
        return new Step(change, Outcome.FAILED, Optional.of(reason), false);
    }

    static Step notTried(Change change, String reason) {
        return new Step(change, Outcome.NOT_TRIED, Optional.of(reason), false);
    }

    Step takenBack(String why) {
        return new Step(change, Outcome.FAILED, Optional.of(why), true);
    }
}
