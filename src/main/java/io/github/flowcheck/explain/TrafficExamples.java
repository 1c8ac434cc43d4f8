package io.github.flowcheck.explain;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.explain.Explanation.Shown;
import io.github.flowcheck.explain.FlowFinder.Missed;
import io.github.flowcheck.explain.FlowFinder.Wish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records with which a check on traffic would pass, and with which each of its rules would fail. */
final class TrafficExamples {
    private static final String WAIVED = "while it has a waiver: where nothing fails, the waiver itself does";

    private final Check check;
    private final Trial trial;
    private final FlowLines lines;
    private final FlowFinder flows;
    private final Filler filler;

    TrafficExamples(Check check, Trial trial) {
        this.check = check;
        this.trial = trial;
        this.lines = new FlowLines(check, check.networkInterface().eni());
        this.flows = new FlowFinder(check, lines, trial);
        this.filler = new Filler(check, lines);
    }

    /** What is expected of one action's traffic, or of all that is selected. */
    private record Part(Optional<Action> action, List<Rule> rules) {
        List<ExpectedPort> only() {
            return rules.stream()
                    .flatMap(rule -> rule instanceof Rule.Only only ? only.ports().stream() : Stream.empty())
                    .toList();
        }

        <R extends Rule, T> List<T> all(Class<R> kind, Function<R, Stream<T>> values) {
            return rules.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .flatMap(values)
                    .toList();
        }

        boolean forbids() {
            return rules.stream()
                    .anyMatch(rule ->
                            rule instanceof Rule.None || rule instanceof Rule.MaxFlows most && most.count() == 0);
        }

        /** What keeps all of its rules but those that ask for more. */
        Wish allowed() {
            List<ExpectedPort> only = only();
            List<CidrBlock> peers = all(Rule.OnlyPeers.class, rule -> rule.blocks().stream());
            return Wish.of(action)
                    .onPort(port -> only.isEmpty() || port.isIn(only))
                    .within(peers);
        }
    }

    private List<Part> parts() {
        if (!check.expectation().isSplit()) {
            return List.of(
                    new Part(check.traffic().action(), check.expectation().all()));
        }
        return Stream.of(Action.values())
                .map(action -> new Part(Optional.of(action), check.expectation().rulesFor(Optional.of(action))))
                .filter(part -> !part.rules().isEmpty())
                .toList();
    }

    List<Shown> shown() throws IOException {
        if (!check.expectation().isPresent()) {
            return List.of(observed());
        }
        List<Shown> shown = new ArrayList<>();
        shown.add(pass());
        for (Part part : parts()) {
            for (Rule rule : part.rules()) {
                shown.addAll(failures(part, rule));
            }
        }
        return shown;
    }

    private Shown observed() throws IOException {
        String title = "would be shown";
        Optional<Flow> flow = flows.find(Wish.of(Optional.empty()));
        return flow.isPresent()
                ? Shown.of(title, tried(List.of(group(flow.get(), 1))))
                : Shown.none(title, "no record was found that the check selects");
    }

    private Shown pass() throws IOException {
        List<Example.Group> groups = new ArrayList<>();
        long records = 0;
        for (Part part : parts()) {
            Kept kept = keeping(part);
            if (!kept.isPossible()) {
                return Shown.none("cannot pass", "no records were found that keep all of its rules");
            }
            groups.addAll(kept.groups());
            records += kept.records();
        }
        if (records > Filler.MOST) {
            return unshown("it takes " + Words.count(records, "record", "records") + ", which are too many to show: "
                    + ExpectationText.expected(check));
        }
        if (groups.isEmpty()) {
            flows.nearMiss().map(this::missed).ifPresent(groups::add);
        }
        Optional<List<Example.Group>> filled = filler.fill(groups);
        if (filled.isEmpty() && check.expectation().rules().anyMatch(ExpectationText::failsOnEvidence)) {
            return unshown(Filler.TOO_MANY);
        }
        Example example = tried(filled.orElse(groups));
        if (example.outcome().is("pass")) {
            return Shown.of("would pass", example);
        }
        return new Shown(
                "cannot pass",
                Optional.of(example),
                check.waiver().isPresent() && example.outcome().is("fail")
                        ? WAIVED
                        : "no better records were found than these");
    }

