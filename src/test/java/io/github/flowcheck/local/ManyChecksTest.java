package io.github.flowcheck.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.KnownStreams;
import io.github.flowcheck.verify.MergingRunner;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import io.github.flowcheck.verify.RecordEvent;
import io.github.flowcheck.verify.StreamService;
import io.github.flowcheck.verify.SuiteVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A thousand checks on 200 interfaces, of the five kinds that are asked most, on a service that counts what it reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyChecksTest {
    private static final int RECORDS = 60_000;
    private static final KnownStreams EXACT = (groups, eni) -> List.of(eni + "-all");

    private static final String CHECKS = """
              - { id: a%1$d, eni: %2$s, address: %3$s, ports: well-known, expect: { only: [22, 443] } }
              - { id: b%1$d, eni: %2$s, address: %3$s, ports: [22, 80], action: any }
              - { id: c%1$d, eni: %2$s, address: %3$s, peers: [203.0.1.12] }
              - { id: d%1$d, eni: %2$s, address: %3$s, direction: outbound, ports: well-known, expect: none }
              - { id: e%1$d, eni: %2$s, address: %3$s, direction: outbound, protocol: udp, ports: [53], action: any, expect: { onlyPeers: [203.0.0.0/20] } }
            """;

    private CheckSuite suite;
    private List<RecordEvent> events;
    private List<CheckResult> oneByOne;

    @BeforeAll
    void askOneByOne(@TempDir Path folder) throws IOException {
        StringBuilder text = new StringBuilder("checks:\n");
        for (int i = 0; i < SampleFlows.INTERFACES; i++) {
            text.append(String.format(Locale.ROOT, CHECKS, i, SampleFlows.eni(i), SampleFlows.address(i)));
        }
        suite = CheckFileReader.read(new SourceText("checks.yaml", text.toString()))
                .suite();
        events = Files.readAllLines(SampleFlows.write(folder.resolve("flow.log"), RECORDS)).stream()
                .map(ManyChecksTest::event)
                .toList();
        oneByOne = verify(service());
    }

    @Test
    void take_at_most_eight_queries_and_read_each_stream_once() throws IOException {
        assertMerged(KnownStreams.NONE);
    }

    @Test
    void take_no_more_where_the_names_of_streams_are_known() throws IOException {
        assertMerged(EXACT);
    }

    private void assertMerged(KnownStreams streams) throws IOException {
        StreamService service = service();
        FirstRun first = new FirstRun(service);
        List<CheckResult> merged = verify(new MergingRunner(first, MergeBudget.CLOUDWATCH, streams));

        assertThat(merged).isEqualTo(oneByOne);
        assertThat(first.queries)
                .as("queries for answers, coverage and replies")
                .isLessThanOrEqualTo(8);
        long all = StreamService.bytes(service.events());
        assertThat(first.bytes).as("bytes read of a service with an index").isLessThanOrEqualTo(all * 12 / 10);
        assertThat(first.queries * all)
                .as("bytes read of a service without an index, for 1,000 questions")
                .isLessThanOrEqualTo(1000 * all / 100);
    }

    private List<CheckResult> verify(QueryRunner runner) throws IOException {
        return new SuiteVerifier(runner, LocalDate.of(2026, 6, 30))
                .verify(suite, Map.of())
                .results();
    }

    private StreamService service() {
        StreamService service = new StreamService(query -> false);
        events.forEach(service::add);
        return service;
    }

    private static RecordEvent event(String line) {
        String[] words = line.split(" ");
        Map<FlowField, String> values = new EnumMap<>(FlowField.class);
        for (int i = 0; i < words.length; i++) {
            values.put(LogFormat.DEFAULT.fields().get(i), words[i]);
        }
        return new RecordEvent(LogFormat.DEFAULT, values);
    }

    /** What the first run asks; later ones ask for what is behind failures. */
    private static final class FirstRun implements QueryRunner {
        private final StreamService service;
        private long queries;
        private long bytes;

        FirstRun(StreamService service) {
            this.service = service;
        }

        @Override
        public Run run(List<Question> questions) {
            Run run = service.run(questions);
            if (queries == 0) {
                queries = questions.size();
                bytes = service.bytesWithIndex();
            }
            return run;
        }
    }
}
