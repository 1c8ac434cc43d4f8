package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** With {@code -Dengine.rounds=1000} each try is a thousand queries, for long runs by hand. */
class PipelinePropertiesTest {
    private static final int ROUNDS = Integer.getInteger("engine.rounds", 1);
    private static final QueryTime TIME = QueryTime.at(Instant.ofEpochSecond(1_700_003_600))
            .over(Instant.EPOCH, Instant.ofEpochSecond(1_700_003_600));

    /** What only orders, adds up and compares answers the same however the events come. */
    private static final List<String> INDIFFERENT = List.of(
            "stats count(*) as n, sum(v) as s, avg(v) as a, min(v) as l, max(v) as h by k | sort k, n, s",
            "stats count_distinct(s) as d, pct(v, 50) as p, values(s) as all, topk(2, s) as top",
            "stats sortsFirst(s) as f, sortsLast(s) as l, earliest(@timestamp) as e, latest(@timestamp) as t by m | sort m",
            "stats sum(bytes) as b by srcAddr, bin(1m) as t | stats max(b) as most by t | sort t",
            "fields @message | sort @message, @timestamp | limit 7",
            "fields @message | limit 5",
            "fields @message | dedup k, dstPort | limit 5",
            "expand items | stats count(*) as n by items | sort items",
            "fields v | sort @timestamp | accum v as total | autoregress v p=1-2 | filldown v",
            "stats count(*) as n by bin(1m) as t | fillmissing with 0 for n | sort t | tail 3",
            "countFrequent k | limit 3");

    @Property(tries = 300)
    void anyPipelineIsAnsweredOrRefusedWithItsPlace(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            RandomPipelines pipelines = new RandomPipelines(seed + round);
            String query = pipelines.query();
            List<LogEvent> events = pipelines.events();
            try {
                ResultTable table = run(query, events);
                assertThat(table.recordsScanned()).isLessThanOrEqualTo(events.size());
                assertThat(table.rows()).as(query).hasSizeLessThanOrEqualTo(100_000);
            } catch (BadInputException e) {
                assertThat(e.problems()).extracting(Problem::place).doesNotContain(Optional.empty());
            } catch (QueryTooLargeException e) {
                assertThat(e.remedy()).isNotEmpty();
            }
        }
    }

    @Property(tries = 200)
    void theOrderInWhichEventsComeChangesNoAnswer(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            List<LogEvent> events = new ArrayList<>();
            for (LogEvent event : new RandomPipelines(seed + round).events()) {
                String message = String.valueOf(event.field("@message"));
                events.add(TestEvents.of(1_700_000_000_000L + events.size() * 1000L, "s", message));
            }
            String query = INDIFFERENT.get(random.nextInt(INDIFFERENT.size()));
            ResultTable one = run(query, events);
            Collections.shuffle(events, random);

            assertThat(run(query, events).rows()).as(query).isEqualTo(one.rows());
        }
    }

    /** Half of the queries are those that can be divided, of which there are too few among any. */
    @Property(tries = 300)
    void eventsThatAreDividedBetweenExecutionsGiveTheSameAnswer(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            RandomPipelines pipelines = new RandomPipelines(seed + round);
            String query = random.nextBoolean()
                    ? pipelines.query()
                    : INDIFFERENT.get(random.nextInt(INDIFFERENT.size())).replaceFirst("[|] sort .*", "");
            try {
                CompiledQuery compiled = CompiledQuery.compile(Parser.parse(new SourceText("q", query)));
                if (compiled.isDivisible()) {
                    List<LogEvent> events = pipelines.events();
                    assertThat(outcome(() -> divided(compiled, events, random)))
                            .as(query)
                            .isEqualTo(outcome(() -> run(query, events)));
                }
            } catch (BadInputException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    private static Object outcome(Supplier<ResultTable> answer) {
        try {
            return answer.get();
        } catch (QueryTooLargeException e) {
            return "too large";
        }
    }

    /** Three executions take events in any order, each at its place. */
    private static ResultTable divided(CompiledQuery query, List<LogEvent> events, Random random) {
        List<Execution> executions = List.of(start(query), start(query), start(query));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        for (int place : places) {
            executions.get(random.nextInt(executions.size())).accept(events.get(place), place);
        }
        executions.get(0).addAll(executions.get(1));
        executions.get(0).addAll(executions.get(2));
        return executions.get(0).finish();
    }

    private static Execution start(CompiledQuery query) {
        return query.start(new EngineLimits(10_000, 10_000), TIME);
    }

    private static ResultTable run(String query, List<LogEvent> events) {
        Execution execution = start(CompiledQuery.compile(Parser.parse(new SourceText("q", query))));
        for (LogEvent event : events) {
            execution.accept(event);
        }
        return execution.finish();
    }
}
