package io.github.flowcheck.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether "nothing seen" is an answer for a check.
 *
 * @param records what its network interface has in the window
 * @param gaps why it is none, each with what to do; empty means covered
 */
record Coverage(RecordCounts records, List<Gap> gaps) {
    Coverage {
        gaps = List.copyOf(gaps);
    }

    boolean isComplete() {
        return gaps.isEmpty();
    }

    /** The same with one more reason, if there is one. */
    Coverage with(Optional<Gap> gap) {
        return new Coverage(records, Stream.concat(gaps.stream(), gap.stream()).toList());
    }

    /**
     * One reason why the data does not cover a check.
     *
     * @param reason in words, without a final stop
     * @param advice what to do about it
     */
    record Gap(String reason, String advice) {}
}
