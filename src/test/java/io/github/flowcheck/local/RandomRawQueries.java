package io.github.flowcheck.local;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Queries as their authors write them: filters, {@code stats}, and whatever may stand behind it. */
final class RandomRawQueries {
    private static final String[] EXPRESSIONS = {
        "^10\\.",
        "[0-3]\\.",
        "^10\\.0\\.[0-9]+\\.",
        ".\\.1$",
        "[^1.]\\d",
        "(?i)accept",
        "^(10|172)\\.",
        "\\d+",
        "a|b",
        "^$",
        ".",
        "[A-E-]",
        "^[\\d.]",
        "1\\.[02-5]\\.",
        "E.T",
        "[]a]",
        "\\w",
        "e\\-",
        "^.....$",
        "[0-9]{2}",
        "é"
    };

    private final Random random;
    private final LogFormat format;
    private int names;

    RandomRawQueries(Random random, LogFormat format) {
        this.random = random;
        this.format = format;
    }

    String query() {
        names = 0;
        List<String> commands = new ArrayList<>();
        if (!format.equals(LogFormat.DEFAULT)) {
            commands.add("parse @message \""
                    + String.join(" ", Collections.nCopies(format.fields().size(), "*")) + "\" as "
                    + format.fields().stream().map(FlowField::insightsName).collect(Collectors.joining(", ")));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            commands.add(one(
                    "filter " + condition(),
                    "filter " + condition(),
                    "fields " + field() + ", @message",
                    "fields " + number() + one(" / ", " * ", " - ") + one("3", number()) + " as c" + ++names,
                    "fields " + field() + " as c" + ++names + ", -" + number() + " as c" + ++names));
        }
        commands.add("stats " + aggregates() + by());
        for (int i = random.nextInt(4); i > 0; i--) {
            commands.add(one(
                    "sort a1 desc",
                    "sort k1, a1",
                    "limit " + (1 + random.nextInt(5)),
                    "filter a1 > 3",
                    "filter ispresent(k1)",
                    "fields a1 * 2 as twice" + ++names,
                    "fields k1 + 1000 as later" + ++names + ", k1 - a1",
                    "display a1",
                    "stats count(*) as n" + ++names + ", max(a1) by k1"));
        }
        return String.join(" | ", commands);
    }

    private String aggregates() {
        List<String> all = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String alias = random.nextInt(8) == 0 ? "" : " as a" + (i + 1);
            all.add((random.nextInt(4) == 0 ? aggregate() + one(" + ", " - ", " / ") + aggregate() : aggregate())
                    + alias);
        }
        return String.join(", ", all);
    }

    private String aggregate() {
        String number = number();
        return one(
                "count(*)",
                "count()",
                "count(" + field() + ")",
                "count_distinct(" + field() + ")",
                "count_over_time(*)",
                "countOverTime(" + field() + ")",
                "sum_over_time(" + number + ")",
                "sum(" + number + ")",
                "avg(" + number + ")",
                "min(" + number + ")",
                "max(" + number + ")",
                "sum(" + number + one(" * ", " + ", " - ", " % ", " / ") + one("8", "3.5", "0", number()) + ")",
                "avg((" + number + " - 40) * 999999999999)",
                "sum(" + number + " > 100)",
                "min(@timestamp)",
                "max(@timestamp)",
                "max(" + field() + ")",
                "pct(" + number + ", 50)",
                "stddev(" + number + ")",
                "latest(" + field() + ")",
                "earliest(" + field() + ")",
                "sortsLast(" + field() + ")");
    }

    private String by() {
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.add(one(field(), field(), "bin(1m)", "floor(" + number() + " / 100)")
                    + (random.nextInt(3) == 0 ? "" : " as k" + ++names));
        }
        return keys.isEmpty() ? "" : " by " + String.join(", ", keys);
    }

    private String condition() {
        String number = number();
        String field = field();
        return one(
                number + one(" = ", " != ", " < ", " <= ", " > ", " >= ") + one("22", "0", "6", "443", "1.5", "'x'"),
                number + one(" in ", " not in ") + "[22, 6, '17', 'x', 443]",
                "not (" + number + " = 6 or " + number() + " > 1000)",
                field + one(" like ", " not like ", " =~ ") + "/" + one(EXPRESSIONS) + "/",
                field + one(" like ", " not like ", " =~ ") + one("'10.'", "'E'", "'.1'"),
                field + one(" = ", " != ") + one("'ACCEPT'", "'10.0.0.1'", "'-'"),
                one("isIpv4InSubnet(", "isIpInSubnet(") + field + ", '10.0.0.0/8')",
                "sortsLast = 1 or " + number + " > " + number(),
                number + " > " + number() + " * 2",
                number + one(" / ", " - ", " % ") + number() + one(" > ", " = ", " <= ") + one("3", "0.5", number()),
                field + one(" = ", " != ", " < ") + field(),
                "strcontains(" + field + ", '" + one("0", "E", "") + "')",
                "not ispresent(" + field + ")",
                "ispresent(" + field + ")");
    }

    private String field() {
        if (names > 0 && random.nextInt(4) == 0) {
            return "c" + (1 + random.nextInt(names));
        }
        return format.fields().get(random.nextInt(format.fields().size())).insightsName();
    }

    /** A field that is nearly always a number, if the format has one. */
    private String number() {
        List<FlowField> numbers = format.fields().stream()
                .filter(field -> field.type() == FlowField.Type.INTEGER)
                .toList();
        return numbers.isEmpty() || names > 0 && random.nextInt(4) == 0
                ? field()
                : numbers.get(random.nextInt(numbers.size())).insightsName();
    }

    private String one(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
