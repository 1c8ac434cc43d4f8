package io.github.flowcheck.cloudwatch;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads of log groups that are no queries: {@code FilterLogEvents} and {@code DescribeFieldIndexes}; and who asks, of STS. */
public final class LogEventReads {
    private final List<LogGroup> groups;
    private final int page;

    /** @param page how many events an answer has at most */
    public LogEventReads(List<LogGroup> groups, int page) {
        this.groups = List.copyOf(groups);
        this.page = page;
    }

    /** Adds the actions to a service, and STS beside them, as an emulator has it. */
    public LogEventReads install(AwsJsonService service) {
        service.on("FilterLogEvents", this::events)
                .on("DescribeFieldIndexes", this::indexes)
                .otherwise((uri, body) -> new AwsJsonService.PlainAnswer(200, "text/xml", """
                        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                          <GetCallerIdentityResult>
                            <Arn>arn:aws:iam::123456789010:user/ci</Arn>
                            <UserId>AIDA</UserId>
                            <Account>123456789010</Account>
                          </GetCallerIdentityResult>
                          <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
                        </GetCallerIdentityResponse>
                        """));
        return this;
    }

    private JsonNode events(JsonNode request) {
        List<String> streams = StreamSupport.stream(
                        request.path("logStreamNames").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        int from = Integer.parseInt(request.path("nextToken").asString("0"));
        List<StoredEvent> found = group(request.path("logGroupName").asString("")).events().stream()
                .filter(event -> streams.contains(event.stream()))
                .filter(event -> event.timestamp() >= request.path("startTime").asLong(0))
                .toList();
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode events = answer.putArray("events");
        found.stream().skip(from).limit(page).forEach(event -> events.addObject()
                .put("logStreamName", event.stream())
                .put("timestamp", event.timestamp())
                .put("message", event.message()));
        if (from + page < found.size()) {
            answer.put("nextToken", String.valueOf(from + page));
        }
        return answer;
    }

    private JsonNode indexes(JsonNode request) {
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode indexes = answer.putArray("fieldIndexes");
        request.path("logGroupIdentifiers")
                .forEach(group -> List.of("logStatus", "action").forEach(field -> indexes.addObject()
                        .put("logGroupIdentifier", group.asString())
                        .put("fieldIndexName", field)));
        return answer;
    }

    private LogGroup group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ServiceError.notFound("The specified log group does not exist."));
    }
}
