package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Field;
import java.util.List;

/** The kinds of {@code parse}: each makes fields of the parts of one field's text. */
public sealed interface ParseCommand extends Command {
    /** What is parsed; {@code @message} where the text names none. */
    Field field();

    @Override
    default String keyword() {
        return "parse";
    }

    @Override
    default List<Expression> reads() {
        return List.of(field());
    }

    /**
     * {@code parse field "glob * *" as a, b}.
     *
     * @param field what is parsed; {@code @message} where the text names none
     * @param glob the pattern, as many {@code *} as aliases
     * @param aliases the names of the parts
     */
    record ParseGlob(Field field, String glob, List<String> aliases) implements ParseCommand {
        public ParseGlob {
            aliases = List.copyOf(aliases);
            requireNames(aliases);
        }

        @Override
        public List<String> defines() {
            return aliases;
        }
    }

    /**
     * {@code parse field /regex/} or {@code parse field /regex/ as a, b}: each group becomes a field, a named one under its name, or
     * all of them in their order under the names behind {@code as}.
     *
     * @param aliases as many as there are groups, or none
     * @param multi whether every match counts, each in a row of its own
     */
    record ParseRegex(Field field, Expression.RegexLiteral regex, List<String> aliases, boolean multi)
            implements ParseCommand {
        public ParseRegex {
            aliases = List.copyOf(aliases);
            requireNames(aliases);
        }

        /** Names its fields by its groups. */
        public ParseRegex(Field field, Expression.RegexLiteral regex, boolean multi) {
            this(field, regex, List.of(), multi);
        }

        /** What each group becomes, in the order in which they open; empty for one that becomes nothing. */
        public List<String> fieldsOfGroups() {
            return aliases.isEmpty() ? RegexGroups.all(regex.pattern()) : aliases;
        }

        @Override
        public List<String> defines() {
            return fieldsOfGroups().stream().filter(name -> !name.isEmpty()).toList();
        }
    }

    /** {@code parse field logfmt as x}: the pairs {@code key=value} of a text, as {@code x.key}. */
    record ParseLogfmt(Field field, String alias) implements ParseCommand {
        public ParseLogfmt {
            FieldName.checked(alias);
        }

        @Override
        public List<String> defines() {
            return List.of(alias);
        }
    }

    /** {@code parse field csv as a, b}: the values of a text between commas, in their order. */
    record ParseCsv(Field field, List<String> aliases) implements ParseCommand {
        public ParseCsv {
            aliases = List.copyOf(aliases);
            requireNames(aliases);
            if (aliases.isEmpty()) {
                throw new IllegalArgumentException("no names");
            }
        }

        @Override
        public List<String> defines() {
            return aliases;
        }
    }

    private static void requireNames(List<String> names) {
        for (String name : names) {
            FieldName.checked(name);
        }
    }
}
