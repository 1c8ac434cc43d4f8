package io.github.flowcheck.diff;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.verify.FlowRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Traffic that a check saw, as far as its rows tell it apart; how much of it there was is no part of it.
 *
 * @param port 0 to 65535
 * @param action absent where the check does not tell actions apart
 * @param peer absent where the check does not tell peers apart
 */
public record Seen(int port, Protocol protocol, Optional<Action> action, Optional<String> peer)
        implements Comparable<Seen> {
    private static final Comparator<Seen> ORDER = Comparator.comparing(Seen::protocol)
            .thenComparing(Seen::port)
            .thenComparing(seen -> seen.action.map(Enum::name).orElse(""))
            .thenComparing(seen -> seen.peer.orElse(""));

    static Seen of(FlowRow row) {
        return new Seen(row.port(), row.protocol(), row.action(), row.peer());
    }

    /**
     * The rows of an answer that are none of another one's, as far as both tell: a check that was written anew may tell actions or
     * peers apart that it did not.
     *
     * @return in order
     */
    static List<Seen> rowsBeyond(Set<Seen> rows, Set<Seen> known) {
        boolean byPeer = tells(Seen::peer, rows) && tells(Seen::peer, known);
        return beyond(rows, known, byPeer);
    }

    /**
     * The evidence that is none of another run's, as far as both tell its actions. A peer that only one of them names is new: evidence
     * has its peers whatever the check tells apart, and lacks them where there are too many.
     *
     * @return in order
     */
    static List<Seen> evidenceBeyond(Set<Seen> evidence, Set<Seen> known) {
        return beyond(evidence, known, true);
    }

    private static List<Seen> beyond(Set<Seen> some, Set<Seen> known, boolean byPeer) {
        boolean byAction = tells(Seen::action, some) && tells(Seen::action, known);
        Set<Seen> comparable =
                known.stream().map(seen -> seen.by(byAction, byPeer)).collect(Collectors.toSet());
        return some.stream()
                .filter(seen -> !comparable.contains(seen.by(byAction, byPeer)))
                .sorted()
                .toList();
    }

    private static boolean tells(Function<Seen, Optional<?>> what, Set<Seen> all) {
        return all.stream().map(what).allMatch(Optional::isPresent);
    }

    private Seen by(boolean withAction, boolean withPeer) {
        return new Seen(port, protocol, withAction ? action : Optional.empty(), withPeer ? peer : Optional.empty());
    }

    /** {@code 22 ACCEPT 172.31.16.139}. */
    public String label() {
        return FlowRow.portLabel(port, protocol)
                + action.map(value -> " " + value).orElse("")
                + peer.map(value -> " " + value).orElse("");
    }

    @Override
    public int compareTo(Seen other) {
        return ORDER.compare(this, other);
    }
}
