package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code count(*) by …} without {@code stats}, as query templates in circulation have it. CloudWatch answers it with a
 * MalformedQueryException (boto/boto3#3450), although it takes it as a saved query.
 */
public final class MissingStats {
    private MissingStats() {}

    /** The text of a query, {@code stats} put in where it is missing. All else stays as its author wrote it. */
    public static String writtenInto(ParsedQuery query) {
        String text = query.source().text();
        Map<Integer, Command> found = new TreeMap<>(Collections.reverseOrder());
        for (Command command : in(query)) {
            found.put(query.placeOf(command).start(), command);
        }
        for (int start : found.keySet()) {
            text = text.substring(0, start) + "stats " + text.substring(start);
        }
        return text;
    }

    static List<Command> in(ParsedQuery query) {
        List<Command> found = new ArrayList<>();
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            for (Command command : commands) {
                Place place = query.placeOf(command);
                if (command instanceof Stats
                        && !place.text().toLowerCase(Locale.ROOT).startsWith("stats")) {
                    found.add(command);
                }
            }
        }
        return found;
    }
}
