package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How questions about the same log groups and the same stretch of time are asked.
 *
 * @param merged queries that answer several of them
 * @param alone the numbers of those that are asked by themselves
 */
public record MergePlan(List<MergedQuery> merged, List<Integer> alone) {
    public MergePlan {
        merged = List.copyOf(merged);
        alone = List.copyOf(alone);
    }

    /**
     * The plan with the fewest queries; in a plan of as many each interface's records are read once.
     *
     * @param questions what is asked
     * @param window how long a time they look at, if it is known
     * @param budget what a query may take
     * @param knownStreams the names of the log streams of an interface; an empty list where they are not known
     */
    public static MergePlan of(
            List<Query> questions,
            Optional<Duration> window,
            MergeBudget budget,
            Function<String, List<String>> knownStreams) {
        Packing packing = new Packing(budget, new RowEstimate(window), knownStreams);
        MergePlan plan = new MergePlan(List.of(), List.of());
        List<List<Member>> pools = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Optional<Shape> shape = Shape.of(questions.get(i));
            if (shape.isEmpty()) {
                plan = plan.and(new MergePlan(List.of(), List.of(i)));
                continue;
            }
            Member member = new Member(i, shape.get());
            Optional<List<Member>> pool = pools.stream()
                    .filter(members -> members.get(0).shape().mixesWith(member.shape()))
                    .findFirst();
            pool.ifPresentOrElse(members -> members.add(member), () -> pools.add(new ArrayList<>(List.of(member))));
        }
        for (List<Member> pool : pools) {
            plan = plan.and(fewest(pool, packing));
        }
        return plan;
    }

    /** Questions for stretches of time multiply the rows of all others, so that they may be better off by themselves. */
    private static MergePlan fewest(List<Member> pool, Packing packing) {
        MergePlan together = packing.pack(pool);
        List<Member> byTime =
                pool.stream().filter(member -> member.shape().groupsByTime()).toList();
        if (byTime.isEmpty() || byTime.size() == pool.size()) {
            return together;
        }
        List<Member> others =
                pool.stream().filter(member -> !member.shape().groupsByTime()).toList();
        MergePlan apart = packing.pack(others).and(packing.pack(byTime));
        return apart.queries() < together.queries() ? apart : together;
    }

    /** How many queries it takes. */
    public int queries() {
        return merged.size() + alone.size();
    }

    private MergePlan and(MergePlan other) {
        return new MergePlan(
                Stream.concat(merged.stream(), other.merged.stream()).toList(),
                Stream.concat(alone.stream(), other.alone.stream()).sorted().toList());
    }

    /** The numbers of all its questions, in order. */
    List<Integer> questions() {
        return Stream.concat(alone.stream(), merged.stream().flatMap(query -> query.questions().stream()))
                .sorted()
                .toList();
    }
}
