package io.github.flowcheck.plan;

import io.github.flowcheck.render.SavedQueries;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account has, and what that makes of a check file.
 *
 * @param listed the queries below the file's folder; all of the account if one is to be created, for the quota counts all
 */
public record Survey(Plan plan, List<AccountQuery> listed) {
    public Survey {
        listed = List.copyOf(listed);
    }

    /** Lists what is needed to compare. */
    public static Survey of(SavedQueryStore store, Wanted wanted, Plan.Options options) throws StoreException {
        List<AccountQuery> below = store.list(wanted.prefix());
        Plan plan = Plan.of(wanted, below, options);
        if (plan.all(Change.Create.class).isEmpty() || wanted.prefix().isEmpty()) {
            return new Survey(plan, below);
        }
        List<AccountQuery> all = together(below, store.list(Optional.empty()));
        return new Survey(Plan.of(wanted, all, options), all);
    }

    /** Two listings as one: a query that only one of them shows is there. */
    private static List<AccountQuery> together(List<AccountQuery> some, List<AccountQuery> others) {
        Map<String, AccountQuery> byId = new LinkedHashMap<>();
        List.of(some, others).stream().flatMap(Collection::stream).forEach(query -> byId.put(query.id(), query));
        return List.copyOf(byId.values());
    }

    /** Ids of queries that were there before anything was changed. */
    Set<String> ids() {
        return listed.stream().map(AccountQuery::id).collect(Collectors.toSet());
    }

    /** How many queries the account would have; only known, and only of interest, if one is to be created. */
    public int after() {
        return listed.size()
                + plan.all(Change.Create.class).size()
                - plan.all(Change.Delete.class).size();
    }

    /** Whether the account cannot have so many. */
    public boolean isOverQuota() {
        return !plan.all(Change.Create.class).isEmpty() && after() > SavedQueries.QUOTA;
    }

    /** Whether there is room for all that is created only once the others are deleted. */
    boolean isTight() {
        return listed.size() + plan.all(Change.Create.class).size() > SavedQueries.QUOTA;
    }
}
