package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.doctor.PolicyActions;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON, or members of an object; in an IAM policy no action that {@code doctor} would not name. */
final class JsonSnippet {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonSnippet() {}

    static void hold(String text) {
        JsonNode json = JSON.readTree(text.startsWith("{") || text.startsWith("[") ? text : "{" + text + "}");
        for (JsonNode statement : json.path("Statement")) {
            List<String> allowed =
                    statement.has("Principal") ? List.of("sts:AssumeRoleWithWebIdentity") : PolicyActions.all();
            assertThat(actions(statement)).isNotEmpty().isSubsetOf(allowed);
        }
    }

    private static List<String> actions(JsonNode statement) {
        JsonNode action = statement.path("Action");
        return action.isArray()
                ? action.valueStream().map(JsonNode::asString).toList()
                : Stream.of(action.asString()).toList();
    }
}
