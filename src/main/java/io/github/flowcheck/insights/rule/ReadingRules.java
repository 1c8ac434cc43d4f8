package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.source.Place;
import java.util.List;
import java.util.Locale;

/** Rules about what was read although CloudWatch may not read it. */
final class ReadingRules {
    private ReadingRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.reading(
                        "count-without-stats",
                        "`count(*) by …` without `stats`, which CloudWatch refuses; it is run and saved as `stats count(*) by …`",
                        ReadingRules::countWithoutStats),
                QueryRule.reading("odd-blank", "a blank that is not ASCII", ReadingRules::oddBlank));
    }

    private static void countWithoutStats(ParsedQuery query, Findings findings) {
        for (Command command : MissingStats.in(query)) {
            Place place = query.placeOf(command);
            findings.addAt(
                    place.source().place(place.start(), place.start() + "count".length()),
                    "`count` is no command, and CloudWatch refuses it; it is run and saved as `stats count`",
                    "write `" + Printer.print(command) + "`");
        }
    }

    private static void oddBlank(ParsedQuery query, Findings findings) {
        for (Place place : query.oddBlanks()) {
            String code =
                    String.format(Locale.ROOT, "U+%04X", (int) place.text().charAt(0));
            findings.addAt(
                    place,
                    "the blank " + code + " is read as a space; CloudWatch may refuse it",
                    "write a plain space");
        }
    }
}
