package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds fields that no event of a log has. CloudWatch answers such a query as if they were empty, so that a misspelt filter
 * selects nothing. What stands behind the first {@code stats} is left to other rules: only its columns are there.
 */
public final class UnknownFields {
    /** Fields that CloudWatch adds to every event. */
    private static final List<String> OF_EVERY_EVENT =
            List.of("@timestamp", "@ingestionTime", "@message", "@logStream", "@log", "@ptr");

    /** Words that others take for constants; the engine refuses them with a remedy of its own. */
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final ParsedQuery query;
    private final Set<String> known;
    private final Problems problems = new Problems();

    private UnknownFields(ParsedQuery query, Collection<String> discovered) {
        this.query = query;
        this.known = new TreeSet<>(OF_EVERY_EVENT);
        this.known.addAll(discovered);
    }

    /**
     * The problems of all fields that are neither known nor defined before, in the order of their places.
     *
     * @param discovered the fields that field discovery finds in the log's events
     */
    public static List<Problem> find(ParsedQuery query, Collection<String> discovered) {
        UnknownFields search = new UnknownFields(query, discovered);
        for (Command command : query.query().commands()) {
            search.readBy(command).forEach(search::check);
            search.define(command);
            if (command instanceof Stats || command instanceof Command.Other || command instanceof Command.SavedQuery) {
                break;
            }
        }
        return search.problems.inOrder();
    }

    private Stream<Expression> readBy(Command command) {
        if (command instanceof Fields fields) {
            return fields.columns().stream().map(Column::expression);
        } else if (command instanceof Display display) {
            return display.columns().stream().map(Column::expression);
        } else if (command instanceof Filter filter) {
            return Stream.of(filter.condition());
        } else if (command instanceof Stats stats) {
            define(stats.aggregates());
            return Stream.concat(stats.aggregates().stream(), stats.by().stream())
                    .map(Column::expression);
        } else if (command instanceof Sort sort) {
            return sort.keys().stream().map(Command.SortKey::expression);
        } else if (command instanceof Dedup dedup) {
            return dedup.keys().stream();
        } else if (command instanceof ParseGlob parse) {
            return Stream.of(parse.field());
        }
        return command instanceof ParseRegex parse ? Stream.of(parse.field()) : Stream.empty();
    }

    private void define(Command command) {
        if (command instanceof Fields fields) {
            define(fields.columns());
        } else if (command instanceof Display display) {
            define(display.columns());
        } else if (command instanceof ParseGlob parse) {
            known.addAll(parse.aliases());
        } else if (command instanceof ParseRegex parse) {
            known.addAll(RegexGroups.of(parse.regex().pattern()));
        }
    }

    private void define(List<Column> columns) {
        columns.forEach(column -> column.alias().ifPresent(known::add));
    }

    private void check(Expression expression) {
        if (expression instanceof Field field
                && !known.contains(field.name())
                && !CONSTANTS.contains(field.name().toLowerCase(Locale.ROOT))) {
            problems.error(
                    query.placeOf(field),
                    "no record has a field `" + field.name() + "`",
                    near(field.name()).map(near -> "write " + near + "; ").orElse("") + "there are "
                            + String.join(", ", known));
        }
        expression.operands().forEach(this::check);
    }

    /** Other pages of AWS say {@code start} and {@code end}, which no spelling rule takes for their fields. */
    private Optional<String> near(String name) {
        return known.stream()
                .filter(field -> field.equals(name + "Time"))
                .findFirst()
                .or(() -> NearestName.of(name, known));
    }
}
