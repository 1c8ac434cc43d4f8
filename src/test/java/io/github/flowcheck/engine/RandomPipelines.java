package io.github.flowcheck.engine;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Queries made of the commands of all cases in any order, over the events of all cases and damaged ones. */
final class RandomPipelines {
    private static final List<Command> COMMANDS = EngineCases.all()
            .flatMap(one -> Parser.parse(new SourceText("case", one.query())).query().commands().stream())
            .distinct()
            .toList();
    private static final List<LogEvent> EVENTS = EngineCases.all()
            .flatMap(one -> one.events().stream())
            .filter(new HashSet<>()::add)
            .toList();

    private final Random random;

    RandomPipelines(long seed) {
        random = new Random(seed);
    }

    /** The text of a query, which may break rules of the language. */
    String query() {
        List<Command> commands = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            commands.add(COMMANDS.get(random.nextInt(COMMANDS.size())));
        }
        return Printer.print(new Query(List.of(), commands));
    }

    List<LogEvent> events() {
        List<LogEvent> events = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            LogEvent event = EVENTS.get(random.nextInt(EVENTS.size()));
            String message = String.valueOf(event.field("@message"));
            long time = random.nextInt(10) == 0 ? random.nextLong() : 1_700_000_000_000L + random.nextInt(1000) * 1000L;
            events.add(
                    TestEvents.of(time, "s" + random.nextInt(3), random.nextInt(4) == 0 ? damaged(message) : message));
        }
        return events;
    }

    private String damaged(String message) {
        StringBuilder text = new StringBuilder(message);
        for (int i = random.nextInt(4); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "\"{}[],:\\ -9e.\uD83D\u0000é".charAt(random.nextInt(16)));
                default -> text.insert(at, text.substring(at / 2, at));
            }
        }
        return text.toString();
    }
}
