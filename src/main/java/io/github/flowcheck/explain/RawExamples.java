package io.github.flowcheck.explain;

import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.explain.Explanation.Shown;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records with which a query of its author's would pass and fail. What a query selects is tried out, for it may be anything. */
final class RawExamples {
    private static final int MOST_TRIED = 600;
    private static final int MOST_BASES = 24;

    /** An interface of nobody, where the check names none. */
    private static final String SOME_INTERFACE = "eni-1235b8ca123456789";

    private final RawCheck check;
    private final Trial trial;
    private final FlowLines lines;
    private final Filler filler;
    private final Map<String, Example> found = new HashMap<>();
    private int tried;

    RawExamples(RawCheck check, Trial trial) {
        this.check = check;
        this.trial = trial;
        this.lines = new FlowLines(check, check.eni().orElse(SOME_INTERFACE));
        this.filler = new Filler(check, lines);
    }

    List<Shown> shown() throws IOException {
        boolean observes = !check.expectation().isPresent();
        boolean waived = check.waiver().isPresent();
        search(observes ? Set.of("observed") : waived ? Set.of("fail", "waived") : Set.of("pass", "fail"));
        if (found.containsKey("error")) {
            Example failed = found.get("error");
            return List.of(new Shown(
                    "no example",
                    Optional.empty(),
                    "the engine for files cannot run it: "
                            + firstLine(failed.outcome().message())));
        }
        if (observes) {
            return List.of(shown("would be shown", "observed"));
        }
        if (!waived) {
            return List.of(shown("would pass", "pass"), shown("would fail", "fail"));
        }
        boolean valid = found.containsKey("waived");
        Shown unused = shown("cannot pass", "fail");
        return List.of(
                new Shown(
                        unused.title(),
                        unused.example(),
                        "while it has a waiver: where nothing fails, the waiver itself does"),
                shown(valid ? "would fail, but is waived" : "would fail", valid ? "waived" : "fail"));
    }

    /** Which part of the query it is stands in the text of the query above. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private Shown shown(String title, String verdict) {
        return Optional.ofNullable(found.get(verdict))
                .map(example -> Shown.of(title, example))
                .orElseGet(() -> Shown.none(
                        title,
                        "none of " + tried + " sets of records that were tried does so; the query says what would"));
    }

    /** Tries sets of records until each of the verdicts was seen. */
    private void search(Set<String> verdicts) throws IOException {
        for (List<Example.Group> groups : (Iterable<List<Example.Group>>) proposals()::iterator) {
            Optional<List<Example.Group>> filled = filler.fill(groups);
            if (filled.isEmpty()) {
                continue;
            }
            Trial.Outcome outcome = trial.of(check, Example.lines(filled.get()));
            tried++;
            boolean tellsSomething = !outcome.is("observed") || outcome.seen() > 0;
            if (tellsSomething) {
                found.putIfAbsent(outcome.verdict(), new Example(filled.get(), outcome));
            }
            if (found.keySet().containsAll(verdicts) || outcome.is("error") || tried == MOST_TRIED) {
                return;
            }
        }
    }

    private Stream<List<Example.Group>> proposals() {
        QueryHints hints = QueryHints.of(
                Parser.parse(new SourceText(check.id(), check.query())).query(), lines.format());
        Set<Integer> counts = new LinkedHashSet<>(List.of(1));
        Stream.concat(check.expectation().min().stream(), check.expectation().max().map(max -> max + 1).stream())
                .filter(count -> count > 1 && count <= Filler.MOST)
                .forEach(count -> counts.add(count.intValue()));
        counts.addAll(hints.times());
        Stream<List<Example.Group>> traffic =
                bases(hints).stream().flatMap(base -> counts.stream().flatMap(count -> many(base, count)));
        return Stream.concat(traffic, Stream.of(List.of()));
    }

    /** So many records: the same one, ones of many peers, ones of many ports, and the same ones of some peers. */
    private Stream<List<Example.Group>> many(Map<FlowField, String> base, int count) {
        List<Example.Group> same = List.of(Example.Group.of(lines.of(base), count));
        if (count == 1) {
            return Stream.of(same);
        }
        return Stream.of(
                same,
                List.of(varied(base, FlowField.SRCADDR, count)),
                List.of(varied(base, FlowField.DSTADDR, count)),
                List.of(varied(base, FlowField.DSTPORT, count)));
    }

    private Example.Group varied(Map<FlowField, String> base, FlowField field, int count) {
        List<String> all = IntStream.range(0, count)
                .mapToObj(i -> {
                    Map<FlowField, String> one = new EnumMap<>(FlowField.class);
                    one.putAll(base);
                    one.put(
                            field,
                            field == FlowField.DSTPORT
                                    ? Integer.toString(1 + i)
                                    : "10.0." + (i >> 8) + "." + (i & 255));
                    return lines.of(one);
                })
                .toList();
        return new Example.Group(all, "each with another " + field.recordName());
    }

    /** Values for the fields that the query compares: what it asks for first, then one field after the other otherwise. */
    private static List<Map<FlowField, String>> bases(QueryHints hints) {
        Map<FlowField, List<String>> values = hints.values();
        Map<FlowField, String> asked = new EnumMap<>(FlowField.class);
        values.forEach((field, texts) -> put(asked, field, texts.get(0)));
        Set<Map<FlowField, String>> bases = new LinkedHashSet<>(List.of(asked));
        List.of("ACCEPT", "REJECT").forEach(action -> bases.add(with(asked, FlowField.ACTION, action)));
        values.forEach((field, texts) -> texts.forEach(text -> bases.add(with(asked, field, text))));
        for (String protocol : List.of("17", "1")) {
            bases.add(with(asked, FlowField.PROTOCOL, protocol));
        }
        bases.add(with(with(asked, FlowField.BYTES, "1000000000000"), FlowField.PACKETS, "1000000000"));
        return bases.stream().limit(MOST_BASES).toList();
    }

    private static Map<FlowField, String> with(Map<FlowField, String> base, FlowField field, String text) {
        Map<FlowField, String> other = new EnumMap<>(FlowField.class);
        other.putAll(base);
        put(other, field, text);
        return other;
    }

    /** An empty text stands for the usual value. */
    private static void put(Map<FlowField, String> base, FlowField field, String text) {
        if (text.isEmpty()) {
            base.remove(field);
        } else {
            base.put(field, text);
        }
    }
}
