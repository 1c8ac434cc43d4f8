package io.github.flowcheck.plan;

import io.github.flowcheck.plan.Change.Conflict;
import io.github.flowcheck.plan.Change.Leftover;
import io.github.flowcheck.plan.Change.Unchanged;
import io.github.flowcheck.plan.Change.Update;
import io.github.flowcheck.render.SavedQuery;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The difference between a check file and an account.
 *
 * @param changes one for each query that the run is about, in the order of the file, then those that are no longer in it, by name
 */
public record Plan(List<Change> changes) {
    /** The words of all changes, in the order in which they are counted. */
    private static final List<String> WORDS =
            List.of("create", "update", "adopt", "delete", "unchanged", "leftover", "conflict");

    public Plan {
        changes = List.copyOf(changes);
    }

    /** What a run may do beside creating and updating. */
    public record Options(boolean adopt, boolean prune) {}

    /** Compares what is wanted with what the account listed. */
    public static Plan of(Wanted wanted, List<AccountQuery> listed, Options options) {
        Map<String, List<AccountQuery>> byName = listed.stream()
                .sorted(Comparator.comparing(AccountQuery::id))
                .collect(Collectors.groupingBy(AccountQuery::name));
        Stream<Change> changes = wanted.queries().stream()
                .map(query -> change(wanted.owner(), query, byName.getOrDefault(query.name(), List.of()), options));
        Stream<Change> gone = listed.stream()
                .filter(query -> !wanted.names().contains(query.name()))
                .filter(query -> isWrittenFor(wanted, query))
                .sorted(Comparator.comparing(AccountQuery::name).thenComparing(AccountQuery::id))
                .map(query -> options.prune() ? new Change.Delete(query) : new Leftover(query));
        return new Plan(Stream.concat(changes, gone).toList());
    }

    private static Change change(String owner, SavedQuery query, List<AccountQuery> found, Options options) {
        QueryContent content = QueryContent.of(query);
        if (found.isEmpty()) {
            return new Change.Create(query.name(), content);
        }
        if (found.size() > 1) {
            return new Conflict(
                    query.name(),
                    found,
                    "the account has " + found.size() + " saved queries of this name",
                    "delete all but one of them, in the console or with aws logs delete-query-definition"
                            + " --query-definition-id ID");
        }
        AccountQuery before = found.get(0);
        boolean ours = isOf(owner, before);
        if (!ours && !options.adopt()) {
            return foreign(owner, before);
        }
        QueryContent after = content.over(before.content());
        return after.means(before.content()) ? new Unchanged(before) : new Update(before, after, !ours);
    }

    private static Change foreign(String owner, AccountQuery query) {
        Optional<Marker> marker = Marker.of(query.content());
        String message = marker.map(
                        other -> "it is there already and bears the marker " + other + ", which is not one of " + owner)
                .orElse("it is there already and bears no marker, so somebody else may have written it");
        return new Conflict(
                query.name(),
                List.of(query),
                message,
                "give the file another folder, or take it over with -Dflowcheck.adopt=true: its text is then replaced");
    }

    /** A query that bears the marker under another name than it was written with is what a person made of it: a copy, or renamed. */
    private static boolean isWrittenFor(Wanted wanted, AccountQuery query) {
        return wanted.prefix().isPresent()
                && Marker.of(query.content())
                        .flatMap(marker -> marker.key(wanted.owner()))
                        .filter(key -> query.name().equals(wanted.prefix().get() + key))
                        .isPresent();
    }

    private static boolean isOf(String owner, AccountQuery query) {
        return Marker.of(query.content()).filter(marker -> marker.isOf(owner)).isPresent();
    }

    /** The changes of one kind. */
    public <T extends Change> List<T> all(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether the account is other than the check file says. */
    public boolean hasDrift() {
        return changes.stream().anyMatch(Change::isDrift);
    }

    /** How many changes there are of each kind, by its word, also of kinds of which there are none. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        WORDS.forEach(word -> counts.put(word, 0));
        changes.forEach(change -> counts.merge(change.word(), 1, Integer::sum));
        return counts;
    }
}
