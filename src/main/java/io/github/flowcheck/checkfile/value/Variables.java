package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${name}</code> in texts: from the file's {@code vars}, then from properties; <code>${env.NAME}</code> from the
 * environment; <code>$${</code> becomes <code>${</code>. What comes of it is a text like any other, and held to the same rules.
 */
public final class Variables {
    /** The longest text that may come of it, so that short files cannot make long ones. */
    private static final int LONGEST = 10_000;

    private static final String ENVIRONMENT = "env.";
    private static final String PARAMETER = "param.";
    private static final String PLACES =
            "write the value itself, or take it from vars; a parameter stands by itself, and only in eni, address, addresses,"
                    + " peers, notPeers, logGroup and logGroups";

    private final Map<String, Text> vars = new LinkedHashMap<>();
    private final Set<String> unusable = new HashSet<>();
    private final Inputs inputs;
    private final Problems problems;
    private Map<String, List<String>> inTargets = Map.of();

    public Variables(Inputs inputs, Problems problems) {
        this.inputs = inputs;
        this.problems = problems;
    }

    /** Whether a text can be the name of one of the file's vars. */
    public static boolean isName(String text) {
        return Patterns.NAME.matcher(text).matches() && !text.startsWith(ENVIRONMENT) && !text.startsWith(PARAMETER);
    }

    /** Sets one of the file's vars; from now on its name stands for the text. */
    public void set(String name, Text text) {
        vars.put(name, text);
    }

    /** Says that one of the file's vars has a problem that is told; its uses are then no problems of their own. */
    public void setUnusable(String name) {
        unusable.add(name);
    }

    /** Says which targets would give a variable a value, by its name, where none of them was chosen. */
    public void setInTargets(Map<String, List<String>> targets) {
        inTargets = Map.copyOf(targets);
    }

    /** The text of a scalar with its variables replaced; empty if one of them cannot be, which is told. */
    Optional<Text> replace(YamlNode.Scalar scalar) {
        return replace(scalar, false);
    }

    /** The same for a query, of which no value may be more than a part of a string, a number or a name. */
    Optional<Text> replaceInQuery(YamlNode.Scalar scalar) {
        return replace(scalar, true);
    }

    private Optional<Text> replace(YamlNode.Scalar scalar, boolean inQuery) {
        if (!scalar.text().contains("${")) {
            return Optional.of(new Text(scalar.text(), scalar.place()));
        }
        StringBuilder replaced = new StringBuilder();
        Uses uses = new Uses(scalar);
        Matcher sign = Patterns.SIGN.matcher(scalar.text());
        boolean right = true;
        boolean hidden = false;
        while (replaced.length() <= LONGEST && !problems.isFull() && sign.find()) {
            Place place = uses.next(sign.group());
            Optional<Text> text = sign.group(1) == null ? Optional.of(new Text("${", place)) : value(sign, place);
            text = inQuery && sign.group(1) != null
                    ? text.filter(value -> isInertOrTold(value.value(), sign, place))
                    : text;
            right &= text.isPresent();
            hidden |= text.map(Text::isHidden).orElse(false);
            sign.appendReplacement(
                    replaced, Matcher.quoteReplacement(text.map(Text::value).orElse("")));
        }
        sign.appendTail(replaced);
        if (replaced.length() > LONGEST) {
            problems.error(scalar.place(), "the text has more than 10,000 characters with its variables", "shorten it");
            return Optional.empty();
        }
        String value = replaced.toString();
        return right ? Optional.of(new Text(value, hidden ? scalar.text() : value, scalar.place())) : Optional.empty();
    }

    private boolean isInertOrTold(String value, Matcher sign, Place place) {
        boolean inert = Patterns.IN_QUERY.matcher(value).matches();
        if (!inert) {
            problems.error(
                    place,
                    "the value of " + Quoted.of(sign.group(1)) + " could change the query around it",
                    "give it letters, digits and . _ : / @ - alone, or write it in the query itself");
        }
        return inert;
    }

    private Optional<Text> value(Matcher sign, Place place) {
        String name = sign.group(1);
        if (name.startsWith(PARAMETER) && !sign.group(2).isEmpty()) {
            problems.error(
                    place,
                    "the parameter " + Quoted.of(name.substring(PARAMETER.length())) + " cannot stand here",
                    PLACES);
            return Optional.empty();
        }
        if (sign.group(2).isEmpty() || !Patterns.NAME.matcher(name).matches()) {
            problems.error(
                    place,
                    Quoted.of(sign.group()) + " is no variable",
                    "write ${name}, its name of letters, digits and . _ -; write $${ for ${ itself");
            return Optional.empty();
        }
        Optional<Text> value = name.startsWith(ENVIRONMENT)
                ? outside(inputs.environment().get(name.substring(ENVIRONMENT.length())), sign, place)
                : Optional.ofNullable(vars.get(name))
                        .or(() -> outside(inputs.properties().get(name), sign, place));
        if (unusable.contains(name)) {
            return Optional.empty();
        }
        if (value.isEmpty()) {
            problems.error(place, "the variable " + Quoted.of(name) + " has no value", remedy(name));
        }
        return value;
    }

    private static Optional<Text> outside(@Nullable String value, Matcher sign, Place place) {
        return Optional.ofNullable(value).map(text -> new Text(text, sign.group(), place));
    }

    private String remedy(String name) {
        if (name.startsWith(ENVIRONMENT)) {
            return "set the environment variable " + name.substring(ENVIRONMENT.length());
        }
        List<String> targets = inTargets.getOrDefault(name, List.of());
        if (!targets.isEmpty()) {
            return "choose a target that gives it one, with -Dflowcheck.target=" + targets.get(0)
                    + (targets.size() == 1 ? "" : " or another one") + ", or define it under vars";
        }
        TreeSet<String> known = new TreeSet<>(inputs.properties().keySet());
        known.addAll(vars.keySet());
        return NearestName.of(name, known)
                .map(near -> "write ${" + near + "}, or define " + name + " under vars")
                .orElse("define it under vars, or give it with -D" + name + "=…");
    }

    /** Loaded only where there are variables, as they take a while. */
    private static final class Patterns {
        static final Pattern NAME = Pattern.compile("(?=.{1,100}$)[A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*");
        static final Pattern SIGN = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
        static final Pattern IN_QUERY = Pattern.compile("[A-Za-z0-9._:/@-]*");

        private Patterns() {}
    }

    /** Finds the places of signs in a text as it is written; where escapes hide them, it is the whole text's. */
    private static final class Uses {
        private final Place whole;
        private final String written;
        private int from;

        Uses(YamlNode.Scalar scalar) {
            whole = scalar.place();
            written = whole.text();
        }

        Place next(String sign) {
            int at = written.indexOf(sign, from);
            if (at < 0) {
                return whole;
            }
            from = at + sign.length();
            SourceText source = whole.source();
            return source.place(whole.start() + at, whole.start() + from);
        }
    }
}
