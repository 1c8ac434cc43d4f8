package io.github.flowcheck.engine;

/** A query that would need more memory than it may have. It has no answer, not a partial one. */
public final class QueryTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    QueryTooLargeException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** A query that makes more groups than it may. */
    public static QueryTooLargeException ofGroups(long most) {
        return new QueryTooLargeException(
                "the query makes more than " + most + " groups",
                "filter more before `stats`, or group by fewer fields");
    }

    /** A query that counts more distinct values than it may. */
    public static QueryTooLargeException ofValues(long most) {
        return new QueryTooLargeException(
                "the query counts more than " + most + " distinct values", "filter more before `stats`");
    }

    /** What to do about it, one sentence without a final stop. */
    public String remedy() {
        return remedy;
    }
}
