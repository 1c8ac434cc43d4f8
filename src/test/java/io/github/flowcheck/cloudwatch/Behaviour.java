package io.github.flowcheck.cloudwatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the service runs queries.
 *
 * @param runMillis how long each takes
 * @param callsPerSecond how many calls of StartQuery, and as many of GetQueryResults, it takes in any second; 0 for any number
 * @param atOnce how many queries it runs at once
 * @param pageSize how many rows a page holds
 * @param indexes whether a leading filter on {@code @logStream} keeps it from reading other streams
 * @param tellsPlaces whether it tells where in a query it found a fault
 * @param endings how a query ends whose text holds a key: a status, instead of {@code Complete}
 * @param refusals with what it refuses a query whose text holds a key
 */
public record Behaviour(
        long runMillis,
        int callsPerSecond,
        int atOnce,
        int pageSize,
        boolean indexes,
        boolean tellsPlaces,
        Map<String, String> endings,
        Map<String, ServiceError> refusals) {
    /** Answers at once, and any number of calls. */
    public static final Behaviour QUICK =
            new Behaviour(0, 0, Integer.MAX_VALUE, 10_000, true, true, Map.of(), Map.of());

    public Behaviour {
        endings = Map.copyOf(endings);
        refusals = Map.copyOf(refusals);
    }

    public Behaviour running(long millis) {
        return new Behaviour(millis, callsPerSecond, atOnce, pageSize, indexes, tellsPlaces, endings, refusals);
    }

    /** Enforces the quotas of AWS. */
    public Behaviour enforcing(int perSecond, int most) {
        return new Behaviour(runMillis, perSecond, most, pageSize, indexes, tellsPlaces, endings, refusals);
    }

    public Behaviour paging(int rows) {
        return new Behaviour(runMillis, callsPerSecond, atOnce, rows, indexes, tellsPlaces, endings, refusals);
    }

    public Behaviour withoutIndex() {
        return new Behaviour(runMillis, callsPerSecond, atOnce, pageSize, false, tellsPlaces, endings, refusals);
    }

    public Behaviour withoutPlaces() {
        return new Behaviour(runMillis, callsPerSecond, atOnce, pageSize, indexes, false, endings, refusals);
    }

    /** Lets queries end otherwise whose text holds that part. */
    public Behaviour ending(String part, String status) {
        Map<String, String> more = new LinkedHashMap<>(endings);
        more.put(part, status);
        return new Behaviour(runMillis, callsPerSecond, atOnce, pageSize, indexes, tellsPlaces, more, refusals);
    }

    /** Refuses queries whose text holds that part. */
    public Behaviour refusing(String part, ServiceError refusal) {
        Map<String, ServiceError> more = new LinkedHashMap<>(refusals);
        more.put(part, refusal);
        return new Behaviour(runMillis, callsPerSecond, atOnce, pageSize, indexes, tellsPlaces, endings, more);
    }

    String ending(String text) {
        return endings.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Complete");
    }

    Optional<ServiceError> refusal(String text) {
        return refusals.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
