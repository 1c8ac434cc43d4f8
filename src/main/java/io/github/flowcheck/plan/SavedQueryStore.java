package io.github.flowcheck.plan;

import java.util.List;
import java.util.Optional;

/** The saved queries of one account in one Region. */
public interface SavedQueryStore {
    /**
     * All saved queries whose names start so, all pages; all of the account without a prefix. A query that was created a moment
     * ago may be missing.
     */
    List<AccountQuery> list(Optional<String> prefix) throws StoreException;

    /**
     * Creates a saved query, whatever the account has of that name.
     *
     * @param token a second request with it, sent by whomever, creates nothing and answers with the first one's id
     * @return the id
     */
    String create(String name, QueryContent content, String token) throws StoreException;

    /** Replaces a saved query, all of it. */
    void update(String id, String name, QueryContent content) throws StoreException;

    /** Deletes a saved query; done too if it is gone already. */
    void delete(String id) throws StoreException;
}