    /** What would keep all rules, but cannot be shown. */
    private Shown unshown(String why) {
        return check.waiver().isPresent() ? Shown.none("cannot pass", WAIVED) : Shown.none("would pass", why);
    }

    /**
     * Traffic that keeps the rules of a part.
     *
     * @param records how many records it takes, of which no more than {@link Filler#MOST} stand in the groups
     */
    private record Kept(boolean isPossible, List<Example.Group> groups, long records) {
        static final Kept NONE = new Kept(true, List.of(), 0);
        static final Kept NEVER = new Kept(false, List.of(), 0);

        static Kept of(List<Example.Group> groups) {
            return new Kept(true, groups, Example.lines(groups).size());
        }

        static Kept unshown(long records) {
            return new Kept(true, List.of(), records);
        }
    }

    /** Traffic that keeps the rules of a part, and shows them where they allow any. */
    private Kept keeping(Part part) throws IOException {
        if (part.forbids()) {
            return Kept.NONE;
        }
        List<ExpectedPort> all = part.all(Rule.All.class, rule -> rule.ports().stream());
        boolean anyDo = all.isEmpty();
        List<Wish> wanted = anyDo
                ? List.of(part.allowed())
                : all.stream()
                        .flatMap(TrafficExamples::each)
                        .map(part.allowed()::on)
                        .toList();
        long least = part.all(Rule.MinFlows.class, rule -> Stream.of(rule.count())).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        boolean tooMany = Math.max(wanted.size(), least) > Filler.MOST;
        if (tooMany && !all.stream().allMatch(this::mayBeSelected)) {
            return Kept.NEVER;
        }
        Optional<List<Flow>> found = flows.findEach(tooMany ? ends(wanted) : wanted);
        if (found.isEmpty()) {
            boolean mayStayAway = anyDo && part.rules().stream().noneMatch(TrafficExamples::demands);
            return mayStayAway ? Kept.NONE : Kept.NEVER;
        }
        List<Example.Group> groups = new ArrayList<>();
        for (Flow flow : found.get()) {
            long times = groups.isEmpty() ? Math.max(1, least - wanted.size() + 1) : 1;
            groups.add(group(flow, tooMany ? 1 : times));
        }
        return tooMany ? Kept.unshown(Math.max(wanted.size(), least)) : Kept.of(groups);
    }

    /** The first and the last one stand for all, where each by itself would take long. */
    private static <T> List<T> ends(List<T> all) {
        return all.size() == 1 ? all : List.of(all.get(0), all.get(all.size() - 1));
    }

    /** Whether the check selects all ports that are expected. */
    private boolean mayBeSelected(ExpectedPort expected) {
        return expected.ports().isEmpty()
                || check.traffic().ports().isEmpty()
                || check.traffic().ports().get().ranges().stream()
                        .anyMatch(range -> range.contains(expected.ports().get().first())
                                && range.contains(expected.ports().get().last()));
    }

    private static boolean demands(Rule rule) {
        return rule instanceof Rule.Some || rule instanceof Rule.All || rule instanceof Rule.MinFlows;
    }

    /** Each port that is expected by itself. */
    private static Stream<ExpectedPort> each(ExpectedPort expected) {
        return expected.ports()
                .map(range -> IntStream.rangeClosed(range.first(), range.last())
                        .mapToObj(
                                port -> new ExpectedPort(Optional.of(new PortRange(port, port)), expected.protocol())))
                .orElseGet(() -> Stream.of(expected));
    }

