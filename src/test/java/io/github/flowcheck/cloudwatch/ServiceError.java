package io.github.flowcheck.cloudwatch;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An error as AWS JSON 1.1 spells it: a status, a type, a message, and members of the type's own. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final transient Map<String, JsonNode> members;

    public ServiceError(int status, String type, String message) {
        this(status, type, message, Map.of());
    }

    public ServiceError(int status, String type, String message, Map<String, JsonNode> members) {
        super(message);
        this.status = status;
        this.type = type;
        this.members = Map.copyOf(members);
    }

    public static ServiceError invalidParameter(String message) {
        return new ServiceError(400, "InvalidParameterException", message);
    }

    public static ServiceError notFound(String message) {
        return new ServiceError(400, "ResourceNotFoundException", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    Map<String, JsonNode> members() {
        return members;
    }
}
