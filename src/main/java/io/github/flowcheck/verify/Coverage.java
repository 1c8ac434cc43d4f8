package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether "nothing seen" is an answer for a check.
 *
 * @param records what its network interface has in the window
 * @param gaps why it is none, each with what to do; empty means covered
 * @param ofParts more of them for its accepted and its rejected traffic by itself
 */
record Coverage(RecordCounts records, List<Gap> gaps, Map<Action, List<Gap>> ofParts) {
    Coverage {
        gaps = List.copyOf(gaps);
        ofParts = Map.copyOf(ofParts);
    }

    Coverage(RecordCounts records, List<Gap> gaps) {
        this(records, gaps, Map.of());
    }

    /** Why it is none for all traffic, or for one part of it. */
    List<Gap> gapsOf(Optional<Action> part) {
        List<Gap> own =
                part.map(action -> ofParts.getOrDefault(action, List.of())).orElse(List.of());
        return Stream.concat(gaps.stream(), own.stream()).toList();
    }

    /** The same with one more reason, if there is one. */
    Coverage with(Optional<Gap> gap) {
        return new Coverage(records, Stream.concat(gaps.stream(), gap.stream()).toList(), ofParts);
    }

    /** The same with one more reason for one part. */
    Coverage with(Action part, Gap gap) {
        Map<Action, List<Gap>> parts = new EnumMap<>(Action.class);
        parts.putAll(ofParts);
        parts.merge(part, List.of(gap), (before, more) -> Stream.concat(before.stream(), more.stream())
                .toList());
        return new Coverage(records, gaps, parts);
    }

    /**
     * One reason why the data does not cover a check.
     *
     * @param reason in words, without a final stop
     * @param advice what to do about it
     */
    record Gap(String reason, String advice) {}
}
