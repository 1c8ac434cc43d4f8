package io.github.flowcheck.learn;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A check file with what was learnt in it.
 *
 * @param text all of it
 * @param interfaces how many were added
 * @param checks how many were added
 * @param updated checks of which the query was learnt anew
 * @param kept checks that were learnt, but were in the file already, and stay as they are
 * @param notes what a reader of the file should know
 */
public record LearntFile(
        String text, int interfaces, int checks, List<String> updated, List<String> kept, List<String> notes) {
    /** What the reader of check files takes. */
    private static final int MOST_CHECKS = 20_000;

    private static final String OWN_FILE = "learn into a file of its own with -Dflowcheck.file";
    private static final String FEWER =
            "learn from the logs of fewer network interfaces at a time, each time into another file (-Dflowcheck.file)";

    public LearntFile {
        updated = List.copyOf(updated);
        kept = List.copyOf(kept);
        notes = List.copyOf(notes);
    }

    /**
     * A new file.
     *
     * @param above what stands above it: nothing but comments and blank lines
     * @param reader reads check files
     * @throws BadInputException if what was seen is more than a check file holds, or nothing
     */
    public static LearntFile fresh(
            SourceText above, Observation observation, PeerShape shape, Function<SourceText, CheckSuite> reader) {
        Additions additions = additions(observation, shape, Optional.empty());
        String text = below(above.text(), CheckFileText.of(observation, shape, additions));
        requireRoom(text, additions.checks().size());
        reader.apply(new SourceText(above.name(), text));
        return of(text, additions);
    }

    private static String below(String above, String text) {
        String lineBreak = CheckFileSplice.lineBreak(above);
        boolean endsLine = above.isEmpty() || above.equals("\uFEFF") || above.endsWith("\n") || above.endsWith("\r");
        return above + (endsLine ? "" : lineBreak) + text.replace("\n", lineBreak);
    }

    /**
     * A file to which what it lacks is added.
     *
     * @param reader reads check files
     * @throws BadInputException if what was seen is nothing, or cannot be added so that all that is there keeps its meaning
     */
    public static LearntFile merged(
            KnownFile file, Observation observation, PeerShape shape, Function<SourceText, CheckSuite> reader) {
        Additions additions = additions(observation, shape, Optional.of(file));
        if (additions.isEmpty()) {
            return of(file.text().text(), additions);
        }
        String text = CheckFileSplice.of(file, additions);
        requireRoom(text, additions.checks().size() + file.ids().size());
        SourceText spliced = new SourceText(file.text().name(), text);
        if (!new Unchanged(file, additions).in(spliced)) {
            throw new BadInputException(Problem.unplaced(
                    "nothing can be added to " + file.text().name()
                            + " as it is laid out without changing what it says",
                    "write interfaces and checks as blocks, an entry a line, or " + OWN_FILE));
        }
        CheckSuite suite = reader.apply(spliced);
        requireMeaning(file, suite, additions, observation.format());
        return of(text, additions);
    }

    private static Additions additions(Observation observation, PeerShape shape, Optional<KnownFile> file) {
        if (!observation.hasTraffic()) {
            throw nothing(observation);
        }
        return new Learning(observation, shape, file).additions();
    }

    private static BadInputException nothing(Observation observation) {
        String left = String.join("; ", observation.notes());
        return new BadInputException(Problem.unplaced(
                "nothing can be learnt: none of " + Amounts.number(observation.records())
                        + " records has traffic of a network interface with an address"
                        + (left.isEmpty() ? "" : "; " + left),
                observation.records() == 0 && !left.isEmpty()
                        ? "write the format that the flow logs have into the check file, such as format: \"${version} …\", or"
                                + " learn from other flow logs"
                        : "learn from flow logs with traffic, or from a longer flowcheck.window"));
    }

    private static LearntFile of(String text, Additions additions) {
        return new LearntFile(
                text,
                additions.interfaces().size(),
                additions.checks().size(),
                additions.queries().keySet().stream().sorted().toList(),
                additions.kept(),
                additions.notes());
    }

    private static void requireRoom(String text, int checks) {
        if (checks > MOST_CHECKS || text.length() > YamlReader.LONGEST_TEXT) {
            throw new BadInputException(Problem.unplaced(
                    Amounts.number(checks) + " checks of " + Amounts.number(text.length())
                            + " characters are more than one check file holds",
                    FEWER));
        }
    }

    /** Defaults of the file hold for what is added too; where they would make it another question, nothing is added. */
    private static void requireMeaning(KnownFile file, CheckSuite suite, Additions additions, LogFormat format) {
        Set<String> learnt = additions.checks().stream().map(LearntCheck::id).collect(Collectors.toSet());
        CheckSuite alone = additions.checks().isEmpty() ? suite : alone(file, additions, format);
        Set<String> other = new TreeSet<>();
        for (AnyCheck check : alone.all()) {
            suite.all().stream()
                    .filter(one -> learnt.contains(check.id()) && one.id().equals(check.id()))
                    .filter(one -> !meaning(one, format).equals(meaning(check, format)))
                    .forEach(one -> other.add(one.id()));
        }
        if (!other.isEmpty()) {
            throw new BadInputException(Problem.unplaced(
                    "the defaults of " + file.text().name() + " would make something else of " + other.size()
                            + " learnt checks, such as " + other.iterator().next(),
                    "take what narrows checks out of defaults, or " + OWN_FILE));
        }
    }

    private static CheckSuite alone(KnownFile file, Additions additions, LogFormat format) {
        List<String> lines = new ArrayList<>(List.of("format: " + Learning.format(format), "interfaces:"));
        file.written()
                .forEach((name, one) ->
                        lines.add("  " + new LearntInterface(name, List.of(), one.eni(), one.addresses()).flow()));
        additions.interfaces().forEach(one -> lines.add("  " + one.flow()));
        lines.add(lines.size() == 2 ? "  none: { eni: eni-00000000, address: 10.0.0.1 }" : "");
        lines.add("checks:");
        additions.checks().forEach(check -> check.lines().forEach(line -> lines.add("  " + line)));
        return CheckFileReader.read(new SourceText("what was learnt", String.join("\n", lines) + "\n"))
                .suite();
    }

    private static List<Object> meaning(AnyCheck check, LogFormat format) {
        LogFormat read = check.scope().reading().fromFiles()
                ? format
                : check.scope().reading().records();
        if (check instanceof Check on) {
            return List.of(on.networkInterface(), on.traffic(), on.expectation(), on.waiver(), read);
        }
        RawCheck raw = (RawCheck) check;
        return List.of(raw.query(), raw.eni(), raw.expectation(), raw.waiver(), read);
    }
}
