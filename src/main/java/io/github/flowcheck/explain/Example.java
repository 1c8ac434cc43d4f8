package io.github.flowcheck.explain;

import java.util.Collections;
import java.util.List;

/**
 * Records on which a check was tried, and what became of it.
 *
 * @param records all of them
 * @param outcome what {@code verify} makes of them
 */
public record Example(List<Group> records, Trial.Outcome outcome) {
    public Example {
        records = List.copyOf(records);
    }

    /**
     * Records that are alike.
     *
     * @param lines at least one, the first one stands for all
     * @param note what is to be said of them; empty if nothing is
     */
    public record Group(List<String> lines, String note) {
        public Group {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("no records");
            }
        }

        static Group of(String line, long times) {
            return new Group(Collections.nCopies(Math.toIntExact(times), line), "");
        }

        Group because(String why) {
            return new Group(lines, why);
        }
    }

    static List<String> lines(List<Group> groups) {
        return groups.stream().flatMap(group -> group.lines().stream()).toList();
    }
}
