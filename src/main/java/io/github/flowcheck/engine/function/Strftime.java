package io.github.flowcheck.engine.function;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A format of C's {@code strftime} in the C locale. Fractions of seconds, which that has none for, have no part here. */
final class Strftime {
    private static final Map<Character, Function<ZonedDateTime, String>> PARTS = Map.ofEntries(
            Map.entry('Y', pattern("uuuu")),
            Map.entry('C', time -> String.format(Locale.ROOT, "%02d", Math.floorDiv(time.getYear(), 100))),
            Map.entry('y', time -> String.format(Locale.ROOT, "%02d", Math.floorMod(time.getYear(), 100))),
            Map.entry('m', pattern("MM")),
            Map.entry('d', pattern("dd")),
            Map.entry('e', time -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth())),
            Map.entry('j', pattern("DDD")),
            Map.entry('H', pattern("HH")),
            Map.entry('I', pattern("hh")),
            Map.entry('M', pattern("mm")),
            Map.entry('S', pattern("ss")),
            Map.entry('p', pattern("a")),
            Map.entry('a', pattern("EEE")),
            Map.entry('A', pattern("EEEE")),
            Map.entry('b', pattern("MMM")),
            Map.entry('h', pattern("MMM")),
            Map.entry('B', pattern("MMMM")),
            Map.entry('u', time -> String.valueOf(time.getDayOfWeek().getValue())),
            Map.entry('w', time -> String.valueOf(time.getDayOfWeek().getValue() % 7)),
            Map.entry('z', pattern("xx")),
            Map.entry('Z', pattern("zzz")),
            Map.entry('s', time -> String.valueOf(time.toEpochSecond())),
            Map.entry('F', pattern("uuuu-MM-dd")),
            Map.entry('T', pattern("HH:mm:ss")),
            Map.entry('R', pattern("HH:mm")),
            Map.entry('D', pattern("MM/dd/uu")),
            Map.entry('n', time -> "\n"),
            Map.entry('t', time -> "\t"),
            Map.entry('%', time -> "%"));

    private final List<Function<ZonedDateTime, String>> parts;

    private Strftime(List<Function<ZonedDateTime, String>> parts) {
        this.parts = parts;
    }

    /** Reads a format; empty if it has a part that is not known. */
    static Optional<Strftime> of(String format) {
        List<Function<ZonedDateTime, String>> parts = new ArrayList<>();
        int i = 0;
        while (i < format.length()) {
            int percent = format.indexOf('%', i);
            int end = percent < 0 ? format.length() : percent;
            String text = format.substring(i, end);
            parts.add(time -> text);
            if (percent >= 0) {
                Function<ZonedDateTime, String> part =
                        end + 1 < format.length() ? PARTS.get(format.charAt(end + 1)) : null;
                if (part == null) {
                    return Optional.empty();
                }
                parts.add(part);
            }
            i = end + 2;
        }
        return Optional.of(new Strftime(parts));
    }

    String format(ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.apply(time)));
        return text.toString();
    }

    private static Function<ZonedDateTime, String> pattern(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        return formatter::format;
    }
}
