package io.github.flowcheck.learn;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Traffic;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The checks of a file by id. Which of them were learnt nobody knows any more: what they are about has to tell it. */
final class KnownChecks {
    private final Map<String, AnyCheck> byId = new TreeMap<>();

    KnownChecks(Optional<KnownFile> file) {
        file.flatMap(KnownFile::suite).stream()
                .flatMap(suite -> suite.all().stream())
                .forEach(check -> byId.put(check.id(), check));
    }

    Optional<AnyCheck> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** Whether an id is that of a check on something else: another interface, or its other direction. */
    boolean isOther(String id, String eni, Direction direction) {
        return of(id).filter(check -> !isOn(check, eni, direction)).isPresent();
    }

    private static boolean isOn(AnyCheck any, String eni, Direction direction) {
        if (any instanceof Check check) {
            return check.networkInterface().eni().equals(eni) && check.traffic().direction() == direction;
        }
        return ((RawCheck) any).eni().equals(Optional.of(eni));
    }

    /** Whether a check looks at all accepted traffic of a side, as one that is learnt does, whatever it expects of it. */
    static boolean asksForAll(AnyCheck any) {
        return any instanceof Check check && !isNarrow(check.traffic());
    }

    private static boolean isNarrow(Traffic traffic) {
        return traffic.portOf() == PortSide.SOURCE
                || traffic.ports().filter(ports -> !ports.equals(PortSet.ALL)).isPresent()
                || !traffic.peers().isEmpty()
                || !traffic.notPeers().isEmpty()
                || traffic.action().equals(Optional.of(Action.REJECT));
    }
}
