package io.github.flowcheck.insights;

import static io.github.flowcheck.insights.CommandInfo.evaluated;
import static io.github.flowcheck.insights.CommandInfo.refused;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The commands that CloudWatch documents for its query language [CWL_QuerySyntax and a page for each], and which of them the
 * engine computes. The only such table: parser, checker, engine and documentation use it. {@code search} is
 * known by name alone: no page describes it.
 */
public final class Commands {
    private static final Map<String, CommandInfo> BY_NAME = Collections.unmodifiableMap(table());

    private Commands() {}

    /** The command that a word begins, whatever its case. */
    public static Optional<CommandInfo> find(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        CommandInfo named = BY_NAME.get(lower);
        return named == null ? ofSynonym(lower) : Optional.of(named);
    }

    private static Optional<CommandInfo> ofSynonym(String word) {
        for (CommandInfo command : BY_NAME.values()) {
            if (command.synonyms().contains(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** All commands in the order of their names. */
    public static Collection<CommandInfo> all() {
        return BY_NAME.values();
    }

    /** The words that begin a command. */
    public static List<String> words() {
        return BY_NAME.values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command.name()), command.synonyms().stream()))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private static Map<String, CommandInfo> table() {
        Map<String, CommandInfo> table = new TreeMap<>();
        for (List<CommandInfo> some : List.of(core(), rows(), service())) {
            for (CommandInfo command : some) {
                table.put(command.name().toLowerCase(Locale.ROOT), command);
            }
        }
        return table;
    }

    private static List<CommandInfo> core() {
        return List.of(
                evaluated("fields field [as name], expression as name, …"),
                evaluated("display field, …"),
                evaluated("filter condition", "where"),
                refused("filterIndex field = value | field in [value, …]").notInInfrequentAccess(),
                evaluated("stats aggregate [as name], … [by field [as name], …] [offset period]"),
                evaluated("sort field [asc | desc], …", "order"),
                evaluated("limit [any] n"),
                evaluated("head [n]"),
                evaluated("tail [n]"),
                evaluated("dedup field, …"),
                evaluated(
                        "parse [field] \"text * text\" as name, … | /regex/ [as name, …] [multi] | logfmt as name | csv as name, …"),
                refused("search …").readForItsShape());
    }

    private static List<CommandInfo> rows() {
        return List.of(
                evaluated("unnest field into name"),
                evaluated("expand field"),
                evaluated("accum field [as name]"),
                evaluated("autoregress field [as name] [p=n[-n]]"),
                evaluated("addtotals [fieldname=name] [row=true | false] [col=true | false] [field, …]"),
                evaluated("fillmissing [with value for field, …]"),
                evaluated("filldown [field …]"),
                evaluated("countFrequent field, …", "count_frequent"),
                refused("sessionize field, … [maxspan period] [as name]"),
                refused(
                        "outlier [action=remove | transform] [param=n] [uselower=true | false] [mark=true | false] field …"),
                evaluated("json field=field \"path\" as name"));
    }

    private static List<CommandInfo> service() {
        return List.of(
                refused(
                                "SOURCE 'group' | logGroups([name: [value, …], …]) | dataSource([value, …]) | logGroupTags([tag, …])")
                        .notInConsole(),
                refused("join [type=inner | left] left=name right=name where left.field = right.field (query)"),
                refused("lookup table column as field, … OUTPUT | OUTPUTNEW column [as name], …"),
                refused("cidrlookup table field [as column] OUTPUT | OUTPUTNEW column [as name], …"),
                refused("appendcols [override=true | false] [max=n] (query)"),
                refused("pattern field").notInInfrequentAccess(),
                refused("anomaly").notInInfrequentAccess(),
                refused("diff [previousDay | previousWeek | previousMonth]").notInInfrequentAccess(),
                refused("logcompare timeshift period"),
                refused("relevantfields [field, …] where condition"),
                refused("unmask field").notInInfrequentAccess(),
                refused("estimate"));
    }
}
