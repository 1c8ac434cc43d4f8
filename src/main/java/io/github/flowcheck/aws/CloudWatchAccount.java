package io.github.flowcheck.aws;

import io.github.flowcheck.check.LogGroupId;
import io.github.flowcheck.doctor.AccountReads;
import io.github.flowcheck.doctor.ReadException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FieldIndex;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupField;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Reads what {@code doctor} asks of CloudWatch Logs and STS, five calls a second. */
public final class CloudWatchAccount implements AccountReads, AutoCloseable {
    private static final Duration APART = Duration.ofMillis(200);
    private static final int MOST_LINES = 1000;
    private static final int MOST_PAGES = 10;

    private final CloudWatchLogsClient logs;
    private final AwsAccess access;
    private final CallSpacing spacing;

    private CloudWatchAccount(CloudWatchLogsClient logs, AwsAccess access) {
        this.logs = logs;
        this.access = access;
        this.spacing = new CallSpacing(APART, access.pace());
    }

    /** @throws AwsRefusedException if no Region is known */
    public static CloudWatchAccount open(AwsAccess access) throws AwsRefusedException {
        try {
            return new CloudWatchAccount(LogsClients.open(access), access);
        } catch (SdkException e) {
            throw new AwsRefusedException(AwsRefusal.of(e, "finding the Region", access), e);
        }
    }

    @Override
    public String region() {
        return LogsClients.region(access).id();
    }

    @Override
    public Identity identity() throws ReadException {
        try (StsClient sts = LogsClients.identity(access)) {
            GetCallerIdentityResponse who = ask("asking STS for the identity", sts::getCallerIdentity);
            if (who.account() == null || who.arn() == null) {
                throw new ReadException(
                        "asking STS for the identity was answered without one",
                        "check the endpoint and what stands between, such as a proxy");
            }
            return new Identity(who.account(), who.arn());
        } catch (ReadException e) {
            throw e.getCause() instanceof StsException answered
                            && AwsRefusal.code(answered).isEmpty()
                    ? noSts(answered)
                    : e;
        }
    }

    /** An answer without an error code is none of STS. */
    private static ReadException noSts(StsException answered) {
        return new ReadException(
                "what answers where STS is asked for the identity is no STS: " + AwsRefusal.said(answered),
                "set AWS_ENDPOINT_URL_STS to where it is, or check flowcheck.endpoint and what stands between, such as a proxy",
                answered);
    }

    @Override
    public Optional<LogGroup> logGroup(String group) throws ReadException {
        String name = new LogGroupId(group).name();
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            DescribeLogGroupsRequest request = new LogGroupId(group).isArn()
                    ? DescribeLogGroupsRequest.builder()
                            .logGroupIdentifiers(new LogGroupId(group).identifier())
                            .includeLinkedAccounts(true)
                            .build()
                    : DescribeLogGroupsRequest.builder()
                            .logGroupNamePrefix(name)
                            .nextToken(token)
                            .build();
            DescribeLogGroupsResponse answer =
                    ask("describing the log group " + group, () -> logs.describeLogGroups(request));
            Optional<LogGroup> found = answer.logGroups().stream()
                    .filter(one -> name.equals(one.logGroupName()))
                    .map(CloudWatchAccount::read)
                    .findFirst();
            if (found.isPresent() || answer.nextToken() == null || Objects.equals(token, answer.nextToken())) {
                return found;
            }
            token = answer.nextToken();
        }
        return Optional.empty();
    }

    private static LogGroup read(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group) {
        return new LogGroup(
                Optional.ofNullable(group.creationTime()).map(Instant::ofEpochMilli),
                Optional.ofNullable(group.retentionInDays()),
                Optional.ofNullable(group.logGroupClassAsString()).orElse("STANDARD"));
    }

    @Override
    public List<String> fields(String group, Optional<Instant> around) throws ReadException {
        return ask(
                        "reading the fields of " + group,
                        () -> logs.getLogGroupFields(request -> {
                            if (new LogGroupId(group).isArn()) {
                                request.logGroupIdentifier(new LogGroupId(group).identifier());
                            } else {
                                request.logGroupName(group);
                            }
                            around.ifPresent(time -> request.time(time.getEpochSecond()));
                        }))
                .logGroupFields()
                .stream()
                .map(LogGroupField::name)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<String> indexes(String group) throws ReadException {
        return ask(
                        "describing the field indexes of " + group,
                        () -> logs.describeFieldIndexes(
                                request -> request.logGroupIdentifiers(new LogGroupId(group).identifier())))
                .fieldIndexes()
                .stream()
                .map(FieldIndex::fieldIndexName)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<Stream> streams(String group, String prefix) throws ReadException {
        List<Stream> streams = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = token;
            DescribeLogStreamsResponse answer = ask(
                    "describing the log streams of " + group,
                    () -> logs.describeLogStreams(request -> {
                        request.logStreamNamePrefix(prefix).nextToken(next);
                        if (new LogGroupId(group).isArn()) {
                            request.logGroupIdentifier(new LogGroupId(group).identifier());
                        } else {
                            request.logGroupName(group);
                        }
                    }));
            answer.logStreams().stream()
                    .filter(stream -> stream.logStreamName() != null)
                    .map(stream -> new Stream(
                            stream.logStreamName(),
                            Optional.ofNullable(stream.lastEventTimestamp()).map(Instant::ofEpochMilli)))
                    .forEach(streams::add);
            if (answer.nextToken() == null || answer.nextToken().equals(token)) {
                break;
            }
            token = answer.nextToken();
        }
        return streams;
    }

    @Override
    public List<String> lines(String group, List<String> streams, Instant from) throws ReadException {
        List<String> lines = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MOST_PAGES && lines.size() < MOST_LINES; page++) {
            String next = token;
            FilterLogEventsResponse answer = ask(
                    "reading events of " + group,
                    () -> logs.filterLogEvents(request -> {
                        request.logStreamNames(streams)
                                .startTime(from.toEpochMilli())
                                .limit(MOST_LINES)
                                .nextToken(next);
                        if (new LogGroupId(group).isArn()) {
                            request.logGroupIdentifier(new LogGroupId(group).identifier());
                        } else {
                            request.logGroupName(group);
                        }
                    }));
            answer.events().stream()
                    .map(FilteredLogEvent::message)
                    .filter(Objects::nonNull)
                    .forEach(lines::add);
            if (answer.nextToken() == null || answer.nextToken().equals(token)) {
                break;
            }
            token = answer.nextToken();
        }
        return lines.stream().map(String::strip).limit(MOST_LINES).toList();
    }

    @Override
    public void listSavedQueries() throws ReadException {
        ask("listing the saved queries", () -> logs.describeQueryDefinitions(request -> request.maxResults(1)));
    }

    @Override
    public void close() {
        logs.close();
    }

    private <T> T ask(String doing, Supplier<T> call) throws ReadException {
        spacing.await();
        try {
            return call.get();
        } catch (SdkException e) {
            AwsRefusal refusal = AwsRefusal.of(e, doing, access);
            throw new ReadException(refusal.message(), refusal.remedy(), e);
        }
    }
}
