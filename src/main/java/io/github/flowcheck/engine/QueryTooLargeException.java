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

    /**
     * A query that makes groups for which the memory is lacking, as others take it.
     *
     * @param most how many bytes the groups of all queries may take together
     */
    public static QueryTooLargeException ofAllGroups(long most) {
        return new QueryTooLargeException(
                "the groups of all queries together take more than " + (most >> 20) + " MiB",
                "filter more before `stats`, group by fewer fields, or ask fewer queries at once");
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
