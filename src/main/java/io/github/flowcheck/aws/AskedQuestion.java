package io.github.flowcheck.aws;

import io.github.flowcheck.check.LogGroupId;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/** A question on its way through the service. For the thread of its run. */
final class AskedQuestion {
    private static final String POINTER = "@ptr";

    final Question question;
    final RunMark.Sent sent;

    /** How often in a row a call about it got no useful answer. */
    int attempts;

    /** Whether an earlier start had no answer, so that the query may run already. */
    boolean mayRun;

    long startedAt;
    long nextPoll;
    private @Nullable String id;
    private @Nullable String nextToken;
    private final Set<String> tokens = new HashSet<>();
    private @Nullable Answer answer;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private long records;
    private long matched;
    private long bytes;

    AskedQuestion(Question question, RunMark.Sent sent) {
        this.question = question;
        this.sent = sent;
    }

    /**
     * The request that starts it. Log groups of which one is named by an ARN are all sent as identifiers, which may be either;
     * names alone are sent as names. A query with SOURCE names its log groups itself.
     */
    StartQueryRequest request() {
        StartQueryRequest.Builder request = StartQueryRequest.builder()
                .queryString(sent.text())
                .startTime(question.range().orElseThrow().start().getEpochSecond())
                .endTime(question.range().orElseThrow().end().getEpochSecond());
        List<String> groups = question.logGroups();
        if (groups.stream().anyMatch(group -> new LogGroupId(group).isArn())) {
            request.logGroupIdentifiers(
                    groups.stream().map(AskedQuestion::identifier).toList());
        } else if (!groups.isEmpty()) {
            request.logGroupNames(groups);
        }
        return request.build();
    }

    /** StartQuery takes ARNs without the star that the console shows at their ends. */
    private static String identifier(String group) {
        return new LogGroupId(group).identifier();
    }

    void started(String queryId, long now, long firstPoll) {
        id = queryId;
        startedAt = now;
        nextPoll = firstPoll;
        attempts = 0;
    }

    String id() {
        if (id == null) {
            throw new IllegalStateException("not started: " + question.name());
        }
        return id;
    }

    Optional<String> startedId() {
        return Optional.ofNullable(id);
    }

    Optional<String> nextToken() {
        return Optional.ofNullable(nextToken);
    }

    /** What the service says of it so far; the numbers are of the whole query, whichever page they come with. */
    void measured(@Nullable QueryStatistics statistics) {
        if (statistics != null) {
            records = Math.max(records, whole(statistics.recordsScanned()));
            matched = Math.max(matched, whole(statistics.recordsMatched()));
            bytes = Math.max(bytes, whole(statistics.bytesScanned()));
        }
    }

    private static long whole(@Nullable Double value) {
        return value == null ? 0 : Math.round(value);
    }

    /** How a query is; unknown, if what every answer has is missing: then no rows in it are not the same as none. */
    static QueryStatus status(GetQueryResultsResponse page) {
        boolean whole = page.status() != null && (hasRows(page) || page.status() != QueryStatus.COMPLETE);
        return whole ? page.status() : QueryStatus.UNKNOWN_TO_SDK_VERSION;
    }

    /** Whether the rows can be read: a cell that belongs to no column may be what a verdict hangs on. */
    private static boolean hasRows(GetQueryResultsResponse page) {
        return page.hasResults()
                && page.results().stream().flatMap(List::stream).allMatch(cell -> cell != null && cell.field() != null);
    }

    /**
     * Takes a page of a whole result; the answer is there when no further page is.
     *
     * @return false if it leads to a page that was asked for already, as would go on for ever; then nothing of it is taken
     */
    boolean page(GetQueryResultsResponse page) {
        String next = page.nextToken();
        boolean last = next == null || next.isEmpty();
        if (!last && !tokens.add(next)) {
            return false;
        }
        page.results().forEach(row -> rows.add(row(row)));
        nextToken = last ? null : next;
        if (last) {
            answer = new Answer.Rows(new ResultTable(rows, records, matched, bytes));
        }
        return true;
    }

    private static Map<String, String> row(List<ResultField> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (ResultField cell : cells) {
            if (!POINTER.equals(cell.field()) && cell.value() != null) {
                row.put(cell.field(), cell.value());
            }
        }
        return row;
    }

    void failed(Answer.Failed failed) {
        answer = failed;
    }

    Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }
}
