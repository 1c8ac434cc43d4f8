package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<Gap> own = part.isPresent() ? ofParts.getOrDefault(part.get(), List.of()) : List.of();
        if (own.isEmpty()) {
            return gaps;
        }
        List<Gap> both = new ArrayList<>(gaps);
        both.addAll(own);
        return List.copyOf(both);
    }

    /** The same with one more reason, if there is one. */
    Coverage with(Optional<Gap> gap) {
        return gap.isEmpty() ? this : new Coverage(records, and(gaps, gap.get()), ofParts);
    }

    /** The same with one more reason for one part. */
    Coverage with(Action part, Gap gap) {
        Map<Action, List<Gap>> parts = new EnumMap<>(Action.class);
        parts.putAll(ofParts);
        parts.put(part, and(parts.getOrDefault(part, List.of()), gap));
        return new Coverage(records, gaps, parts);
    }

    private static List<Gap> and(List<Gap> gaps, Gap more) {
        List<Gap> both = new ArrayList<>(gaps);
        both.add(more);
        return List.copyOf(both);
    }

    /**
     * One reason why the data does not cover a check.
     *
     * @param kind by which runs are compared; absent for one that goes by itself
     * @param reason in words, without a final stop
     * @param advice what to do about it
     */
    record Gap(Optional<Shortfall.Reason> kind, String reason, String advice) {
        Gap(Shortfall.Reason kind, String reason, String advice) {
            this(Optional.of(kind), reason, advice);
        }

        /** Records that are still on their way: what more time mends. */
        static Gap untilLater(String reason, String advice) {
            return new Gap(Optional.empty(), reason, advice);
        }
    }
}
