package io.github.flowcheck.plan;

import java.util.Optional;

/** Tells from what went wrong whether it makes sense to go on: what is refused to all need not be asked a thousand times. */
final class Refusals {
    private static final int MOST_WITHOUT_ANSWER = 3;

    private int withoutAnswer;
    private Optional<String> reason = Optional.empty();

    /** A call went well. */
    void none() {
        withoutAnswer = 0;
    }

    void add(StoreException failure) {
        withoutAnswer = failure.kind() == StoreException.Kind.UNREACHABLE ? withoutAnswer + 1 : 0;
        if (failure.kind() == StoreException.Kind.DENIED) {
            reason = Optional.of("a call was refused before for a reason that holds for all");
        } else if (failure.kind() == StoreException.Kind.INTERRUPTED) {
            reason = Optional.of("the run was interrupted before");
        } else if (failure.kind() == StoreException.Kind.FULL) {
            reason = Optional.of("the account's quota was used up before");
        } else if (withoutAnswer >= MOST_WITHOUT_ANSWER) {
            reason = Optional.of(withoutAnswer + " calls in a row had no answer, or were to be tried later");
        }
    }

    /** Why no further call is to be made; empty as long as one is. */
    Optional<String> reason() {
        return reason;
    }
}
