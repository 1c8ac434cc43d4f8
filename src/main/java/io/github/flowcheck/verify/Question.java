package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query that wants an answer. Of one that was rendered the text is made when somebody asks for it: who answers from files
 * hardly ever does.
 */
public final class Question {
    private final String name;
    private final List<String> logGroups;
    private final Optional<TimeRange> range;
    private final LogFormat format;
    private final Optional<Query> tree;
    private @Nullable String text;

    private Question(
            String name,
            @Nullable String text,
            List<String> logGroups,
            Optional<TimeRange> range,
            LogFormat format,
            Optional<Query> tree) {
        this.name = name;
        this.text = text;
        this.logGroups = List.copyOf(logGroups);
        this.range = range;
        this.format = format;
        this.tree = tree;
    }

    /**
     * A question that is asked as its text stands.
     *
     * @param name what it is called in messages, such as a check's id
     * @param query the whole text
     * @param logGroups names or ARNs; local files have none
     * @param range which events count; absent means all of them, which only local files offer
     * @param format what the records look like that it is about; CloudWatch does not ask
     */
    public Question(String name, String query, List<String> logGroups, Optional<TimeRange> range, LogFormat format) {
        this(name, query, logGroups, range, format, Optional.empty());
    }

    /** A question about records of the default format. */
    public Question(String name, String query, List<String> logGroups, Optional<TimeRange> range) {
        this(name, query, logGroups, range, LogFormat.DEFAULT);
    }

    /** A question that was rendered. */
    public static Question of(
            String name, Query tree, List<String> logGroups, Optional<TimeRange> range, LogFormat format) {
        return new Question(name, null, logGroups, range, format, Optional.of(tree));
    }

    /** What it is called in messages, such as a check's id. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String query() {
        String known = text;
        if (known == null) {
            known = Printer.print(tree.orElseThrow());
            text = known;
        }
        return known;
    }

    /** Names or ARNs; local files have none. */
    public List<String> logGroups() {
        return logGroups;
    }

    /** Which events count; absent means all of them, which only local files offer. */
    public Optional<TimeRange> range() {
        return range;
    }

    /** What the records look like that it is about; CloudWatch does not ask. */
    public LogFormat format() {
        return format;
    }

    /** The query as it was rendered, by which it can be merged with others; a query that its author wrote has none. */
    public Optional<Query> tree() {
        return tree;
    }

    /** Whether it is the same question in all that a runner is told, its name among that. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Question question
                        && name.equals(question.name)
                        && range.equals(question.range)
                        && logGroups.equals(question.logGroups)
                        && format.equals(question.format)
                        && tree.equals(question.tree)
                        && (tree.isPresent() || query().equals(question.query()));
    }

    /** Of what tells nearly all questions apart. */
    @Override
    public int hashCode() {
        return Objects.hash(name, range);
    }

    @Override
    public String toString() {
        return name + ": " + query();
    }
}
