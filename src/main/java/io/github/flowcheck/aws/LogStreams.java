package io.github.flowcheck.aws;

import io.github.flowcheck.check.LogGroupId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * The names of the log streams of network interfaces, in few calls: one tells fifty streams, so that a group's streams are listed as
 * long as that is cheaper than asking for each interface; the interfaces that this did not come to are asked for one by one.
 */
final class LogStreams {
    /** The API reference of 2026 says 25 a second, older ones five; this leaves room, and the client tries again. */
    private static final Duration APART = Duration.ofMillis(100);

    /** Of interfaces asked for together, one page for so many is spent on listing; in vain, it is a quarter more calls. */
    private static final int INTERFACES_A_PAGE = 4;

    private final CloudWatchLogsClient client;
    private final CallSpacing spacing;
    private final Map<String, TreeSet<String>> expected = new HashMap<>();
    private final Map<String, OfGroup> groups = new HashMap<>();

    LogStreams(CloudWatchLogsClient client, Pace pace) {
        this.client = client;
        this.spacing = new CallSpacing(APART, pace);
    }

    /** Tells which interfaces will be asked for. */
    void expect(String group, Collection<String> enis) {
        expected.computeIfAbsent(group, key -> new TreeSet<>()).addAll(enis);
    }

    /** Forgets what there was: streams may have come since. */
    void forget() {
        groups.clear();
    }

    /**
     * The interface's streams in a log group, sorted.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if they may not or cannot be told
     */
    List<String> of(String group, String eni) {
        return groups.computeIfAbsent(group, this::listed).of(eni);
    }

    private OfGroup listed(String group) {
        OfGroup known = new OfGroup(group);
        TreeSet<String> enis = expected.getOrDefault(group, new TreeSet<>());
        if (enis.size() > 1) {
            int pages = (enis.size() + INTERFACES_A_PAGE - 1) / INTERFACES_A_PAGE;
            known.list(common(enis.first(), enis.last()), pages, enis.last());
        }
        return known;
    }

    /** With what all begin that lie between two texts. */
    private static String common(String first, String last) {
        int same = 0;
        while (same < Math.min(first.length(), last.length()) && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        return first.substring(0, same);
    }

    /** What is known of a log group. */
    private final class OfGroup {
        private final String group;
        private final TreeSet<String> names = new TreeSet<>();
        private final Map<String, List<String>> single = new HashMap<>();
        /** With what those names begin that were listed up to {@code listedTo}, or all of them. */
        private String prefix = "";

        private Optional<String> listedTo = Optional.empty();
        private boolean whole;

        OfGroup(String group) {
            this.group = group;
        }

        List<String> of(String eni) {
            boolean listed =
                    whole || listedTo.filter(last -> isBehind(last, eni)).isPresent();
            return listed && !prefix.isEmpty() && eni.startsWith(prefix)
                    ? names.tailSet(eni).stream()
                            .takeWhile(name -> name.startsWith(eni))
                            .toList()
                    : single.computeIfAbsent(eni, this::ask);
        }

        /** Whether a name comes behind all that begin with a text. */
        private static boolean isBehind(String name, String text) {
            return name.compareTo(text) > 0 && !name.startsWith(text);
        }

        /** Streams come in the order of their names; where they do not, nothing is concluded from a part of them. */
        void list(String common, int pages, String last) {
            prefix = common;
            Optional<String> token = Optional.empty();
            for (int page = 0; page < pages && !whole; page++) {
                DescribeLogStreamsResponse answer = page(prefix, token);
                List<String> told = names(answer);
                boolean ordered = told.equals(told.stream().sorted().toList())
                        && (told.isEmpty() || names.isEmpty() || names.last().compareTo(told.get(0)) < 0);
                names.addAll(told);
                token = Optional.ofNullable(answer.nextToken());
                whole = token.isEmpty();
                if (!ordered) {
                    listedTo = Optional.empty();
                    return;
                }
                listedTo = names.isEmpty() ? Optional.empty() : Optional.of(names.last());
                if (listedTo.filter(name -> isBehind(name, last)).isPresent()) {
                    return;
                }
            }
        }

        private List<String> ask(String eni) {
            List<String> found = new ArrayList<>();
            Set<String> tokens = new HashSet<>();
            Optional<String> token = Optional.empty();
            do {
                DescribeLogStreamsResponse answer = page(eni, token);
                found.addAll(names(answer));
                // a service that hands out a token again would be asked for ever
                token = Optional.ofNullable(answer.nextToken()).filter(tokens::add);
            } while (token.isPresent());
            return found.stream().sorted().distinct().toList();
        }

        private List<String> names(DescribeLogStreamsResponse answer) {
            return answer.logStreams().stream()
                    .filter(stream -> stream != null && stream.logStreamName() != null)
                    .map(LogStream::logStreamName)
                    .toList();
        }

        private DescribeLogStreamsResponse page(String begin, Optional<String> token) {
            DescribeLogStreamsRequest.Builder request = DescribeLogStreamsRequest.builder()
                    .logStreamNamePrefix(begin)
                    .nextToken(token.orElse(null));
            LogGroupId id = new LogGroupId(group);
            if (id.isArn()) {
                request.logGroupIdentifier(id.identifier());
            } else {
                request.logGroupName(group);
            }
            spacing.await();
            return client.describeLogStreams(request.build());
        }
    }
}
