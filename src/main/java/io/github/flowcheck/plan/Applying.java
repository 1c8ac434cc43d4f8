package io.github.flowcheck.plan;

import io.github.flowcheck.plan.Change.Create;
import io.github.flowcheck.plan.Change.Delete;
import io.github.flowcheck.plan.Change.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Carries out a plan. It may be cut off at any point and started anew: nothing is remembered but in the account, an update can
 * be sent twice, and a request to create bears a token by which the service knows it again.
 *
 * <p>A service that remembers tokens may answer a request to create with the id of a query that was deleted since. So what was
 * created must show up in a listing, or take an update; else it is created once more, under a token of its own.
 */
public final class Applying {
    private static final int MOST_TOKENS = 8;
    private static final List<Duration> PATIENCE = List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final SavedQueryStore store;
    private final Pause pause;
    private final Consumer<Step> told;
    private final Map<Create, Set<String>> spent = new HashMap<>();
    private final Map<Create, String> created = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void take(Duration time);
    }

    /** @param told hears of every step when it is taken */
    public Applying(SavedQueryStore store, Pause pause, Consumer<Step> told) {
        this.store = store;
        this.pause = pause;
        this.told = told;
    }

    /** One change of an account. */
    @FunctionalInterface
    private interface Call {
        void make() throws StoreException;
    }

    /**
     * Makes all changes that need no decision; one that fails does not stop the others.
     *
     * @return a step for each change that is made in the account, in the order in which they were tried
     */
    public List<Step> apply(Survey survey, Wanted wanted) {
        if (survey.isTight()) {
            delete(survey);
        }
        survey.plan()
                .all(Update.class)
                .forEach(change ->
                        step(change, () -> store.update(change.before().id(), change.name(), change.after())));
        survey.plan().all(Create.class).forEach(change -> step(change, () -> create(change, survey.ids())));
        if (!created.isEmpty()) {
            confirm(wanted, survey.ids());
        }
        if (!survey.isTight()) {
            delete(survey);
        }
        return List.copyOf(steps);
    }

    private void delete(Survey survey) {
        boolean failed = steps.stream().anyMatch(step -> step.outcome() != Step.Outcome.DONE);
        for (Delete change : survey.plan().all(Delete.class)) {
            if (failed) {
                take(Step.notTried(change, "nothing is deleted before all others are saved"));
            } else {
                step(change, () -> store.delete(change.query().id()));
            }
        }
    }

    private void step(Change change, Call call) {
        Optional<String> stopped = refusals.reason();
        if (stopped.isPresent()) {
            take(Step.notTried(change, stopped.get()));
            return;
        }
        try {
            call.make();
            refusals.none();
            take(Step.done(change));
        } catch (StoreException e) {
            refusals.add(e);
            take(Step.failed(change, e.getMessage()));
        }
    }

    private void take(Step step) {
        steps.add(step);
        told.accept(step);
    }

    /** Creates a query, not taking one that was there before for it: somebody renamed that one since its token was used. */
    private void create(Create change, Set<String> before) throws StoreException {
        Set<String> ids = spent.computeIfAbsent(change, key -> new LinkedHashSet<>());
        for (int i = 0; i < MOST_TOKENS; i++) {
            String token = CreateToken.of(change.name(), change.content(), ids);
            String id = store.create(change.name(), change.content(), token);
            if (!before.contains(id) && !ids.contains(id)) {
                created.put(change, id);
                return;
            }
            ids.add(id);
        }
        throw new StoreException(
                StoreException.Kind.REFUSED,
                "the service answers with ids of older queries and creates none: " + String.join(", ", ids));
    }

    private void confirm(Wanted wanted, Set<String> before) {
        try {
            Map<String, List<AccountQuery>> shown =
                    store.list(wanted.prefix()).stream().collect(Collectors.groupingBy(AccountQuery::name));
            for (Create change : List.copyOf(created.keySet())) {
                confirm(change, shown.getOrDefault(change.name(), List.of()), before);
            }
        } catch (StoreException e) {
            created.keySet().forEach(change -> fail(change, "it was created, but not seen since: " + e.getMessage()));
        }
    }

    private void confirm(Create change, List<AccountQuery> shown, Set<String> before) {
        try {
            boolean isShown = shown.stream().anyMatch(query -> query.id().equals(created.get(change)));
            for (int i = 0; !isShown && !isThere(change); i++) {
                if (i == MOST_TOKENS) {
                    fail(change, "the service answered with an id that it does not know");
                    return;
                }
                spent.get(change).add(created.get(change));
                create(change, before);
            }
            Set<String> ids = shown.stream().map(AccountQuery::id).collect(Collectors.toCollection(LinkedHashSet::new));
            ids.add(created.get(change));
            if (ids.size() > 1) {
                fail(
                        change,
                        "the account now has " + ids.size() + " of this name, somebody else created one too: "
                                + String.join(", ", ids));
            }
        } catch (StoreException e) {
            fail(change, "it was created, but not seen since: " + e.getMessage());
        }
    }

    /** Whether a query that no listing shows yet is there: then it takes what it has. */
    private boolean isThere(Create change) throws StoreException {
        for (int i = 0; ; i++) {
            try {
                store.update(created.get(change), change.name(), change.content());
                return true;
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.GONE) {
                    throw e;
                }
                if (i == PATIENCE.size()) {
                    return false;
                }
                pause.take(PATIENCE.get(i));
            }
        }
    }

    private void fail(Create change, String reason) {
        steps.replaceAll(step -> step.change().equals(change) ? step.takenBack(reason) : step);
    }
}
