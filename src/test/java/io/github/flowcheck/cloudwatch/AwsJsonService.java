package io.github.flowcheck.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks AWS JSON 1.1 over HTTP on a port of this machine: the action comes in {@code X-Amz-Target}, errors go out with
 * {@code __type}, every answer has a request id.
 *
 * <p>To add an action: {@code service.on("DescribeQueryDefinitions", request -> …)}. The handler gets the request's members and
 * returns those of the response; it throws {@link ServiceError} to refuse. To add a set of them, write a class with a method
 * {@code install(AwsJsonService)},. Every call is recorded, refused ones too, and faults can be
 * put before any action: {@code service.fail("PutQueryDefinition", Fault.throttled(), 3)}.
 */
public final class AwsJsonService implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "service");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private volatile @Nullable PlainHandler forms;

    /**
     * A call as it came in.
     *
     * @param operation the action
     * @param request its members
     * @param headers of the HTTP request, names in lower case
     * @param status of the answer; 0 if there was none
     */
    public record Call(String operation, JsonNode request, Map<String, String> headers, int status) {}

    private AwsJsonService(HttpServer server) {
        this.server = server;
    }

    /** Starts without any action on a port that is free. */
    public static AwsJsonService start() {
        try {
            // else every answer on a kept connection waits for the client's delayed acknowledgement
            System.setProperty("sun.net.httpserver.nodelay", "true");
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AwsJsonService service = new AwsJsonService(server);
            server.setExecutor(service.threads);
            server.createContext("/", service::answer);
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds or replaces an action. */
    public AwsJsonService on(String operation, Operation handler) {
        operations.put(operation, handler);
        return this;
    }

    /** Serves anything else that AWS serves over HTTP, such as tokens and roles, below a path; {@code /} takes the place of all actions. */
    public AwsJsonService at(String path, PlainHandler handler) {
        if (path.equals("/")) {
            server.removeContext("/");
        }
        server.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            PlainAnswer answer = handler.answer(exchange.getRequestURI(), body);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            send(exchange, answer.status(), answer.body());
        });
        return this;
    }

    /** Serves what names no action, such as the form that STS takes: an emulator has one address for all services. */
    public AwsJsonService otherwise(PlainHandler handler) {
        forms = handler;
        return this;
    }

    /** Answers plain HTTP. */
    @FunctionalInterface
    public interface PlainHandler {
        PlainAnswer answer(URI uri, String body);
    }

    /** An answer in plain HTTP. */
    public record PlainAnswer(int status, String type, String body) {}

    /** Lets the next calls of an action meet a fault, each call one. */
    public AwsJsonService fail(String operation, Fault fault, int times) {
        Deque<Fault> queue = faults.computeIfAbsent(operation, any -> new ArrayDeque<>());
        synchronized (queue) {
            for (int i = 0; i < times; i++) {
                queue.add(fault);
            }
        }
        return this;
    }

    /** Does something while the next call of an action is under way, before it is answered. */
    public AwsJsonService during(String operation, Runnable happens) {
        return fail(operation, new Fault.Meanwhile(happens), 1);
    }

    /** All calls so far, in the order in which their answers were known. */
    public List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The calls of one action so far. */
    public List<Call> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        byte[] body = exchange.getRequestBody().readAllBytes();
        PlainHandler handler = forms;
        if (target.isEmpty() && handler != null) {
            PlainAnswer answer = handler.answer(exchange.getRequestURI(), new String(body, StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            send(exchange, answer.status(), answer.body());
            return;
        }
        JsonNode request = body.length == 0 || target.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        Optional<Fault> fault = nextFault(operation);
        try {
            if (fault.orElse(null) instanceof Fault.Strange strange) {
                finish(exchange, operation, request, strange.status(), strange.body());
            } else if (fault.orElse(null) instanceof Fault.Drop drop) {
                if (drop.afterwards()) {
                    call(operation, request);
                }
                record(exchange, operation, request, 0);
                exchange.close();
            } else {
                String answered = answer(operation, request, fault);
                finish(exchange, operation, request, 200, answered);
            }
        } catch (ServiceError e) {
            finish(exchange, operation, request, e.status(), body(e));
        }
    }

    private String answer(String operation, JsonNode request, Optional<Fault> fault) {
        if (fault.orElse(null) instanceof Fault.Refuse refuse) {
            throw refuse.error();
        }
        if (fault.orElse(null) instanceof Fault.Meanwhile meanwhile) {
            meanwhile.happens().run();
        }
        if (fault.orElse(null) instanceof Fault.Late late) {
            try {
                Thread.sleep(late.by().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return call(operation, request).toString();
    }

    private JsonNode call(String operation, JsonNode request) {
        Operation handler = operations.get(operation);
        if (handler == null) {
            throw new ServiceError(400, "UnknownOperationException", "");
        }
        return handler.call(request);
    }

    private Optional<Fault> nextFault(String operation) {
        Deque<Fault> queue = faults.computeIfAbsent(operation, any -> new ArrayDeque<>());
        synchronized (queue) {
            return Optional.ofNullable(queue.poll());
        }
    }

    private static String body(ServiceError error) {
        ObjectNode body = JSON.createObjectNode();
        body.put("__type", error.type());
        body.put("message", error.getMessage());
        error.members().forEach(body::set);
        return body.toString();
    }

    private void finish(HttpExchange exchange, String operation, JsonNode request, int status, String body)
            throws IOException {
        record(exchange, operation, request, status);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void record(HttpExchange exchange, String operation, JsonNode request, int status) {
        Map<String, String> headers = new java.util.TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
        synchronized (calls) {
            calls.add(new Call(operation, request, Map.copyOf(headers), status));
        }
    }
}
