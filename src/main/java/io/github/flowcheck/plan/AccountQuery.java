package io.github.flowcheck.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * A saved query that an account has. Names are no keys: an account may have several of one name, and only the id tells them
 * apart.
 *
 * @param id the {@code queryDefinitionId}
 * @param lastModified as the account tells it
 */
public record AccountQuery(String id, String name, QueryContent content, Optional<Instant> lastModified) {
    /** Its id and when it was changed, for a person who must choose between several. */
    public String label() {
        return "id " + id + lastModified.map(time -> ", last modified " + time).orElse("");
    }
}
