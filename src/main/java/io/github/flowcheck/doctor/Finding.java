package io.github.flowcheck.doctor;

/**
 * One thing that was found out.
 *
 * @param where the account, a log group, a network interface, a permission
 * @param what one sentence without a final stop
 * @param remedy what to do
 */
public record Finding(Level level, String where, String what, String remedy) {
    /** What a finding that is as it should be asks for. */
    public static final String NOTHING = "nothing to do";

    /** How much it matters. */
    public enum Level {
        /** Some verdicts cannot be had, or would be about something else. */
        ERROR,
        /** Verdicts may be about less than their reader thinks. */
        WARNING,
        /** As it should be, or good to know. */
        INFO
    }
}
