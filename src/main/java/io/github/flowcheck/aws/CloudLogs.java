package io.github.flowcheck.aws;

import io.github.flowcheck.check.LogGroupId;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.verify.KnownStreams;
import io.github.flowcheck.verify.LogSource;
import io.github.flowcheck.verify.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupField;

/**
 * What CloudWatch Logs tells of its log groups. All of it is asked where it is permitted and done without where it is not: a
 * note says what was not known. Remembers what it was told.
 */
public final class CloudLogs implements LogSource, KnownStreams, AutoCloseable {
    private final CloudWatchLogsClient client;
    private final AwsAccess access;
    private final String region;
    private final Map<String, Optional<LogGroup>> groups = new HashMap<>();
    private final LogStreams streams;
    private final Set<List<String>> withoutStreams = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private Instant now;
    private final Duration deliveryDelay;

    private CloudLogs(
            CloudWatchLogsClient client, AwsAccess access, String region, Instant now, Duration deliveryDelay) {
        this.client = client;
        this.streams = new LogStreams(client, access.pace());
        this.access = access;
        this.region = region;
        this.now = now;
        this.deliveryDelay = deliveryDelay;
    }

    /**
     * The logs of an account and a Region. To be closed.
     *
     * @param now in whole seconds
     * @param deliveryDelay how old a moment must be for all of its records to have arrived
     * @throws AwsRefusedException if no Region is known
     */
    public static CloudLogs open(AwsAccess access, Instant now, Duration deliveryDelay) throws AwsRefusedException {
        try {
            return new CloudLogs(
                    LogsClients.open(access), access, LogsClients.region(access).id(), now, deliveryDelay);
        } catch (SdkException e) {
            throw new AwsRefusedException(AwsRefusal.of(e, "finding the Region", access), e);
        }
    }

    /** Lets time pass, in which streams may come. */
    public void at(Instant later) {
        if (later.isAfter(now)) {
            streams.forget();
        }
        now = later;
    }

    /** Tells of which interfaces the streams will be asked for, so that few calls tell them. */
    public void expect(List<String> logGroups, Collection<String> enis) {
        logGroups.forEach(group -> streams.expect(group, enis));
    }

    /** What could not be asked, and what was taken for it. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Optional<Instant> deliveredTo() {
        return Optional.of(now.minus(deliveryDelay));
    }

    @Override
    public Optional<KeptSince> keptSince(List<String> logGroups) {
        return logGroups.stream()
                .flatMap(group -> groups.computeIfAbsent(group, this::describe).stream())
                .map(this::keptSince)
                .max(Comparator.comparing(KeptSince::time));
    }

    private KeptSince keptSince(LogGroup group) {
        Instant created = Instant.ofEpochMilli(group.creationTime() == null ? 0 : group.creationTime());
        if (group.retentionInDays() != null) {
            Instant kept = now.minus(Duration.ofDays(group.retentionInDays()));
            if (kept.isAfter(created)) {
                return new KeptSince(
                        kept, group.logGroupName() + " keeps events for " + group.retentionInDays() + " days");
            }
        }
        return new KeptSince(created, group.logGroupName() + " was created then");
    }

    private Optional<LogGroup> describe(String named) {
        LogGroupId id = new LogGroupId(named);
        try {
            Set<String> tokens = new HashSet<>();
            String token = null;
            do {
                String next = token;
                DescribeLogGroupsResponse page = client.describeLogGroups(request -> {
                    request.logGroupNamePrefix(id.name()).nextToken(next);
                    id.account().ifPresent(account -> request.accountIdentifiers(account)
                            .includeLinkedAccounts(true));
                });
                Optional<LogGroup> found = page.logGroups().stream()
                        .filter(group -> id.name().equals(group.logGroupName()))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
                token = page.nextToken();
                // a service that hands out a token again would be asked for ever, as the SDK's paginator does
            } while (token != null && tokens.add(token));
            return Optional.empty();
        } catch (SdkException e) {
            unknown(e, "the retention of log groups (logs:DescribeLogGroups)", "windows are taken to lie within it");
            return Optional.empty();
        }
    }

    @Override
    public Optional<RecordedTraffic> recorded(String eni, List<String> logGroups) {
        return streams(eni, logGroups).map(names -> RecordedTraffic.ofStreams(eni, names));
    }

    @Override
    public List<String> of(List<String> logGroups, String eni) {
        return streams(eni, logGroups).stream()
                .flatMap(List::stream)
                .filter(name -> name.equals(eni) || name.startsWith(eni + "-"))
                .toList();
    }

    /** Where they were refused once, they are not asked for again. */
    private Optional<List<String>> streams(String eni, List<String> logGroups) {
        if (withoutStreams.contains(logGroups)) {
            return Optional.empty();
        }
        try {
            return Optional.of(logGroups.stream()
                    .flatMap(group -> streams.of(group, eni).stream())
                    .distinct()
                    .sorted()
                    .toList());
        } catch (SdkException e) {
            withoutStreams.add(logGroups);
            unknown(e, "the names of log streams (logs:DescribeLogStreams)", "a query asks for them instead");
            return Optional.empty();
        }
    }

    /**
     * The fields that CloudWatch discovers in all of the log groups, near the end of a time or, where that is too young for its
     * records to have arrived, before; empty if it does not say. It discovers none in groups of the Infrequent Access class.
     */
    public Optional<Set<String>> discoveredFields(List<String> logGroups, TimeRange range) {
        Instant delivered = now.minus(deliveryDelay);
        Instant around = range.end().isBefore(delivered) ? range.end() : delivered;
        Optional<Set<String>> common = Optional.empty();
        try {
            for (String group : logGroups) {
                Set<String> names = client
                        .getLogGroupFields(request -> request.logGroupIdentifier(new LogGroupId(group).identifier())
                                .time(around.getEpochSecond()))
                        .logGroupFields()
                        .stream()
                        .map(LogGroupField::name)
                        .collect(Collectors.toSet());
                common.ifPresent(names::retainAll);
                common = Optional.of(names);
            }
            return common;
        } catch (SdkException e) {
            unknown(e, "the fields of log groups (logs:GetLogGroupFields)", "queries cut them out of the records");
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> consoleUrl(Question question) {
        return question.range().map(range -> ConsoleUrl.of(region, question.logGroups(), question.query(), range));
    }

    private void unknown(SdkException thrown, String what, String instead) {
        notes.add("not known: " + what + "; " + instead + " ("
                + AwsRefusal.of(thrown, "asking", access).message() + ")");
    }

    @Override
    public void close() {
        client.close();
    }
}
