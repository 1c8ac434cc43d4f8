package io.github.flowcheck.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A function of the query language.
 *
 * @param name spelt as in the documentation; case counts nothing when a query is read
 * @param kind where it may stand
 * @param parameters what it takes, in order; those that may lack come last
 * @param repeats whether the last one may come any number of times
 * @param evaluated whether the engine computes it; what it does not compute it refuses
 */
public record Function(String name, Kind kind, List<Parameter> parameters, boolean repeats, boolean evaluated) {
    /** No bound on the number of arguments. */
    public static final int ANY = Integer.MAX_VALUE;

    private static final String REPEATS = ", …";

    /** How many branches a {@code case} has at most, two arguments each and one for all else. */
    private static final int MOST_BRANCHES = 10;

    public Function {
        parameters = List.copyOf(parameters);
    }

    /** Where a function may stand. */
    public enum Kind {
        /** Computes a value from one row: everywhere but in sort. */
        SCALAR,
        /** Computes a value from many rows: before {@code by} in stats. */
        AGGREGATE
    }

    /** What an argument must be. CloudWatch takes the text of a number for a number, and the other way round. */
    public enum Type {
        ANY,
        NUMBER,
        TEXT,
        CONDITION,
        /** Milliseconds since 1970, or {@code @timestamp}. */
        TIME,
        /** A literal such as {@code 5m}. */
        PERIOD,
        /** The text of an IP address. */
        ADDRESS,
        /** The text of a CIDR block. */
        BLOCK,
        BLOCK4,
        BLOCK6,
        /** A regular expression, between slashes or quotes. */
        REGEX,
        /** What {@code jsonParse} returns, or the text of JSON. */
        JSON;

        /** As signatures write it. */
        public String word() {
            return this == BLOCK4 || this == BLOCK6 ? "block" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** A parameter, and whether it may lack. */
    public record Parameter(Type type, boolean optional) {}

    /**
     * The function of a signature such as {@code substr(text, number, [number])}, with {@code …} behind the last parameter if it
     * may be repeated.
     */
    static Function of(Kind kind, boolean evaluated, String signature) {
        int open = signature.indexOf('(');
        String inside = signature.substring(open + 1, signature.length() - 1);
        boolean repeats = inside.endsWith(REPEATS);
        List<Parameter> parameters =
                parameters(repeats ? inside.substring(0, inside.length() - REPEATS.length()) : inside);
        return new Function(signature.substring(0, open), kind, parameters, repeats, evaluated);
    }

    private static List<Parameter> parameters(String words) {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < words.length()) {
            int comma = words.indexOf(", ", start);
            int end = comma < 0 ? words.length() : comma;
            parameters.add(parameter(words.substring(start, end)));
            start = end + 2;
        }
        return parameters;
    }

    private static Parameter parameter(String word) {
        boolean optional = word.startsWith("[");
        String type = optional ? word.substring(1, word.length() - 1) : word;
        return new Parameter(Type.valueOf(type.toUpperCase(Locale.ROOT)), optional);
    }

    public boolean isAggregate() {
        return kind == Kind.AGGREGATE;
    }

    /** How many arguments it takes at least. */
    public int fewest() {
        int fewest = 0;
        for (Parameter parameter : parameters) {
            fewest += parameter.optional() ? 0 : 1;
        }
        return fewest;
    }

    /** How many it takes at most; {@link #ANY} for no bound. */
    public int most() {
        if (name.equals("case")) {
            return 2 * MOST_BRANCHES + 1;
        }
        return repeats ? ANY : parameters.size();
    }

    public boolean takes(int arguments) {
        return arguments >= fewest() && arguments <= most();
    }

    /** What the argument at an index must be. */
    public Type type(int index) {
        if (parameters.isEmpty()) {
            return Type.ANY;
        }
        return parameters.get(Math.min(index, parameters.size() - 1)).type();
    }

    /** How many arguments it takes, in words. */
    public String arity() {
        int fewest = fewest();
        if (fewest == most()) {
            return fewest == 1 ? "1 argument" : fewest == 0 ? "no arguments" : fewest + " arguments";
        }
        return most() == ANY
                ? "at least " + fewest + (fewest == 1 ? " argument" : " arguments")
                : fewest + " to " + most() + " arguments";
    }

    /** How it is called, as the documentation of this project writes it. */
    public String signature() {
        List<String> words = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String word = parameter.type().word();
            words.add(parameter.optional() ? "[" + word + "]" : word);
        }
        if (repeats) {
            words.add("…");
        }
        return name + "(" + String.join(", ", words) + ")";
    }
}
