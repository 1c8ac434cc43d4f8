package io.github.flowcheck.plan;

import java.util.List;

/** What becomes of one saved query. */
public sealed interface Change {
    /** The name of the saved query. */
    String name();

    /** One word for it, in reports and on the console. */
    String word();

    /** Whether the account is other than the check file says. */
    default boolean isDrift() {
        return true;
    }

    /** The account has no query of that name. */
    record Create(String name, QueryContent content) implements Change {
        @Override
        public String word() {
            return "create";
        }
    }

    /**
     * A query is there and differs.
     *
     * @param adopts whether it bears no marker of this file's owner so far
     */
    record Update(AccountQuery before, QueryContent after, boolean adopts) implements Change {
        @Override
        public String name() {
            return before.name();
        }

        @Override
        public String word() {
            return adopts ? "adopt" : "update";
        }
    }

    /** All is as the file says. */
    record Unchanged(AccountQuery query) implements Change {
        @Override
        public String name() {
            return query.name();
        }

        @Override
        public String word() {
            return "unchanged";
        }

        @Override
        public boolean isDrift() {
            return false;
        }
    }

    /** Only its author can tell what to do; nothing is changed in the account as long as there is one. */
    record Conflict(String name, List<AccountQuery> found, String message, String remedy) implements Change {
        public Conflict {
            found = List.copyOf(found);
        }

        @Override
        public String word() {
            return "conflict";
        }
    }

    /** A query of this file's owner that is no longer in the file, and was asked to be removed. */
    record Delete(AccountQuery query) implements Change {
        @Override
        public String name() {
            return query.name();
        }

        @Override
        public String word() {
            return "delete";
        }
    }

    /** A query of this file's owner that is no longer in the file, and stays, for nobody asked to remove it. */
    record Leftover(AccountQuery query) implements Change {
        @Override
        public String name() {
            return query.name();
        }

        @Override
        public String word() {
            return "leftover";
        }

        @Override
        public boolean isDrift() {
            return false;
        }
    }
}
