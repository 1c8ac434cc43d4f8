package io.github.flowcheck.aws;

import io.github.flowcheck.plan.AccountQuery;
import io.github.flowcheck.plan.QueryContent;
import io.github.flowcheck.plan.SavedQueryStore;
import io.github.flowcheck.plan.StoreException;
import io.github.flowcheck.plan.StoreException.Kind;
import io.github.flowcheck.render.SavedQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryParameter;

/**
 * The saved queries that CloudWatch Logs Insights keeps. AWS publishes no rate for these calls, so there are at most five a
 * second. The client tries a call again by itself; a request to create bears a token, and the others may be sent twice.
 */
public final class CloudWatchSavedQueries implements SavedQueryStore, AutoCloseable {
    private static final Duration APART = Duration.ofMillis(200);
    private static final int PAGE = 1000;
    private static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "NotAuthorized", "OptInRequired");

    private final CloudWatchLogsClient client;
    private final AwsAccess access;
    private final CallSpacing spacing;

    CloudWatchSavedQueries(CloudWatchLogsClient client, AwsAccess access) {
        this.client = client;
        this.access = access;
        this.spacing = new CallSpacing(APART, access.pace());
    }

    /** @throws StoreException if no Region is known */
    public static CloudWatchSavedQueries open(AwsAccess access) throws StoreException {
        try {
            return new CloudWatchSavedQueries(LogsClients.open(access), access);
        } catch (SdkException e) {
            throw failure(e, "opening CloudWatch Logs", access);
        }
    }

    @Override
    public List<AccountQuery> list(Optional<String> prefix) throws StoreException {
        // a page may tell what an earlier one told, where queries came or went meanwhile
        Map<String, AccountQuery> all = new LinkedHashMap<>();
        Set<String> tokens = new HashSet<>();
        String token = null;
        do {
            DescribeQueryDefinitionsRequest request = DescribeQueryDefinitionsRequest.builder()
                    .queryDefinitionNamePrefix(prefix.orElse(null))
                    .maxResults(PAGE)
                    .nextToken(token)
                    .build();
            DescribeQueryDefinitionsResponse page =
                    call("listing the saved queries", logs -> logs.describeQueryDefinitions(request));
            page.queryDefinitions().stream()
                    // what cannot be named or told apart is none of ours
                    .filter(query -> query != null && query.queryDefinitionId() != null && query.name() != null)
                    .forEach(query -> all.put(query.queryDefinitionId(), read(query)));
            token = page.nextToken();
            // a service that hands out a token again would be asked for ever
        } while (token != null && tokens.add(token));
        return List.copyOf(all.values());
    }

    @Override
    public String create(String name, QueryContent content, String token) throws StoreException {
        PutQueryDefinitionRequest request =
                request(name, content).clientToken(token).build();
        String id = call("creating the saved query " + name, logs -> logs.putQueryDefinition(request))
                .queryDefinitionId();
        if (id == null || id.isEmpty()) {
            // an update without an id would create another one
            throw new StoreException(
                    Kind.UNREACHABLE,
                    "creating the saved query " + name
                            + " was answered without an id; check flowcheck.endpoint and what"
                            + " stands between, such as a proxy");
        }
        return id;
    }

    @Override
    public void update(String id, String name, QueryContent content) throws StoreException {
        PutQueryDefinitionRequest request =
                request(name, content).queryDefinitionId(id).build();
        try {
            call("updating the saved query " + name, logs -> logs.putQueryDefinition(request));
        } catch (StoreException e) {
            throw e.kind() != Kind.GONE
                    ? e
                    : new StoreException(
                            Kind.GONE,
                            "the saved query " + name + " (id " + id
                                    + ") is not there any more, somebody deleted it meanwhile; run again, which creates it",
                            e.getCause());
        }
    }

    @Override
    public void delete(String id) throws StoreException {
        try {
            Boolean success = call(
                            "deleting the saved query " + id,
                            logs -> logs.deleteQueryDefinition(r -> r.queryDefinitionId(id)))
                    .success();
            if (Boolean.FALSE.equals(success)) {
                throw new StoreException(
                        Kind.REFUSED,
                        "deleting the saved query " + id + " did not succeed, and CloudWatch Logs does not say why;"
                                + " run again, or delete it in the console");
            }
        } catch (StoreException e) {
            // an answer that was lost: the call was done, and the client sent it again
            if (e.kind() != Kind.GONE) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static PutQueryDefinitionRequest.Builder request(String name, QueryContent content) {
        PutQueryDefinitionRequest.Builder request = PutQueryDefinitionRequest.builder()
                .name(name)
                .queryString(content.text())
                .queryLanguage(content.language());
        if (!content.logGroupNames().isEmpty()) {
            request.logGroupNames(content.logGroupNames());
        }
        if (!content.parameters().isEmpty()) {
            request.parameters(content.parameters().stream()
                    .map(parameter -> QueryParameter.builder()
                            .name(parameter.name())
                            .defaultValue(parameter.defaultValue().orElse(null))
                            .description(parameter.description().orElse(null))
                            .build())
                    .toList());
        }
        return request;
    }

    private static AccountQuery read(QueryDefinition query) {
        return new AccountQuery(
                query.queryDefinitionId(),
                query.name(),
                new QueryContent(
                        orEmpty(query.queryString()),
                        query.logGroupNames().stream().filter(Objects::nonNull).toList(),
                        query.parameters().stream()
                                .filter(parameter -> parameter != null && parameter.name() != null)
                                .map(parameter -> new QueryContent.Parameter(
                                        parameter.name(),
                                        Optional.ofNullable(parameter.defaultValue()),
                                        Optional.ofNullable(parameter.description())))
                                .toList(),
                        Optional.ofNullable(query.queryLanguageAsString()).orElse(QueryContent.INSIGHTS)),
                Optional.ofNullable(query.lastModified()).map(Instant::ofEpochMilli));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private <T> T call(String doing, Function<CloudWatchLogsClient, T> call) throws StoreException {
        spacing.await();
        try {
            return call.apply(client);
        } catch (SdkException e) {
            throw failure(e, doing, access);
        }
    }

    private static StoreException failure(SdkException thrown, String doing, AwsAccess access) {
        AwsRefusal refusal = AwsRefusal.of(thrown, doing, access);
        Kind kind = kind(thrown, refusal);
        String remedy = kind == Kind.FULL
                ? "delete saved queries that nobody needs: an account has at most " + SavedQueries.QUOTA
                        + " in a Region"
                : refusal.remedy();
        return new StoreException(kind, refusal.message() + "; " + remedy, thrown);
    }

    private static Kind kind(SdkException thrown, AwsRefusal refusal) {
        String code = thrown instanceof AwsServiceException answered ? AwsRefusal.code(answered) : "";
        if (AwsRefusal.isInterruption(thrown)) {
            return Kind.INTERRUPTED;
        } else if (code.equals("ResourceNotFoundException")) {
            return Kind.GONE;
        } else if (code.equals("LimitExceededException")) {
            return Kind.FULL;
        } else if (DENIED.contains(code) || refusal.reach() == AwsRefusal.Reach.ALL) {
            return Kind.DENIED;
        }
        return refusal.reach() == AwsRefusal.Reach.MOMENT ? Kind.UNREACHABLE : Kind.REFUSED;
    }
}
