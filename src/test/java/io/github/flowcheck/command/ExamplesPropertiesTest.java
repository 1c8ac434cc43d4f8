package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.explain.Example;
import io.github.flowcheck.explain.Explainer;
import io.github.flowcheck.explain.Explanation;
import io.github.flowcheck.explain.Explanation.Shown;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.render.DirectReading;
import io.github.flowcheck.render.RandomTraffic;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is shown of random checks was tried, is a record that could be, and is found where there is one. */
class ExamplesPropertiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
    private static final Instant NOW = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

    @Property(tries = 60)
    void everyExampleIsWhatItsTitleSays(@ForAll("cases") RandomTraffic random) throws IOException {
        Check check = random.check(new Reading(random.format(), Reading.Match.EXACT));
        CheckSuite suite = suite(check);
        try (VerifyTrial trial = new VerifyTrial(suite, NOW)) {
            Explanation explanation = new Explainer("owner", trial, TODAY).explain(check);
            assertThat(explanation.shown()).isNotEmpty();
            for (Shown shown : explanation.shown()) {
                assertThat(shown.example().isPresent() || !shown.words().isEmpty())
                        .as("an example, or why there is none")
                        .isTrue();
                if (shown.example().isPresent()) {
                    hold(check, shown, shown.example().get(), trial);
                }
            }
        }
    }

    private static void hold(Check check, Shown shown, Example example, VerifyTrial trial) throws IOException {
        List<String> lines = example.records().stream()
                .flatMap(group -> group.lines().stream())
                .toList();
        String verdict = trial.of(check, lines).verdict();
        assertThat(verdict).isEqualTo(example.outcome().verdict());
        assertThat(shown.title())
                .satisfiesAnyOf(
                        title -> assertThat(title).startsWith("would pass").matches(any -> verdict.equals("pass")),
                        title -> assertThat(title).startsWith("cannot pass").matches(any -> !verdict.equals("pass")),
                        title -> assertThat(title)
                                .startsWith("would be shown")
                                .matches(any -> verdict.equals("observed")),
                        title -> assertThat(title).startsWith("would fail, for").matches(any -> verdict.equals("fail")),
                        title -> assertThat(title)
                                .startsWith("would fail, but is waived")
                                .matches(any -> verdict.equals("waived")),
                        title -> assertThat(title).startsWith("would be " + verdict + ", for"));
        FlowRecord record = new FlowRecord(check.scope().reading().records());
        assertThat(lines).allSatisfy(line -> {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(record.read(bytes, 0, bytes.length)).isEmpty();
        });
    }

    @Property(tries = 60)
    void whereARecordIsSelectedOneIsFound(@ForAll("cases") RandomTraffic random) throws IOException {
        Optional<LogFormat> format = random.format();
        Check given = random.check(new Reading(format, Reading.Match.EXACT));
        Check closed = new Check(
                given.id(),
                given.place(),
                Optional.empty(),
                given.networkInterface(),
                given.traffic(),
                new Expectation(List.of(new Expectation.Rule.None()), List.of(), List.of()),
                given.coverage(),
                Optional.empty(),
                given.scope());
        boolean selects = Stream.generate(random::record)
                .limit(500)
                .anyMatch(record -> isOfOneFamily(record) && new DirectReading(closed, record).isSelected());
        if (selects) {
            try (VerifyTrial trial = new VerifyTrial(suite(closed), NOW)) {
                assertThat(new Explainer("owner", trial, TODAY).explain(closed).shown())
                        .as(closed.toString())
                        .extracting(shown ->
                                shown.example().map(example -> example.outcome().verdict()))
                        .containsExactly(Optional.of("pass"), Optional.of("fail"));
            }
        }
    }

    /** Flows between families are no flows, so none is shown. */
    private static boolean isOfOneFamily(Map<FlowField, String> record) {
        return Stream.of(FlowField.SRCADDR, FlowField.DSTADDR, FlowField.PKT_SRCADDR, FlowField.PKT_DSTADDR)
                        .map(record::get)
                        .map(address -> address.contains(":"))
                        .distinct()
                        .count()
                == 1;
    }

    private static CheckSuite suite(Check check) {
        return new CheckSuite(new SourceText("checks.yaml", "random"), "", "owner", List.of(check));
    }

    @Provide
    Arbitrary<RandomTraffic> cases() {
        return Arbitraries.randomValue(random -> new RandomTraffic(new Random(random.nextLong())));
    }
}
