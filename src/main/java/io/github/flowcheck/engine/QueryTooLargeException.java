package io.github.flowcheck.engine;

/** A query that would need more memory than it may have. It has no answer, not a partial one. */
public final class QueryTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    QueryTooLargeException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it, one sentence without a final stop. */
    public String remedy() {
        return remedy;
    }
}
