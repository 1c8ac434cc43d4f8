package io.github.flowcheck.cloudwatch;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about log groups: {@code DescribeLogGroups}, {@code DescribeLogStreams}, {@code GetLogGroupFields}. */
public final class LogGroupQueries {
    private static final int STREAMS_A_PAGE = 50;

    private final List<LogGroup> groups;

    public LogGroupQueries(List<LogGroup> groups) {
        this.groups = List.copyOf(groups);
    }

    /** Adds the actions to a service. */
    public LogGroupQueries install(AwsJsonService service) {
        service.on("DescribeLogGroups", this::groups)
                .on("DescribeLogStreams", this::streams)
                .on("GetLogGroupFields", this::fields);
        return this;
    }

    private JsonNode groups(JsonNode request) {
        String prefix = request.path("logGroupNamePrefix").asString("");
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode described = answer.putArray("logGroups");
        groups.stream().filter(group -> group.name().startsWith(prefix)).forEach(group -> {
            ObjectNode one = described
                    .addObject()
                    .put("logGroupName", group.name())
                    .put("creationTime", group.creationTime())
                    .put("arn", group.arn() + ":*")
                    .put("logGroupArn", group.arn())
                    .put("logGroupClass", group.isDiscovering() ? "STANDARD" : "INFREQUENT_ACCESS");
            group.retentionInDays().ifPresent(days -> one.put("retentionInDays", days));
        });
        return answer;
    }

    private JsonNode streams(JsonNode request) {
        String prefix = request.path("logStreamNamePrefix").asString("");
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode described = answer.putArray("logStreams");
        int from = Integer.parseInt(request.path("nextToken").asString("0"));
        List<String> all = group(request).streams(prefix);
        all.stream().skip(from).limit(STREAMS_A_PAGE).forEach(stream -> described
                .addObject()
                .put("logStreamName", stream));
        if (from + STREAMS_A_PAGE < all.size()) {
            answer.put("nextToken", String.valueOf(from + STREAMS_A_PAGE));
        }
        return answer;
    }

    private JsonNode fields(JsonNode request) {
        LogGroup group = group(request);
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode fields = answer.putArray("logGroupFields");
        List.of("@message", "@logStream", "@timestamp", "@ingestionTime")
                .forEach(name -> fields.addObject().put("name", name).put("percent", 100));
        group.events().stream()
                .flatMap(event -> event.discovered().keySet().stream())
                .distinct()
                .sorted()
                .forEach(name -> fields.addObject().put("name", name).put("percent", 100));
        return answer;
    }

    private LogGroup group(JsonNode request) {
        String name = Optional.ofNullable(request.get("logGroupIdentifier"))
                .or(() -> Optional.ofNullable(request.get("logGroupName")))
                .map(JsonNode::asString)
                .orElse("");
        return groups.stream()
                .filter(group -> group.name().equals(name) || group.arn().equals(name))
                .findFirst()
                .orElseThrow(() -> ServiceError.notFound("The specified log group does not exist."));
    }
}
