package io.github.flowcheck.aws;

import java.time.Duration;

/**
 * How much of an account's quotas a run may take. Everything that queries in the account and Region shares them: dashboards,
 * scheduled queries, colleagues.
 *
 * @param startsPerSecond calls of StartQuery
 * @param resultsPerSecond calls of GetQueryResults
 * @param atOnce queries that run at the same time
 * @param longest how long a query may run before it is given up
 * @param patience how long the account may refuse everything before the run is given up
 */
public record QueryQuotas(int startsPerSecond, int resultsPerSecond, int atOnce, Duration longest, Duration patience) {
    /**
     * Those of every account (CloudWatch Logs user guide of 2026, quotas: 10 and 10 a second, not adjustable; analyzing log
     * data: 100 at once, and 60 minutes until a query times out).
     */
    public static final QueryQuotas OF_AWS =
            new QueryQuotas(10, 10, 100, Duration.ofMinutes(61), Duration.ofMinutes(15));

    public QueryQuotas {
        if (startsPerSecond < 1 || resultsPerSecond < 1 || atOnce < 1) {
            throw new IllegalArgumentException(startsPerSecond + ", " + resultsPerSecond + ", " + atOnce);
        }
    }
}
