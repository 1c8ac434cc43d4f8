package io.github.flowcheck.output;

import io.github.flowcheck.output.text.Amounts;
import java.util.List;

/**
 * What became of the files of an output directory; all paths are relative to it.
 *
 * @param written files that are new or have new content
 * @param unchanged files that had the content already and were not touched
 * @param removed files that are gone
 * @param notes what the user must know, each a sentence or two
 */
public record Changes(List<String> written, List<String> unchanged, List<String> removed, List<String> notes) {
    public Changes {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
        notes = List.copyOf(notes);
    }

    /** In words, such as {@code 3 files written, 1 unchanged, 0 removed}. */
    public String summary() {
        return Amounts.counted(written.size(), "file", "files") + " written, " + Amounts.number(unchanged.size())
                + " unchanged, " + Amounts.number(removed.size()) + " removed";
    }
}
