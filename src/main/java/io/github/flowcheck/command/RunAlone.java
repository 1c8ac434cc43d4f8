package io.github.flowcheck.command;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.output.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that asks one check again just as it was asked, from the directory in which Maven was started.
 *
 * @param start the program, its options and the goal
 * @param given the properties that it needs besides the check
 */
public record RunAlone(List<String> start, Map<String, String> given) {
    /** What a run of one check does without. */
    private static final Set<String> DROPPED = Stream.of(Property.CHECKS, Property.WINDOW, Property.WAIT_FOR)
            .map(Property::key)
            .collect(Collectors.toUnmodifiableSet());

    public RunAlone {
        start = List.copyOf(start);
        given = new TreeMap<>(given);
    }

    /**
     * The command for a run. Its window is written out, for one that counts back from now would be another one by then.
     *
     * @param start the program, its options and the goal
     * @param onCommandLine all properties that were given there
     * @param named whether to name the check file although nobody gave it, as no pom does
     * @param text the check file, which may name properties
     * @param window what all checks looked at
     */
    public static RunAlone of(
            List<String> start,
            Map<String, String> onCommandLine,
            boolean named,
            CheckFileSource source,
            String text,
            Optional<TimeRange> window) {
        Map<String, String> given = new TreeMap<>();
        onCommandLine.forEach((key, value) -> {
            boolean ours = key.startsWith("flowcheck.") && !DROPPED.contains(key);
            if (ours || text.contains("${" + key + "}")) {
                given.put(key, value);
            }
        });
        if (named) {
            given.putIfAbsent(Property.FILE.key(), source.shownName());
        }
        source.inputs().target().ifPresent(target -> given.put(Property.TARGET.key(), target));
        window.ifPresent(range -> given.put(Property.WINDOW.key(), range.start() + "/" + range.end()));
        return new RunAlone(start, given);
    }

    /** The command for a check, in one line for a POSIX shell. */
    public String of(String checkId) {
        List<String> words = new ArrayList<>();
        start.forEach(word -> words.add(ShellWord.of(word)));
        given.forEach((key, value) -> words.add("-D" + ShellWord.of(key) + "=" + ShellWord.of(value)));
        words.add("-D" + Property.CHECKS.key() + "=" + ShellWord.of(checkId));
        return String.join(" ", words);
    }
}
