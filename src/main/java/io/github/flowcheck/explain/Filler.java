package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Adds the records without traffic that a check needs to take "nothing seen" for an answer. */
final class Filler {
    /** How many records an example has at most. */
    static final int MOST = 5_000;

    static final String TOO_MANY = "it takes more than " + Words.count(MOST, "record", "records")
            + " before nothing seen is an answer, which are too many to show";

    private final AnyCheck check;
    private final FlowLines lines;

    Filler(AnyCheck check, FlowLines lines) {
        this.check = check;
        this.lines = lines;
    }

    /** These records and what they lack; empty if that is too many. */
    Optional<List<Example.Group>> fill(List<Example.Group> groups) {
        long there = Example.lines(groups).size();
        long missing = Math.max(check.coverage().minRecords() - there, there == 0 ? 1 : 0);
        Optional<Duration> step = step();
        long spread = step.map(length -> windowSeconds() / length.toSeconds()).orElse(0L);
        if (Math.max(missing, spread) + there > MOST) {
            return Optional.empty();
        }
        List<Example.Group> filled = new ArrayList<>(groups);
        if (spread > 0) {
            filled.add(spread(step.orElseThrow()));
            missing -= filled.get(filled.size() - 1).lines().size();
        }
        if (missing > 0) {
            filled.add(Example.Group.of(lines.noData(0), missing));
        }
        return Optional.of(filled);
    }

    /** One record after the other through the whole window, where a fixed window may have no gaps. */
    private Example.Group spread(Duration step) {
        long seconds = windowSeconds();
        List<String> all = LongStream.iterate(0, later -> later < seconds, later -> later + step.toSeconds())
                .mapToObj(lines::noData)
                .toList();
        return new Example.Group(all, "one every " + Words.duration(step) + ", to the window's end");
    }

    private Optional<Duration> step() {
        return windowSeconds() > 0 ? check.coverage().maxGap() : Optional.empty();
    }

    private long windowSeconds() {
        return check.scope()
                .window()
                .filter(Window.Absolute.class::isInstance)
                .map(window -> ((Window.Absolute) window).range())
                .map(range -> range.end().getEpochSecond() - range.start().getEpochSecond())
                .orElse(0L);
    }
}
