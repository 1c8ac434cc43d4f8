package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.NetworkInterface;
import java.util.List;

/**
 * The network interfaces that a name stands for.
 *
 * @param interfaces at least one
 * @param selected whether they were found by a selection, so that a check on them runs for each, however many there are
 */
record InterfaceSet(List<NetworkInterface> interfaces, boolean selected) {
    InterfaceSet {
        interfaces = List.copyOf(interfaces);
    }

    static InterfaceSet of(NetworkInterface networkInterface) {
        return new InterfaceSet(List.of(networkInterface), false);
    }
}
