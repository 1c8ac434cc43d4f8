package io.github.flowcheck.cloudwatch;

import io.github.flowcheck.aws.LogsClients;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** Asks the service through the SDK and never waits, for a service that answers at once. What is refused is thrown. */
public final class PromptRunner implements QueryRunner, AutoCloseable {
    private final CloudWatchLogsClient client;

    public PromptRunner(AwsJsonService service) {
        this.client = LogsClients.open(Credentials.to(service));
    }

    @Override
    public Run run(List<Question> questions) {
        return new Run(questions.stream().map(this::answer).toList(), 0, 0, List.of());
    }

    private Answer answer(Question question) {
        String id = client.startQuery(request -> request.queryString(question.query())
                        .logGroupNames(question.logGroups())
                        .startTime(question.range().orElseThrow().start().getEpochSecond())
                        .endTime(question.range().orElseThrow().end().getEpochSecond()))
                .queryId();
        GetQueryResultsResponse answer = client.getQueryResults(request -> request.queryId(id));
        List<Map<String, String>> rows = answer.results().stream()
                .map(row -> row.stream()
                        .filter(cell -> !cell.field().equals("@ptr"))
                        .collect(Collectors.toMap(ResultField::field, ResultField::value)))
                .toList();
        return new Answer.Rows(
                new ResultTable(rows, 0, answer.statistics().recordsMatched().longValue(), 0));
    }

    @Override
    public void close() {
        client.close();
    }
}
