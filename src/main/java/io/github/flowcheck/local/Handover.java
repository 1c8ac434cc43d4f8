package io.github.flowcheck.local;

import io.github.flowcheck.flow.Chunk;
import io.github.flowcheck.flow.ChunkReader.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread that unpacks a file give what it unpacked to one that has nothing to do, for an empty chunk. So the last
 * packed file, or the only one, is unpacked and read at the same time.
 */
final class Handover {
    private final Deque<Slot> waiting = new ArrayDeque<>();
    private final boolean allowed;
    private int busy;

    /**
     * @param threads all of which are busy
     * @param allowed whether several threads may read parts of one file
     */
    Handover(int threads, boolean allowed) {
        this.busy = threads;
        this.allowed = allowed;
    }

    /**
     * A chunk that is given away.
     *
     * @param heading under which its lines stand
     */
    record Gift(Chunk chunk, OpenLog log, Heading heading) {}

    /** A thread that waits. */
    private static final class Slot {
        private final Chunk empty;
        private @Nullable Gift gift;

        Slot(Chunk empty) {
            this.empty = empty;
        }
    }

    /** Gives a chunk away, if a thread waits for one; the answer is the chunk to go on with. */
    synchronized Optional<Chunk> give(Gift gift) {
        Slot slot = allowed ? waiting.poll() : null;
        if (slot == null) {
            return Optional.empty();
        }
        slot.gift = gift;
        busy++;
        notifyAll();
        return Optional.of(slot.empty);
    }

    /** Waits for a chunk; empty if none will come any more. */
    synchronized Optional<Gift> await(Chunk empty) throws InterruptedException {
        leave();
        Slot slot = new Slot(empty);
        waiting.add(slot);
        while (slot.gift == null && busy > 0) {
            wait();
        }
        return Optional.ofNullable(slot.gift);
    }

    /** Says that a thread has nothing more to give. */
    synchronized void leave() {
        busy--;
        notifyAll();
    }
}
