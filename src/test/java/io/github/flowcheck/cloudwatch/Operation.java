package io.github.flowcheck.cloudwatch;

import tools.jackson.databind.JsonNode;

/** What the service does for one action of the API. Called by several threads at once. */
@FunctionalInterface
public interface Operation {
    /**
     * @param request the members of the request, as the SDK sent them
     * @return the members of the response
     * @throws ServiceError to answer with an error
     */
    JsonNode call(JsonNode request);
}
