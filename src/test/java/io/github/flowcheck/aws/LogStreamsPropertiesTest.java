package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.cloudwatch.VirtualPace;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** However many streams there are, and however many are asked for: their names are exact, and told in few calls. */
class LogStreamsPropertiesTest {
    private static final String GROUP = "/vpc/flow-logs";

    @Property(tries = 12)
    void names_are_those_that_there_are_and_calls_are_no_more_than_a_quarter_above_one_for_each(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int wanted,
            @ForAll @IntRange(max = 400) int others) {
        Random random = new Random(seed);
        TreeSet<String> enis = new TreeSet<>();
        while (enis.size() < wanted) {
            enis.add(eni(random));
        }
        LogGroup group = LogGroup.of(GROUP);
        enis.stream().filter(eni -> random.nextInt(4) > 0).forEach(eni -> deliver(group, eni));
        for (int i = 0; i < others; i++) {
            deliver(group, eni(random));
        }
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start();
                CloudWatchLogsClient client = LogsClients.open(Credentials.to(service))) {
            new LogGroupQueries(List.of(group)).install(service);
            LogStreams streams = new LogStreams(client, new VirtualPace());
            streams.expect(GROUP, enis);

            for (String eni : enis) {
                assertThat(streams.of(GROUP, eni)).isEqualTo(names(group, eni));
            }
            assertThat(streams.of(GROUP, "eni-ffffffff")).isEqualTo(names(group, "eni-ffffffff"));
            assertThat(service.calls("DescribeLogStreams").size()).isLessThanOrEqualTo(wanted + (wanted + 3) / 4 + 1);
        }
    }

    /** Short ids and long ones that begin like these. */
    private static String eni(Random random) {
        String id = String.format("eni-%08x", random.nextInt(64) * 0x400_0000 + random.nextInt(3));
        return random.nextBoolean() ? id : id + String.format("%09x", random.nextInt(64));
    }

    private static void deliver(LogGroup group, String eni) {
        group.deliver(List.of("2 1 " + eni + " 10.0.0.1 10.0.0.2 1 2 6 1 40 1600000000 1600000060 ACCEPT OK"));
    }

    private static List<String> names(LogGroup group, String eni) {
        return group.streams(eni);
    }
}
