package io.github.flowcheck.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flows of a network interface in one direction, replies left out. */
public final class SideFlows {
    private @Nullable PortFlows[] slots = new PortFlows[8];
    private int count;
    private long accepted;
    private long rejected;
    private long replies;
    private long last = Long.MIN_VALUE;

    /** Adds accepted flows from one peer; returns by about how many bytes that made it grow. */
    long accept(
            int protocol,
            int port,
            boolean peerIsIpv6,
            long high,
            long low,
            long flows,
            long latest,
            boolean mayAnswer) {
        accepted += flows;
        last = Math.max(last, latest);
        int before = count;
        PortFlows target = at(PortFlows.key(protocol, port));
        long size = count > before ? 0 : target.size();
        target.add(peerIsIpv6, high, low, flows, latest, mayAnswer);
        return target.size() - size;
    }

    void reject(long flows) {
        rejected += flows;
    }

    void leaveOutReplies(long flows) {
        replies += flows;
    }

    void addAll(SideFlows other) {
        accepted += other.accepted;
        rejected += other.rejected;
        replies += other.replies;
        last = Math.max(last, other.last);
        for (PortFlows more : other.slots) {
            if (more != null) {
                at(more.key()).addAll(more);
            }
        }
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    long replies() {
        return replies;
    }

    /** When the latest accepted flow began; {@link Long#MIN_VALUE} where there is none. */
    long last() {
        return last;
    }

    long size() {
        long size = 8L * slots.length;
        for (PortFlows flows : slots) {
            size += flows == null ? 0 : flows.size();
        }
        return size;
    }

    /** By protocol, then by port. */
    List<PortFlows> ports() {
        List<PortFlows> ports = new ArrayList<>();
        for (PortFlows flows : slots) {
            if (flows != null) {
                ports.add(flows);
            }
        }
        ports.sort(Comparator.comparingInt(PortFlows::key));
        return ports;
    }

    private PortFlows at(int key) {
        int slot = slot(key);
        PortFlows found = slots[slot];
        if (found != null) {
            return found;
        }
        if (2 * ++count > slots.length) {
            spread();
            slot = slot(key);
        }
        PortFlows fresh = new PortFlows(key);
        slots[slot] = fresh;
        return fresh;
    }

    private int slot(int key) {
        int slot = (key * 0x9e37_79b9 >>> 8) & slots.length - 1;
        PortFlows there = slots[slot];
        while (there != null && there.key() != key) {
            slot = slot + 1 & slots.length - 1;
            there = slots[slot];
        }
        return slot;
    }

    private void spread() {
        @Nullable PortFlows[] before = slots;
        slots = new PortFlows[2 * before.length];
        for (PortFlows flows : before) {
            if (flows != null) {
                slots[slot(flows.key())] = flows;
            }
        }
    }
}
