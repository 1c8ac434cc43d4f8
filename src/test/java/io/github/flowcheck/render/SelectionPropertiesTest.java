package io.github.flowcheck.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Expression.Placeholder;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For random checks and records the rendered text, evaluated by the engine, selects what a direct reading of the check selects. */
class SelectionPropertiesTest {
    private static final int RECORDS = 300;

    /** With room for spellings that are longer than those of these checks. */
    @Property(tries = 500)
    void whatIsShortIsShort(@ForAll Random random) {
        Check check = new RandomTraffic(random).check(Reading.USUAL);
        if (QueryText.isShort(check)) {
            assertThat(QueryText.length(check, "owner")).isLessThan(SavedQuery.LONGEST_TEXT / 2);
        }
    }

    @Property(tries = 400)
    void theRenderedQuerySelectsWhatTheCheckSays(@ForAll("cases") RandomTraffic random) {
        Optional<LogFormat> format = random.format();
        Check check = random.check(new Reading(format, Match.EXACT));
        List<Map<FlowField, String>> records = records(random);

        assertThat(MissingFields.of(check)).isEmpty();
        assertThat(answer(check, records)).isEqualTo(expected(check, records));
        long leftOut = records.stream()
                .filter(record -> new DirectReading(check, record).isLeftOutOfSelection())
                .count();
        long counted = CheckQueries.replies(check).stream()
                .flatMap(query -> run(query, check, records).stream())
                .mapToLong(row -> Long.parseLong(row.get("flows")))
                .sum();
        assertThat(counted).isEqualTo(leftOut);
    }

    @Property(tries = 200)
    void bothFormsOfAQuerySelectTheSame(@ForAll("cases") RandomTraffic random) {
        Optional<LogFormat> format = random.format();
        Check exact = random.check(new Reading(format, Match.EXACT));
        Check regex = new Check(
                exact.id(),
                exact.place(),
                exact.description(),
                exact.networkInterface(),
                exact.traffic(),
                exact.expectation(),
                exact.coverage(),
                exact.waiver(),
                new Check.Scope(
                        List.of(),
                        Optional.empty(),
                        new Reading(format, Match.REGEX),
                        exact.scope().tags(),
                        true));
        List<Map<FlowField, String>> records = records(random);

        assertThat(run(CheckQueries.answer(regex, "x"), regex, records))
                .containsExactlyInAnyOrderElementsOf(run(CheckQueries.answer(exact, "x"), exact, records));
        assertThat(run(CoverageQueries.records(regex), regex, records))
                .containsExactlyInAnyOrderElementsOf(run(CoverageQueries.records(exact), exact, records));
    }

    @Property(tries = 300)
    void aTemplateFilledWithValuesSelectsWhatTheCheckSays(@ForAll("cases") RandomTraffic random) {
        Match match = random.match();
        Check literal = random.check(new Reading(random.format(), match));
        Check check = random.withParameters(literal);
        DeployText template = DeployText.of(check, "owner", new ReadBack());
        List<Map<FlowField, String>> records = records(random);

        assertThat(template.parameters()).hasSameElementsAs(check.parameters());
        String filled = template.filled(parameter -> parameter.value().orElseThrow());
        assertThat(run(filled, check, records))
                .containsExactlyInAnyOrderElementsOf(run(CheckQueries.answer(literal, "owner"), literal, records));
    }

    @Property(tries = 400)
    void whatIsRenderedIsReadBackAsTheSameTree(@ForAll("cases") RandomTraffic random) {
        Check check = random.check(new Reading(random.format(), random.isLucky() ? Match.EXACT : Match.REGEX));

        assertThat(rendered(check)).hasSizeGreaterThanOrEqualTo(6).allSatisfy(query -> {
            String text = Printer.print(query);
            Query read = Parser.parse(new SourceText("q", text)).query();
            assertThat(read).isEqualTo(query);
            assertThat(Printer.print(read)).isEqualTo(text);
            assertThat(CompiledQuery.compile(Parser.parse(new SourceText("q", text))))
                    .as("what the engine makes of it")
                    .isNotNull();
        });
    }

