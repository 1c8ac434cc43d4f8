package io.github.flowcheck.merge;

/**
 * What one query may take.
 *
 * @param rows how many rows it may return, at most 100,000 [CWL_QuerySyntax-Limit]; as many as that may be a cut result
 * @param characters how long its text may be, at most 10,000 [StartQuery]
 */
public record MergeBudget(int rows, int characters) {
    /** All that CloudWatch grants. */
    public static final MergeBudget CLOUDWATCH = new MergeBudget(100_000, 10_000);

    /** How many rows come back where nobody asks for more; and wherever a service does not know of more. */
    private static final int USUAL_ROWS = 10_000;

    public MergeBudget {
        if (rows < 1 || rows > 100_000 || characters < 1 || characters > 10_000) {
            throw new IllegalArgumentException("no budget: " + rows + " rows, " + characters + " characters");
        }
    }

    /**
     * Whether an answer of so many rows may lack some: it has as many as were asked for, or just as many as a service returns that
     * takes a higher limit and does not keep to it.
     */
    public boolean isCut(int answered) {
        return answered >= rows || answered == USUAL_ROWS;
    }
}
