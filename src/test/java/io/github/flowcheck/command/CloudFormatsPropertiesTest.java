package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.cloudwatch.PromptRunner;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.render.RandomTraffic;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.MergingRunner;
import io.github.flowcheck.verify.SuiteVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whether CloudWatch discovers the fields of a format, shows dashes, or does not tell: the verdicts are the same. */
class CloudFormatsPropertiesTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant NOW = Instant.ofEpochSecond(1_600_010_000L);
    private static final TimeRange RANGE = new TimeRange(Instant.ofEpochSecond(1_599_999_000L), NOW.minusSeconds(1800));

    @Property(tries = 25)
    void verdicts_messages_rows_and_records_are_the_same(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int checks, @ForAll @IntRange(max = 120) int records)
            throws IOException {
        RandomTraffic traffic = new RandomTraffic(new Random(seed));
        LogFormat format = traffic.format().orElse(LogFormat.DEFAULT);
        Reading reading = new Reading(Optional.of(format), seed % 4 == 0 ? Reading.Match.REGEX : Reading.Match.EXACT);
        CheckSuite suite = suite(IntStream.range(0, checks)
                .mapToObj(i -> named("check-" + i, traffic.check(reading)))
                .toList());
        List<String> lines = IntStream.range(0, records)
                .mapToObj(i -> traffic.record())
                .map(record -> format.fields().stream().map(record::get).collect(Collectors.joining(" ")))
                .toList();
        List<String> names = format.fields().stream().map(FlowField::recordName).toList();

        List<List<Object>> cutOut =
                verify(suite, LogGroup.of(GROUP).infrequent().deliver(names, lines));

        assertThat(verify(suite, LogGroup.of(GROUP).deliver(names, lines))).isEqualTo(cutOut);
        assertThat(verify(suite, LogGroup.of(GROUP).withoutDashes().deliver(names, lines)))
                .isEqualTo(cutOut);
    }

    private static CheckSuite suite(List<Check> checks) {
        return new CheckSuite(new SourceText("checks.yaml", ""), "net", "net", checks);
    }

    private static Check named(String id, Check check) {
        return new Check(
                id,
                check.place(),
                check.description(),
                check.networkInterface(),
                check.traffic(),
                check.expectation(),
                check.coverage(),
                check.waiver(),
                new Check.Scope(List.of(GROUP), Optional.empty(), check.scope().reading(), Set.of(), true));
    }

    private static List<List<Object>> verify(CheckSuite suite, LogGroup group) throws IOException {
        Credentials credentials = new Credentials();
        try (AwsJsonService service = AwsJsonService.start();
                CloudLogs logs = CloudLogs.open(Credentials.to(service), NOW, Duration.ofMinutes(15));
                PromptRunner runner = new PromptRunner(service)) {
            new InsightsQueries(List.of(group), Behaviour.QUICK, NOW::toEpochMilli).install(service);
            new LogGroupQueries(List.of(group)).install(service);
            Map<String, TimeRange> ranges =
                    suite.checks().stream().collect(Collectors.toMap(Check::id, check -> RANGE));
            CheckSuite told = CloudFormats.of(suite, ranges, logs::discoveredFields, runner)
                    .orThrow()
                    .suite();
            MergingRunner merging = new MergingRunner(runner, MergeBudget.CLOUDWATCH, logs);
            return new SuiteVerifier(merging, LocalDate.of(2026, 1, 31), logs)
                    .verify(told, ranges).results().stream()
                            .map(CloudFormatsPropertiesTest::found)
                            .toList();
        } finally {
            credentials.close();
        }
    }

    private static List<Object> found(CheckResult result) {
        return List.of(
                result.verdict(),
                result.message(),
                Set.copyOf(result.rows()),
                Set.copyOf(result.evidence()),
                result.records(),
                result.replies());
    }
}