    /** How a rule fails; how it fails but is waived, where a waiver makes that two things. */
    private List<Shown> failures(Part part, Rule rule) throws IOException {
        String title = "would fail, for " + ExpectationText.name(part.action(), rule, check);
        if (!ExpectationText.failsOnEvidence(rule)) {
            return List.of(absence(part, rule, title));
        }
        long times = rule instanceof Rule.MaxFlows most ? most.count() + 1 : 1;
        if (times > Filler.MOST) {
            return List.of(Shown.none(
                    title, "it takes " + Words.count(times, "record", "records") + ", which are too many to show"));
        }
        Wish breaking = breaking(part, rule);
        List<Shown> shown = new ArrayList<>();
        for (Wish wish : beyondWaiver(breaking)) {
            Optional<Flow> flow = flows.find(wish);
            if (flow.isPresent()) {
                Example example = tried(List.of(group(flow.get(), times)));
                shown.add(failed(title, example));
            }
        }
        return shown.isEmpty()
                ? List.of(Shown.none(title, "no record was found that the check selects and that breaks this rule"))
                : distinct(shown);
    }

    private static List<Shown> distinct(List<Shown> shown) {
        List<Shown> different = new ArrayList<>();
        for (Shown one : shown) {
            if (different.stream().noneMatch(other -> other.title().equals(one.title()))) {
                different.add(one);
            }
        }
        return different;
    }

    /** Titled by what it proved to be. */
    private static Shown failed(String title, Example example) {
        String verdict = example.outcome().verdict();
        return switch (verdict) {
            case "fail" -> Shown.of(title, example);
            case "waived" -> Shown.of(title.replace("would fail", "would fail, but is waived"), example);
            default -> new Shown(title.replace("would fail", "would be " + verdict), Optional.of(example), "");
        };
    }

    private Wish breaking(Part part, Rule rule) {
        Wish any = Wish.of(part.action());
        if (rule instanceof Rule.Only only) {
            return any.onPort(port -> !port.isIn(only.ports()));
        }
        return rule instanceof Rule.OnlyPeers peers ? any.outside(peers.blocks()) : any;
    }

    /** What a waiver does not cover, and anything. */
    private List<Wish> beyondWaiver(Wish breaking) {
        List<Wish> wishes = new ArrayList<>();
        check.waiver().ifPresent(waiver -> wishes.addAll(beyond(waiver, breaking)));
        wishes.add(check.waiver()
                .map(waiver -> breaking.within(waiver.peers())
                        .onPort(port -> waiver.ports().isEmpty() || port.isIn(waiver.ports())))
                .orElse(breaking));
        return wishes;
    }

    private static List<Wish> beyond(Waiver waiver, Wish breaking) {
        List<Wish> wishes = new ArrayList<>();
        if (!waiver.ports().isEmpty()) {
            wishes.add(breaking.onPort(port -> !port.isIn(waiver.ports())));
        }
        if (!waiver.peers().isEmpty()) {
            wishes.add(breaking.outside(waiver.peers()));
        }
        return wishes;
    }

    /** What fails where it is missing: records that say that the interface was logged, and too little of the traffic. */
    private Shown absence(Part part, Rule rule, String title) throws IOException {
        List<Example.Group> groups = new ArrayList<>();
        List<Example.Group> kept =
                rule instanceof Rule.Some ? List.of() : keeping(part).groups();
        boolean whole = rule instanceof Rule.All;
        groups.addAll(whole ? kept.stream().skip(1).toList() : allButOne(kept));
        if (groups.isEmpty()) {
            flows.nearMiss().map(this::missed).ifPresent(groups::add);
        }
        Optional<List<Example.Group>> filled = filler.fill(groups);
        if (filled.isEmpty()) {
            return Shown.none(title, Filler.TOO_MANY);
        }
        return failed(title, tried(filled.get()));
    }

    private static List<Example.Group> allButOne(List<Example.Group> groups) {
        if (groups.isEmpty()) {
            return groups;
        }
        Example.Group first = groups.get(0);
        List<Example.Group> fewer = new ArrayList<>(groups.subList(1, groups.size()));
        if (first.lines().size() > 1) {
            fewer.add(0, Example.Group.of(first.lines().get(0), first.lines().size() - 1L));
        }
        return fewer;
    }

    private Example.Group missed(Missed missed) {
        return group(missed.flow(), 1).because("not selected: " + missed.why());
    }

    private Example.Group group(Flow flow, long times) {
        return Example.Group.of(lines.of(flow), times);
    }

    private Example tried(List<Example.Group> groups) throws IOException {
        return new Example(groups, trial.of(check, Example.lines(groups)));
    }
}
