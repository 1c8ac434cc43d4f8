package io.github.flowcheck.engine;

import io.github.flowcheck.engine.row.Budget;

/** How much an execution has remembered so far, held against its limits. */
final class LimitedBudget implements Budget {
    private final EngineLimits limits;
    private long groups;
    private long values;
    private long characters;

    LimitedBudget(EngineLimits limits) {
        this.limits = limits;
    }

    @Override
    public void takeGroup() {
        if (++groups > limits.groups()) {
            throw QueryTooLargeException.ofGroups(limits.groups());
        }
    }

    @Override
    public void takeValue() {
        if (++values > limits.values()) {
            throw QueryTooLargeException.ofValues(limits.values());
        }
    }

    @Override
    public void takeCharacters(long taken) {
        characters += taken;
        if (characters > limits.characters()) {
            throw new QueryTooLargeException(
                    "the query keeps more than " + limits.characters() + " characters",
                    "filter more, name fewer fields, or write a smaller `limit`");
        }
    }

    @Override
    public void checkLength(long length) {
        if (length > LONGEST_TEXT) {
            throw new QueryTooLargeException(
                    "the query makes a text of more than " + LONGEST_TEXT + " characters",
                    "put fewer and shorter texts together");
        }
    }

    @Override
    public void checkCopies(long copies) {
        if (copies > MOST_COPIES) {
            throw new QueryTooLargeException(
                    "the query makes more than " + MOST_COPIES + " rows of one",
                    "take fewer lists apart in one query, each of them multiplies the rows");
        }
    }
}
