package io.github.flowcheck.cloudwatch;

import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.ServiceCommand.Source;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudWatch Logs Insights as far as queries go: {@code StartQuery}, {@code GetQueryResults}, {@code StopQuery} and
 * {@code DescribeQueries}, with the limits of their API model. Queries are answered by the engine over the events of the log
 * groups; how they run is told by a {@link Behaviour}.
 */
public final class InsightsQueries {
    private static final int MOST_GROUPS = 50;
    private static final int LONGEST_QUERY = 10_000;
    private static final int MOST_ROWS = 100_000;

    private final Map<String, LogGroup> groups = new LinkedHashMap<>();
    private final Map<String, RunningQuery> queries = new LinkedHashMap<>();
    private final Behaviour behaviour;
    private final LongSupplier millis;
    private final CallQuota starts;
    private final CallQuota results;
    private int mostAtOnce;

    /** @param millis the service's clock, in milliseconds since 1970 */
    public InsightsQueries(List<LogGroup> groups, Behaviour behaviour, LongSupplier millis) {
        groups.forEach(group -> this.groups.put(group.name(), group));
        this.behaviour = behaviour;
        this.millis = millis;
        this.starts = new CallQuota(behaviour.callsPerSecond());
        this.results = new CallQuota(behaviour.callsPerSecond());
    }

    /** Adds the actions to a service. */
    public InsightsQueries install(AwsJsonService service) {
        service.on("StartQuery", this::start)
                .on("GetQueryResults", this::results)
                .on("StopQuery", this::stop)
                .on("DescribeQueries", this::describe);
        return this;
    }

    /** How many queries run now. Of a client that has ended, none may. */
    public synchronized int running() {
        return (int) queries.values().stream()
                .filter(query -> query.isRunning(millis.getAsLong()))
                .count();
    }

    /** The most queries that ever ran at once. */
    public synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    /** The most starts in any second, refused ones included. */
    public int mostStartsASecond() {
        return starts.mostInASecond();
    }

    /** The most requests for results in any second, refused ones included. */
    public int mostResultsASecond() {
        return results.mostInASecond();
    }

    /** How many queries were started in all. */
    public synchronized int started() {
        return queries.size();
    }

    /** The bytes of all queries that ran to their ends, which is what AWS bills. */
    public synchronized long bytesScanned() {
        return queries.values().stream()
                .mapToLong(query -> query.bytes(millis.getAsLong()))
                .sum();
    }

    private synchronized JsonNode start(JsonNode request) {
        starts.take(millis.getAsLong());
        String text = request.path("queryString").asString("");
        if (text.isEmpty() || text.length() > LONGEST_QUERY) {
            throw ServiceError.invalidParameter("queryString has " + text.length() + " characters");
        }
        List<String> sources = sources(text);
        List<LogGroup> asked = sources.isEmpty() ? groups(request) : sources(request, sources);
        long from = request.get("startTime").asLong();
        long to = request.get("endTime").asLong();
        behaviour.refusal(text).ifPresent(refusal -> {
            throw refusal;
        });
        ParsedQuery parsed = parse(withoutSources(text));
        if (running() >= behaviour.atOnce()) {
            throw ((Fault.Refuse) Fault.limitExceeded()).error();
        }
        ResultTable table = run(parsed, asked, from, to);
        String id = "q-" + (queries.size() + 1);
        queries.put(id, new RunningQuery(id, text, millis.getAsLong(), behaviour, table));
        mostAtOnce = Math.max(mostAtOnce, running());
        return AwsJsonService.JSON.createObjectNode().put("queryId", id);
    }

    /** The log groups that a query names itself, one by one. */
    private static List<String> sources(String text) {
        return commands(text).stream()
                .filter(Source.class::isInstance)
                .flatMap(source -> ((Source) source).origins().stream())
                .filter(origin -> origin.kind().isEmpty())
                .flatMap(origin -> origin.criteria().stream())
                .flatMap(criterion -> criterion.values().stream())
                .map(name -> ((StringLiteral) name).value())
                .toList();
    }

    private List<LogGroup> sources(JsonNode request, List<String> names) {
        if (!ways(request).isEmpty()) {
            throw ServiceError.invalidParameter("log groups beside SOURCE");
        }
        return names.stream().map(name -> group(name, "SOURCE")).toList();
    }

    private static String withoutSources(String text) {
        return sources(text).isEmpty()
                ? text
                : Printer.print(new Query(
                        List.of(),
                        commands(text).stream()
                                .filter(command -> !(command instanceof Source))
                                .toList()));
    }

    private static List<Command> commands(String text) {
        try {
            return Parser.parse(new SourceText("query", text)).query().commands();
        } catch (BadInputException e) {
            return List.of();
        }
    }

    private static List<String> ways(JsonNode request) {
        return List.of("logGroupName", "logGroupNames", "logGroupIdentifiers").stream()
                .filter(request::has)
                .toList();
    }

