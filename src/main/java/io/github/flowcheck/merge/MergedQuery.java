package io.github.flowcheck.merge;

import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.source.SourceText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query that answers several questions. It is a value: the same questions make the same text.
 *
 * <p>The way back from its rows is a query too, one for each question, which the engine answers as if the rows were events: so a
 * question's answer is grouped, ordered and cut as it would be if it were asked alone.
 */
public final class MergedQuery {
    private final List<Member> members;
    private final Composition composition;
    private final Query query;
    private final Packing packing;

    MergedQuery(List<Member> members, Composition composition, Query query, Packing packing) {
        this.members = List.copyOf(members);
        this.composition = composition;
        this.query = query;
        this.packing = packing;
    }

    /** Which of the questions it answers, as numbers from 0 in the order in which they were given. */
    public List<Integer> questions() {
        return members.stream().map(Member::number).toList();
    }

    /** The text, within the budget. */
    public String text() {
        return QueryText.of(query);
    }

    /** What it is about, in the order of their ids. */
    public List<String> enis() {
        return List.copyOf(new TreeSet<>(members.stream().map(Member::eni).toList()));
    }

    /** The same questions in two parts, half the interfaces each; nothing if it is about one interface. */
    public List<MergePlan> halves() {
        List<String> enis = enis();
        if (enis.size() == 1) {
            return List.of();
        }
        List<String> first = enis.subList(0, enis.size() / 2);
        return List.of(
                packing.pack(members.stream()
                        .filter(member -> first.contains(member.eni()))
                        .toList()),
                packing.pack(members.stream()
                        .filter(member -> !first.contains(member.eni()))
                        .toList()));
    }

    /**
     * The answers to its questions, by their numbers.
     *
     * @param parts what it returned: one whole result, or one for each part of the time, from first to last
     * @throws UnexpectedRowsException if a row is not of the form that the query asks for
     */
    public Map<Integer, ResultTable> answers(List<ResultTable> parts) {
        Map<String, List<Map<String, String>>> rows = new HashMap<>();
        for (ResultTable part : parts) {
            for (Map<String, String> row : part.rows()) {
                if (!composition.made(row)) {
                    throw new UnexpectedRowsException("a row of another form: " + row);
                }
                rows.computeIfAbsent(row.get(Composition.ENI.name()), eni -> new ArrayList<>())
                        .add(row);
            }
        }
        long scanned = parts.stream().mapToLong(ResultTable::recordsScanned).sum();
        long bytes = parts.stream().mapToLong(ResultTable::bytesScanned).sum();
        Map<Integer, ResultTable> answers = new LinkedHashMap<>();
        for (Member member : members) {
            List<Map<String, String>> own = rows.getOrDefault(member.eni(), List.of());
            List<Map<String, String>> matched = run(composition.matchedBy(member.shape()), own);
            long count =
                    matched.isEmpty() ? 0 : new BigDecimal(matched.get(0).getOrDefault("matched", "0")).longValue();
            answers.put(
                    member.number(),
                    new ResultTable(run(composition.backTo(member.shape()), own), scanned, count, bytes));
        }
        return answers;
    }

    private static List<Map<String, String>> run(Query query, List<Map<String, String>> rows) {
        Execution execution = CompiledQuery.compile(
                        Parser.parse(new SourceText("the way back from a merged query", QueryText.of(query))))
                .start();
        rows.forEach(row -> execution.accept(new RowEvent(row)));
        return execution.finish().rows();
    }

    /** A row as an event. */
    private record RowEvent(Map<String, String> row) implements Event {
        @Override
        public long timestamp() {
            return 0;
        }

        /** A number with an exponent is written out: the service may write large ones so, and queries read none. */
        @Override
        public @Nullable String field(String name) {
            String value = row.get(name);
            boolean measure = name.equals(Composition.COUNT) || name.startsWith(Composition.VALUE);
            if (!measure || value == null || value.indexOf('E') < 0) {
                return value;
            }
            try {
                return new BigDecimal(value).toPlainString();
            } catch (NumberFormatException e) {
                return value;
            }
        }

        @Override
        public int size() {
            return 0;
        }
    }

    /** The service answered in a form that the query does not have, so that nothing can be told from it. */
    public static final class UnexpectedRowsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnexpectedRowsException(String message) {
            super(message);
        }
    }
}
