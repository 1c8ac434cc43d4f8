package io.github.flowcheck.cloudwatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The saved queries of one account: Describe-, Put- and DeleteQueryDefinition as the API model of 2026 tells them. It remembers
 * the client tokens for ever, may show a new query late, and can be cut off at any call.
 */
public final class SavedQueriesService {
    private static final int QUOTA = 1000;

    private final Map<String, ObjectNode> queries = new LinkedHashMap<>();
    private final Map<String, String> idsByToken = new HashMap<>();
    private final Map<String, JsonNode> requestsByToken = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private int page = 1000;
    private boolean late;
    private int created;
    private int calls;
    private int cutAt = Integer.MAX_VALUE;
    private boolean cutAfterwards;

    /** Adds the actions to a service. */
    public SavedQueriesService install(AwsJsonService service) {
        service.on("DescribeQueryDefinitions", request -> counted(request, this::describe));
        service.on("PutQueryDefinition", request -> counted(request, this::put));
        service.on("DeleteQueryDefinition", request -> counted(request, this::delete));
        return this;
    }

    /** Lists so many a page. */
    public synchronized SavedQueriesService pagesOf(int size) {
        page = size;
        return this;
    }

    /** From now on, listings leave out what is created, until {@link #settle}. */
    public synchronized SavedQueriesService showLate() {
        late = true;
        return this;
    }

    /** Listings show all there is. */
    public synchronized void settle() {
        late = false;
        hidden.clear();
    }

    /** The call of that number, counted from one from now on, gets no answer and no later one does anything. */
    public synchronized void cutOff(int call, boolean afterwards) {
        calls = 0;
        cutAt = call;
        cutAfterwards = afterwards;
    }

    /** Answers again. @return whether a call was cut off */
    public synchronized boolean restore() {
        boolean was = calls >= cutAt;
        cutAt = Integer.MAX_VALUE;
        return was;
    }

    /** Saves a query as a person would in the console. @return its id */
    public synchronized String add(String name, String text, String... logGroups) {
        ObjectNode query =
                AwsJsonService.JSON.createObjectNode().put("name", name).put("queryString", text);
        if (logGroups.length > 0) {
            ArrayNode names = query.putArray("logGroupNames");
            List.of(logGroups).forEach(names::add);
        }
        return store(query);
    }

    public synchronized void remove(String name) {
        queries.values().removeIf(query -> query.get("name").asString().equals(name));
    }

    public synchronized void rename(String name, String other) {
        one(name).put("name", other);
    }

    /** The query of that name, of which there must be one. */
    public synchronized ObjectNode one(String name) {
        List<ObjectNode> found = queries.values().stream()
                .filter(query -> query.get("name").asString().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " saved queries are named " + name);
        }
        return found.get(0);
    }

    /** All names, sorted; one that two queries have stands there twice. */
    public synchronized List<String> names() {
        return queries.values().stream()
                .map(query -> query.get("name").asString())
                .sorted()
                .toList();
    }

    private JsonNode counted(JsonNode request, Operation operation) {
        synchronized (this) {
            calls++;
            if (calls == cutAt && cutAfterwards) {
                operation.call(request);
            }
            if (calls >= cutAt) {
                // the server closes the connection on what is no ServiceError
                throw new IllegalStateException("cut off");
            }
            return operation.call(request);
        }
    }

    private JsonNode describe(JsonNode request) {
        String prefix = request.path("queryDefinitionNamePrefix").asString("");
        int from = Integer.parseInt(request.path("nextToken").asString("0"));
        int size = Math.min(page, request.path("maxResults").asInt(1000));
        List<ObjectNode> shown = queries.values().stream()
                .filter(query -> query.get("name").asString().startsWith(prefix))
                .filter(query -> !hidden.contains(query.get("queryDefinitionId").asString()))
                .toList();
        ObjectNode answer = AwsJsonService.JSON.createObjectNode();
        ArrayNode list = answer.putArray("queryDefinitions");
        shown.stream().skip(from).limit(size).forEach(list::add);
        if (from + size < shown.size()) {
            answer.put("nextToken", String.valueOf(from + size));
        }
        return answer;
    }

    private JsonNode put(JsonNode request) {
        refuseBad(request);
        String id = request.path("queryDefinitionId").asString("");
        String token = request.path("clientToken").asString("");
        if (!id.isEmpty() && !queries.containsKey(id)) {
            throw ServiceError.notFound("no query definition " + id);
        }
        if (id.isEmpty() && idsByToken.containsKey(token)) {
            if (!requestsByToken.get(token).equals(request)) {
                throw ServiceError.invalidParameter("the token was used for another request");
            }
            return AwsJsonService.JSON.createObjectNode().put("queryDefinitionId", idsByToken.get(token));
        }
        ObjectNode query = AwsJsonService.JSON.createObjectNode();
        for (String member : List.of("name", "queryString", "logGroupNames", "queryLanguage", "parameters")) {
            if (request.has(member)) {
                query.set(member, request.get(member));
            }
        }
        if (!id.isEmpty()) {
            queries.put(id, query.put("queryDefinitionId", id).put("lastModified", 1_767_225_600_000L));
            return AwsJsonService.JSON.createObjectNode().put("queryDefinitionId", id);
        }
        if (queries.size() >= QUOTA) {
            throw new ServiceError(400, "LimitExceededException", "Resource limit exceeded.");
        }
        String made = store(query);
        idsByToken.put(token, made);
        requestsByToken.put(token, request);
        if (late) {
            hidden.add(made);
        }
        return AwsJsonService.JSON.createObjectNode().put("queryDefinitionId", made);
    }

    private static void refuseBad(JsonNode request) {
        String token = request.path("clientToken").asString("");
        if (!token.isEmpty() && !token.matches("\\S{36,128}")) {
            throw ServiceError.invalidParameter("clientToken");
        }
        int name = request.path("name").asString("").length();
        int text = request.path("queryString").asString("").length();
        if (name < 1 || name > 255 || text < 1 || text > 10_000) {
            throw ServiceError.invalidParameter("name or queryString");
        }
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : request.path("parameters")) {
            String placeholder = "{{" + parameter.get("name").asString() + "}}";
            if (!names.add(placeholder)
                    || !request.get("queryString").asString().contains(placeholder)) {
                throw ServiceError.invalidParameter("Required parameters not found in queryString");
            }
        }
        for (JsonNode group : request.path("logGroupNames")) {
            if (!group.asString().matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
                throw ServiceError.invalidParameter("logGroupNames");
            }
        }
    }

    private String store(ObjectNode query) {
        String id = String.format(java.util.Locale.ROOT, "00000000-0000-4000-8000-%012d", ++created);
        queries.put(id, query.put("queryDefinitionId", id).put("lastModified", 1_764_547_200_000L + created));
        return id;
    }

    private JsonNode delete(JsonNode request) {
        if (queries.remove(request.get("queryDefinitionId").asString()) == null) {
            throw ServiceError.notFound("no such query definition");
        }
        return AwsJsonService.JSON.createObjectNode().put("success", true);
    }

    /** Names, texts and log groups of all queries, sorted. */
    public synchronized List<String> contents() {
        List<String> contents = new ArrayList<>();
        queries.values()
                .forEach(query -> contents.add(query.get("name").asString() + "\n"
                        + query.get("queryString").asString() + "\n" + query.path("logGroupNames")));
        return contents.stream().sorted().toList();
    }
}
