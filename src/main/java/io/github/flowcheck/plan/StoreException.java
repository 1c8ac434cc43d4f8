package io.github.flowcheck.plan;

import java.io.IOException;

/** A call to the account's saved queries that did not do what it should. The message is a sentence for people. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What that says of the calls to come. */
    public enum Kind {
        /** Who asks may not: every call of that kind will be refused. */
        DENIED,
        /** There is no saved query of the id that was given. */
        GONE,
        /** The account's quota is used up. */
        FULL,
        /** This very request was refused. */
        REFUSED,
        /** Whoever asked is to end: the call may have been done or not. */
        INTERRUPTED,
        /** No answer, or one that asks to come back later. What was sent may have been done. */
        UNREACHABLE
    }

    /** The store answered, but not what it should. */
    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Calling the store failed. */
    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
