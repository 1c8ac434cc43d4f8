package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts questions that can share a query into as few queries as the budget allows. All questions about an interface stay together
 * wherever they fit, so that a service with an index on log streams reads each stream once.
 */
final class Packing {
    private final MergeBudget budget;
    private final RowEstimate estimate;
    private final Function<String, List<String>> knownStreams;

    Packing(MergeBudget budget, RowEstimate estimate, Function<String, List<String>> knownStreams) {
        this.budget = budget;
        this.estimate = estimate;
        this.knownStreams = knownStreams;
    }

    /**
     * Interfaces that are asked the same stand side by side: they share their kinds, and so the characters of these.
     *
     * @param members of which each could share a query with each
     */
    MergePlan pack(List<Member> members) {
        Map<String, List<Member>> byEni =
                members.stream().collect(Collectors.groupingBy(Member::eni, TreeMap::new, Collectors.toList()));
        List<List<Member>> units = byEni.values().stream()
                .sorted(Comparator.comparing(Packing::kinds))
                .flatMap(unit -> fitting(unit).stream())
                .toList();
        List<MergedQuery> merged = new ArrayList<>();
        List<Integer> alone = new ArrayList<>();
        List<Member> current = new ArrayList<>();
        long rows = 0;
        for (List<Member> unit : units) {
            long more = estimate.rows(unit);
            List<Member> together = new ArrayList<>(current);
            together.addAll(unit);
            if (!current.isEmpty()
                    && (rows + more > budget.rows() || query(together).isEmpty())) {
                close(current, merged, alone);
                together = unit;
                rows = 0;
            }
            current = new ArrayList<>(together);
            rows += more;
        }
        close(current, merged, alone);
        return new MergePlan(merged, alone);
    }

    private static String kinds(List<Member> members) {
        return members.stream()
                .map(Member::shape)
                .map(shape -> shape.conditions().stream()
                                .filter(condition ->
                                        AddressCondition.of(condition).isEmpty())
                                .map(Printer::print)
                                .map(text -> text.replace(shape.eni(), ""))
                                .collect(Collectors.joining(" "))
                        + shape.stats().by())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The questions about an interface, in as few parts as fit into a query. */
    private List<List<Member>> fitting(List<Member> unit) {
        if (unit.size() <= 1 || query(unit).isPresent()) {
            return List.of(unit);
        }
        List<List<Member>> parts = new ArrayList<>(fitting(unit.subList(0, unit.size() / 2)));
        parts.addAll(fitting(unit.subList(unit.size() / 2, unit.size())));
        return parts;
    }

    private void close(List<Member> members, List<MergedQuery> merged, List<Integer> alone) {
        Optional<MergedQuery> query = members.size() > 1 ? query(members) : Optional.empty();
        query.ifPresentOrElse(
                merged::add, () -> members.stream().map(Member::number).forEach(alone::add));
    }

    /** Empty if the text is too long. */
    private Optional<MergedQuery> query(List<Member> members) {
        Composition composition =
                new Composition(members.stream().map(Member::shape).toList());
        Query query = composition.query(budget.rows(), knownStreams);
        return Printer.print(query).length() > budget.characters()
                ? Optional.empty()
                : Optional.of(new MergedQuery(members, composition, query, this));
    }
}
