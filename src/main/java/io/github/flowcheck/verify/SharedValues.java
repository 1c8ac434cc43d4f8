package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Protocol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of many answers have in common: hundreds of thousands of rows have few protocols, times and peers. */
final class SharedValues {
    private static final Optional<Action> ACCEPT = Optional.of(Action.ACCEPT);
    private static final Optional<Action> REJECT = Optional.of(Action.REJECT);

    /** How many peers are remembered; others are made anew. */
    private static final int REMEMBERED = 4096;

    /** The same of times: those of some hours, of which each second is another. */
    private static final int TIMES = 1 << 14;

    private final @Nullable Protocol[] protocols = new Protocol[256];
    private final @Nullable Instant[] times = new Instant[TIMES];
    private final long[] timesMillis = new long[TIMES];

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no array of a generic type
    private final @Nullable Optional<String>[] peers = new Optional[REMEMBERED];

    static Optional<Action> action(Action action) {
        return action == Action.ACCEPT ? ACCEPT : REJECT;
    }

    /** @param number from 0 to 255 */
    Protocol protocol(int number) {
        Protocol known = protocols[number];
        if (known != null) {
            return known;
        }
        Protocol fresh = new Protocol(number);
        protocols[number] = fresh;
        return fresh;
    }

    /** @param millis since 1970 */
    Instant time(long millis) {
        int place = (int) (millis / 1000) & TIMES - 1;
        Instant known = times[place];
        if (known != null && timesMillis[place] == millis) {
            return known;
        }
        Instant fresh = Instant.ofEpochMilli(millis);
        times[place] = fresh;
        timesMillis[place] = millis;
        return fresh;
    }

    Optional<String> peer(String address) {
        int place = address.hashCode() & REMEMBERED - 1;
        Optional<String> known = peers[place];
        if (known != null && known.get().equals(address)) {
            return known;
        }
        Optional<String> fresh = Optional.of(address);
        peers[place] = fresh;
        return fresh;
    }
}