    /** Every query that is asked for a check. */
    private static List<Query> rendered(Check check) {
        Reading reading = check.scope().reading();
        String eni = check.networkInterface().eni();
        return Stream.of(
                        Stream.of(
                                CheckQueries.answer(check, "an owner"),
                                CheckQueries.peers(check, PortSet.WELL_KNOWN),
                                CoverageQueries.records(check),
                                CoverageQueries.records(eni, reading)),
                        check.coverage().maxGap().stream().map(gap -> CoverageQueries.times(eni, reading, gap)),
                        CheckQueries.replies(check).stream(),
                        CoverageQueries.addresses(check).stream())
                .flatMap(queries -> queries)
                .toList();
    }

    @Test
    void theQueriesOfTheLibraryAreReadBackToo() {
        assertThat(LibraryQueries.QUESTIONS).hasSize(6).allSatisfy(question -> {
            Query query = question.query(
                    List.of("flowcheck: x", question.text()), parameter -> new Placeholder(parameter.name()));
            assertThat(Parser.parse(new SourceText("q", Printer.print(query))).query())
                    .isEqualTo(query);
        });
    }

    @Provide
    Arbitrary<RandomTraffic> cases() {
        return Arbitraries.randomValue(random -> new RandomTraffic(new Random(random.nextLong())));
    }

    private static List<Map<FlowField, String>> records(RandomTraffic random) {
        return Stream.generate(random::record).limit(RECORDS).toList();
    }

    /** For each group the flows, packets, bytes, first and last time. */
    private static Map<List<String>, List<Long>> expected(Check check, List<Map<FlowField, String>> records) {
        return records.stream()
                .filter(record -> new DirectReading(check, record).isSelected())
                .collect(Collectors.toMap(
                        record -> new DirectReading(check, record).group(),
                        record -> List.of(
                                1L,
                                number(record, FlowField.PACKETS),
                                number(record, FlowField.BYTES),
                                number(record, FlowField.START) * 1000,
                                number(record, FlowField.START) * 1000),
                        (a, b) -> List.of(
                                a.get(0) + b.get(0),
                                a.get(1) + b.get(1),
                                a.get(2) + b.get(2),
                                Math.min(a.get(3), b.get(3)),
                                Math.max(a.get(4), b.get(4)))));
    }

    private static Map<List<String>, List<Long>> answer(Check check, List<Map<FlowField, String>> records) {
        AnswerColumns columns = AnswerColumns.of(check);
        return run(CheckQueries.answer(check, "owner"), check, records).stream()
                .collect(Collectors.toMap(
                        row -> Stream.of(columns.port(), columns.protocol(), columns.action(), columns.peer())
                                .filter(row::containsKey)
                                .map(row::get)
                                .toList(),
                        row -> Stream.of("flows", "totalPackets", "totalBytes", "firstSeen", "lastSeen")
                                .map(column -> Long.parseLong(row.get(column)))
                                .toList()));
    }

    private static List<Map<String, String>> run(Query query, Check check, List<Map<FlowField, String>> records) {
        return run(QueryText.of(query), check, records);
    }

    private static List<Map<String, String>> run(String query, Check check, List<Map<FlowField, String>> records) {
        Execution execution =
                CompiledQuery.compile(Parser.parse(new SourceText("q", query))).start();
        records.forEach(record -> execution.accept(new RecordEvent(check.scope().reading(), record)));
        return execution.finish().rows().stream()
                .<Map<String, String>>map(TreeMap::new)
                .toList();
    }

    private static long number(Map<FlowField, String> record, FlowField field) {
        return Long.parseLong(record.get(field));
    }

    /** A record as CloudWatch would have it: fields of their own in the default format, else nothing but the message. */
    private record RecordEvent(Reading reading, Map<FlowField, String> values) implements Event {
        private static final Map<String, FlowField> DISCOVERED = Arrays.stream(FlowField.values())
                .collect(Collectors.toMap(FlowField::insightsName, Function.identity()));

        @Override
        public long timestamp() {
            return number(values, FlowField.START) * 1000;
        }

        @Override
        public @Nullable String field(String name) {
            if (name.equals("@logStream")) {
                return values.get(FlowField.INTERFACE_ID) + "-all";
            } else if (name.equals("@message")) {
                return reading.records().fields().stream().map(values::get).collect(Collectors.joining(" "));
            }
            FlowField field = reading.format().isPresent() ? null : DISCOVERED.get(name);
            return field == null ? null : values.get(field);
        }

        @Override
        public int size() {
            return 100;
        }
    }
}
