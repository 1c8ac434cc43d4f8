package io.github.flowcheck.learn;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.render.LearnQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The checks that no other network interface has traffic: one, or one for each ending of the ids, where all ids are too many
 * for a query.
 */
final class OtherInterfaces {
    static final String ID = "other-interfaces";

    /** A query has at most 10,000 characters; the rest is for what is around the ids. */
    private static final int MOST_IDS = 300;

    /** What stands in records that are of no network interface, such as those of a regional NAT gateway. */
    static final String NONE = "-";

    private static final Pattern LISTED = Pattern.compile("\"(-|eni-[0-9a-f]+)\"");

    private final Reading reading;

    OtherInterfaces(Reading reading) {
        this.reading = reading;
    }

    /** Whether the format tells the interface, so that there can be such checks. */
    boolean arePossible() {
        return reading.records().has(FlowField.INTERFACE_ID);
    }

    /** @param known the interfaces that may have traffic, and {@link #NONE} if records of none may be there */
    List<LearntCheck> checks(Collection<String> known) {
        int digits = 0;
        while (byEnd(known, digits).values().stream().anyMatch(ids -> ids.size() > MOST_IDS)) {
            digits++;
        }
        List<LearntCheck> checks = new ArrayList<>();
        byEnd(known, digits).forEach((end, ids) -> {
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put("id", end.isEmpty() ? ID : ID + "-" + end);
            keys.put("expect", "none");
            String about = end.isEmpty() ? "" : " whose id ends in " + end;
            checks.add(new LearntCheck(
                    List.of("no other network interface" + about + " has traffic"),
                    keys,
                    Optional.of(query(ids, end).lines().toList())));
        });
        return checks;
    }

    private static Map<String, List<String>> byEnd(Collection<String> known, int digits) {
        Map<String, List<String>> byEnd = new LinkedHashMap<>();
        for (int i = 0; i < 1 << 4 * digits; i++) {
            byEnd.put(digits == 0 ? "" : String.format(Locale.ROOT, "%0" + digits + "x", i), new ArrayList<>());
        }
        for (String eni : new TreeSet<>(known)) {
            if (digits == 0 || !eni.equals(NONE)) {
                byEnd.get(eni.substring(eni.length() - digits)).add(eni);
            }
        }
        return byEnd;
    }

    private String query(Collection<String> known, String end) {
        return LearnQueries.otherInterfaces(known.stream().sorted().toList(), end, reading);
    }

    /** The interfaces that a query of a check of that id leaves out; empty if it was not written here or has been edited. */
    Optional<List<String>> known(String id, String query) {
        String end = id.equals(ID) ? "" : id.substring(Math.min(id.length(), ID.length() + 1));
        List<String> ids =
                LISTED.matcher(query).results().map(found -> found.group(1)).collect(Collectors.toList());
        boolean own = isOurs(id) && squeezed(query(ids, end)).equals(squeezed(query));
        return own ? Optional.of(ids) : Optional.empty();
    }

    static boolean isOurs(String id) {
        return id.matches(ID + "(-[0-9a-f]+)?");
    }

    /** Somebody may have written it in one line, as queries stand in brackets. */
    static String squeezed(String query) {
        return query.strip().replaceAll("\\s+", " ");
    }
}