    private List<LogGroup> groups(JsonNode request) {
        List<String> ways = ways(request);
        if (ways.size() != 1) {
            throw ServiceError.invalidParameter("exactly one way to name log groups, not " + ways);
        }
        JsonNode named = request.get(ways.get(0));
        List<String> names = named.isArray()
                ? StreamSupport.stream(named.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()
                : List.of(named.asString());
        if (names.isEmpty() || names.size() > MOST_GROUPS) {
            throw ServiceError.invalidParameter(names.size() + " log groups");
        }
        return names.stream().map(name -> group(name, ways.get(0))).toList();
    }

    private LogGroup group(String name, String way) {
        if (way.equals("logGroupIdentifiers")) {
            Optional<LogGroup> byArn = groups.values().stream()
                    .filter(group -> group.arn().equals(name))
                    .findFirst();
            if (byArn.isPresent()) {
                return byArn.get();
            }
        } else if (name.contains(":")) {
            throw ServiceError.invalidParameter("1 validation error detected: Value '" + name + "' is no name");
        }
        LogGroup group = groups.get(name);
        if (group == null) {
            throw ServiceError.notFound(
                    "Log group '" + name + "' does not exist for account ID '" + LogGroup.ACCOUNT + "'");
        }
        return group;
    }

    private ParsedQuery parse(String text) {
        try {
            ParsedQuery parsed = Parser.parse(new SourceText("query", text));
            CompiledQuery.compile(parsed);
            return parsed;
        } catch (BadInputException e) {
            throw malformed(e.problems().get(0));
        }
    }

    private ServiceError malformed(Problem problem) {
        Optional<Place> place = problem.place().filter(known -> behaviour.tellsPlaces());
        if (place.isEmpty()) {
            return new ServiceError(400, "MalformedQueryException", problem.message());
        }
        ObjectNode location = AwsJsonService.JSON
                .createObjectNode()
                .put("startCharOffset", place.get().start())
                .put("endCharOffset", place.get().end());
        ObjectNode error = AwsJsonService.JSON.createObjectNode().put("message", problem.message());
        error.set("location", location);
        return new ServiceError(400, "MalformedQueryException", problem.message(), Map.of("queryCompileError", error));
    }

    private ResultTable run(ParsedQuery parsed, List<LogGroup> asked, long from, long to) {
        Execution execution = CompiledQuery.compile(parsed).start();
        Optional<Set<String>> indexed = behaviour.indexes() ? streams(parsed) : Optional.empty();
        for (LogGroup group : asked) {
            for (StoredEvent event : group.events()) {
                boolean inTime = event.timestamp() >= from * 1000 && event.timestamp() < to * 1000 + 1000;
                if (inTime
                        && indexed.map(streams -> streams.contains(event.stream()))
                                .orElse(true)) {
                    execution.accept(event);
                }
            }
        }
        return execution.finish();
    }

    /** The streams that an index on {@code @logStream} leaves to be read: an equality or a list in a leading filter. */
    private static Optional<Set<String>> streams(ParsedQuery parsed) {
        return parsed.query().commands().stream()
                .takeWhile(command -> command instanceof Command.Filter)
                .map(command -> ((Command.Filter) command).condition())
                .flatMap(condition -> named(condition).stream())
                .findFirst();
    }

    private static Optional<Set<String>> named(Expression condition) {
        List<Expression> values = List.of();
        Expression.@Nullable Field field = null;
        if (condition instanceof Expression.In in
                && !in.negated()
                && in.operand() instanceof Expression.Field operand) {
            field = operand;
            values = in.values();
        } else if (condition instanceof Expression.Binary equal
                && equal.operator() == Expression.Operator.EQUAL
                && equal.left() instanceof Expression.Field operand) {
            field = operand;
            values = List.of(equal.right());
        }
        return Optional.ofNullable(field)
                        .filter(known -> known.name().equals("@logStream"))
                        .isPresent()
                ? Optional.of(values.stream()
                        .map(value -> ((Expression.StringLiteral) value).value())
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private synchronized JsonNode results(JsonNode request) {
        results.take(millis.getAsLong());
        RunningQuery query = query(request);
        int from = request.has("nextToken")
                ? Integer.parseInt(request.get("nextToken").asString())
                : 0;
        int page = Math.min(
                behaviour.pageSize(),
                request.has("maxItems") ? request.get("maxItems").asInt() : behaviour.pageSize());
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        answer.put("queryLanguage", "CWLI");
        answer.put("status", query.status(millis.getAsLong()));
        List<Map<String, String>> rows = query.rows(millis.getAsLong());
        List<Map<String, String>> all = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
        List<Map<String, String>> shown = new ArrayList<>(all.subList(from, Math.min(all.size(), from + page)));
        ArrayNode results = answer.putArray("results");
        shown.forEach(row -> row(results.addArray(), row));
        if (from + page < all.size()) {
            answer.put("nextToken", Integer.toString(from + page));
        }
        ObjectNode statistics = answer.putObject("statistics");
        statistics.put("recordsMatched", (double) query.table().recordsMatched());
        statistics.put("recordsScanned", (double) query.records(millis.getAsLong()));
        statistics.put("bytesScanned", (double) query.bytes(millis.getAsLong()));
        return answer;
    }

    private static void row(ArrayNode cells, Map<String, String> row) {
        row.forEach((field, value) -> cells.addObject().put("field", field).put("value", value));
        cells.addObject().put("field", "@ptr").put("value", "CmEKJgoiMTIzNDU2Nzg5MDEwOi92cGM");
    }

    private synchronized JsonNode stop(JsonNode request) {
        RunningQuery query = query(request);
        if (!query.isRunning(millis.getAsLong())) {
            throw ServiceError.invalidParameter("Query " + query.id() + " is not in Running or Scheduled state");
        }
        query.stop(millis.getAsLong());
        return AwsJsonService.JSON.createObjectNode().put("success", true);
    }

    private RunningQuery query(JsonNode request) {
        RunningQuery query = queries.get(request.get("queryId").asString());
        if (query == null) {
            throw ServiceError.notFound("Query does not exist");
        }
        return query;
    }

    private synchronized JsonNode describe(JsonNode request) {
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode described = answer.putArray("queries");
        queries.values().stream()
                .filter(query -> !request.has("status")
                        || query.status(millis.getAsLong())
                                .equals(request.get("status").asString()))
                .forEach(query -> described
                        .addObject()
                        .put("queryId", query.id())
                        .put("queryString", query.text())
                        .put("status", query.status(millis.getAsLong()))
                        .put("createTime", query.startedAt()));
        return answer;
    }
}
