package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.QueryRunner.Run;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MergingRunnerTest {
    private static final TimeRange HOUR =
            new TimeRange(Instant.ofEpochSecond(1_600_000_000L), Instant.ofEpochSecond(1_600_003_599L));
    private static final int RECORDS = 40;

    private final StreamService service = new StreamService(query -> false);

    MergingRunnerTest() {
        for (int i = 0; i < RECORDS; i++) {
            service.add(record(
                    i % 2 == 0 ? "eni-0000000a" : "eni-0000000b",
                    i % 2 == 0 ? "10.0.0.1" : "10.0.0.2",
                    20 + i,
                    6,
                    i * 90));
        }
    }

    @Test
    void answers_of_two_interfaces_and_their_coverage_take_one_query() throws IOException {
        Run run = merging(service, MergeBudget.CLOUDWATCH).run(questions());

        assertThat(service.asked()).singleElement().satisfies(question -> {
            assertThat(question.name()).isEqualTo("4 questions about eni-0000000a and 1 more");
            assertThat(question.query()).isEqualTo("""
                    # flowcheck: 4 questions about 2 interfaces
                    filter @logStream in ["eni-0000000a-all", "eni-0000000a-accept", "eni-0000000a-reject", "eni-0000000b-all", "eni-0000000b-accept", "eni-0000000b-reject"]
                    | parse @logStream /^(?<scanEni>eni-[0-9a-f]+)/
                    | fields if(concat(scanEni, "/", dstAddr) in ["eni-0000000a/10.0.0.1", "eni-0000000b/10.0.0.2"], dstAddr, "-") as scanOwn1, if(concat(scanEni, "/", srcAddr) in ["eni-0000000a/10.0.0.1", "eni-0000000b/10.0.0.2"], srcAddr, "-") as scanOwn2
                    | fields if(scanOwn1 != "-" and logStatus = "OK" and dstPort >= 0 and dstPort <= 1023 and protocol in [6, 17, 33, 132, 136] and action = "ACCEPT", "x", ".") as scanKind1
                    | fields if(scanKind1 != ".", dstPort, "-") as scanKey1, if(scanKind1 != ".", protocol, "-") as scanKey2
                    | stats count(*) as scanCount, sum(packets) as scanValue1, sum(bytes) as scanValue2, min(@timestamp) as scanValue3, max(@timestamp) as scanValue4 by scanEni, interfaceId, logStatus, scanOwn1, scanOwn2, scanKind1, scanKey1, scanKey2
                    | limit 100000""");
        });
        assertThat(run.notes()).isEmpty();
        assertThat(run.recordsScanned()).isEqualTo(RECORDS);
    }

    @Test
    void a_result_at_its_limit_is_asked_again_for_half_the_interfaces() throws IOException {
        StreamService many = new StreamService(query -> false);
        for (int protocol : new int[] {6, 17, 33, 132, 136}) {
            for (int port : new int[] {22, 23}) {
                many.add(record("eni-0000000a", "10.0.0.1", port, protocol, 10));
                many.add(record("eni-0000000b", "10.0.0.2", port, protocol, 10));
            }
        }
        List<Question> ssh = questions("[22, 23]");

        Run run = merging(many, new MergeBudget(16, 10_000)).run(ssh);

        assertThat(many.asked())
                .extracting(Question::name)
                .containsExactly(
                        "4 questions about eni-0000000a and 1 more",
                        "2 questions about eni-0000000a",
                        "2 questions about eni-0000000b");
        assertThat(tables(run.answers())).isEqualTo(tables(many.run(ssh).answers()));
    }

    @Test
    void then_for_half_the_time() throws IOException {
        Run run = merging(service, new MergeBudget(15, 10_000)).run(questions());

        assertThat(service.asked().stream()
                        .filter(question -> question.name().equals("2 questions about eni-0000000a"))
                        .map(question -> question.range().orElseThrow()))
                .containsExactly(
                        HOUR,
                        new TimeRange(HOUR.start(), Instant.ofEpochSecond(1_600_001_799L)),
                        new TimeRange(Instant.ofEpochSecond(1_600_001_800L), HOUR.end()));
        assertThat(tables(run.answers())).isEqualTo(alone());
        assertThat(run.notes()).isEmpty();
    }

    @Test
    void a_failure_that_all_would_meet_is_the_answer_of_each_and_nothing_more_is_asked() throws IOException {
        List<Question> asked = new ArrayList<>();
        Answer.Failed denied = new Answer.Failed("not allowed", "allow it", true);
        Run run = merging(
                        questions -> {
                            asked.addAll(questions);
                            return new Run(
                                    questions.stream()
                                            .<Answer>map(question -> denied)
                                            .toList(),
                                    0,
                                    0,
                                    List.of());
                        },
                        MergeBudget.CLOUDWATCH)
                .run(questions());

        assertThat(asked).hasSize(1);
        assertThat(run.answers()).hasSize(4).allMatch(denied::equals);
        assertThat(run.notes()).isEmpty();
    }

    @Test
    void then_question_by_question() throws IOException {
        Run run = merging(service, new MergeBudget(1, 10_000)).run(questions());

        assertThat(tables(run.answers())).isEqualTo(alone());
        assertThat(run.notes())
                .containsExactly(
                        "a merged query has more rows than the 1 that a query returns; its 2 questions were asked one by one");
    }

    @Test
    void a_refused_query_is_told_and_its_questions_are_asked_one_by_one() throws IOException {
        StreamService refusing = new StreamService(query -> query.contains("parse @logStream"));
        service.events().forEach(refusing::add);

        Run run = merging(refusing, MergeBudget.CLOUDWATCH).run(questions());

        assertThat(tables(run.answers())).isEqualTo(alone());
        assertThat(run.notes())
                .containsExactly(
                        "a merged query was not answered (unexpected symbol found); its 4 questions were asked one by one");
        assertThat(refusing.asked()).hasSize(5);
    }

    @Test
    void an_answer_in_another_form_is_taken_for_none() throws IOException {
        QueryRunner odd = questions -> {
            Run run = service.run(questions);
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                ResultTable table = ((Answer.Rows) run.answers().get(i)).table();
                answers.add(new Answer.Rows(new ResultTable(
                        table.rows().stream()
                                .map(MergingRunnerTest::withoutKinds)
                                .toList(),
                        table.recordsScanned(),
                        table.recordsMatched(),
                        table.bytesScanned())));
            }
            return new Run(answers, run.recordsScanned(), run.bytesScanned(), List.of());
        };

        Run run = new MergingRunner(odd, MergeBudget.CLOUDWATCH, KnownStreams.NONE).run(questions());

        assertThat(tables(run.answers())).isEqualTo(alone());
        assertThat(run.notes())
                .singleElement()
                .asString()
                .startsWith("a merged query was answered in another form than it asks for (a row of another form: {")
                .endsWith("); its 4 questions were asked one by one");
    }

    @Test
    void a_service_that_knows_of_10000_rows_only_cuts_no_answer_unseen() throws IOException {
        StreamService many = new StreamService(query -> false);
        for (int port = 1; port <= 6_000; port++) {
            many.add(record("eni-0000000a", "10.0.0.1", port, 6, 10));
            many.add(record("eni-0000000b", "10.0.0.2", port, 6, 10));
        }
        List<Question> all = questions("1-6000");

        Run run = merging(older(many), MergeBudget.CLOUDWATCH).run(all);

        assertThat(tables(run.answers())).isEqualTo(tables(many.run(all).answers()));
        assertThat(run.notes()).isEmpty();
    }

    @Test
    void where_only_its_questions_alone_help_the_10000_rows_are_named() throws IOException {
        StreamService many = new StreamService(query -> false);
        for (int port = 1; port <= 12_000; port++) {
            many.add(record("eni-0000000a", "10.0.0.1", port, 6, 10));
        }

        assertThat(merging(older(many), MergeBudget.CLOUDWATCH)
                        .run(questions("1-12000"))
                        .notes())
                .containsExactly("a merged query has just the 10000 rows that a service returns which knows of no more;"
                        + " its 2 questions were asked one by one");
    }

    private static QueryRunner older(StreamService service) {
        return questions -> {
            Run run = service.run(questions);
            return new Run(
                    run.answers().stream().map(MergingRunnerTest::cut).toList(),
                    run.recordsScanned(),
                    run.bytesScanned(),
                    List.of());
        };
    }

    private static Answer cut(Answer answer) {
        ResultTable table = ((Answer.Rows) answer).table();
        return new Answer.Rows(new ResultTable(
                table.rows().stream().limit(10_000).toList(),
                table.recordsScanned(),
                table.recordsMatched(),
                table.bytesScanned()));
    }

    @Test
    void a_query_of_an_author_is_asked_as_it_stands() throws IOException {
        Question own = new Question("own", "stats count(*) as n", List.of(), Optional.of(HOUR));
        List<Question> both = new ArrayList<>(questions());
        both.add(1, own);

        Run run = merging(service, MergeBudget.CLOUDWATCH).run(both);

        assertThat(service.asked()).hasSize(2).contains(own);
        assertThat(((Answer.Rows) run.answers().get(1)).table().rows()).containsExactly(Map.of("n", "40"));
    }

    @Test
    void questions_about_different_times_share_no_query() throws IOException {
        List<Question> questions = questions();
        Question later = questions.get(0);
        TimeRange half = new TimeRange(Instant.ofEpochSecond(1_600_001_800L), HOUR.end());
        List<Question> all = new ArrayList<>(questions);
        all.add(Question.of(
                later.name(), later.tree().orElseThrow(), later.logGroups(), Optional.of(half), later.format()));

        merging(service, MergeBudget.CLOUDWATCH).run(all);

        assertThat(service.asked())
                .extracting(Question::range)
                .containsExactlyInAnyOrder(Optional.of(HOUR), Optional.of(half));
    }

    private static MergingRunner merging(QueryRunner runner, MergeBudget budget) {
        return new MergingRunner(runner, budget, KnownStreams.NONE);
    }

    private List<List<Map<String, String>>> alone() throws IOException {
        StreamService other = new StreamService(query -> false);
        service.events().forEach(other::add);
        return tables(other.run(questions()).answers());
    }

    private static List<List<Map<String, String>>> tables(List<Answer> answers) {
        return answers.stream()
                .map(answer -> ((Answer.Rows) answer).table().rows())
                .toList();
    }

    private static Map<String, String> withoutKinds(Map<String, String> row) {
        return row.entrySet().stream()
                .filter(column -> !column.getKey().startsWith("scanKind"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<Question> questions() throws IOException {
        return questions("well-known");
    }

    private static List<Question> questions(String ports) throws IOException {
        CheckSuite suite = CheckFileReader.read(new SourceText("checks.yaml", """
                checks:
                  - { id: a, eni: eni-0000000a, address: 10.0.0.1, ports: PORTS, expect: some }
                  - { id: b, eni: eni-0000000b, address: 10.0.0.2, ports: PORTS, expect: some }
                """.replace("PORTS", ports)))
                .suite();
        List<Question> questions = new ArrayList<>();
        QueryRunner remembering = asked -> {
            questions.addAll(asked);
            return new Run(
                    asked.stream()
                            .<Answer>map(question -> new Answer.Failed("not now", "later"))
                            .toList(),
                    0,
                    0,
                    List.of());
        };
        new SuiteVerifier(remembering, LocalDate.of(2026, 6, 30)).verify(suite, Map.of("a", HOUR, "b", HOUR));
        return questions;
    }

    private static RecordEvent record(String eni, String address, int port, int protocol, int second) {
        Map<FlowField, String> values = new EnumMap<>(FlowField.class);
        String[] words = ("2 123456789010 " + eni + " 192.0.2.7 " + address + " 40000 " + port + " " + protocol
                        + " 1 40 " + (1_600_000_000L + second) + " 1600009999 ACCEPT OK")
                .split(" ");
        for (int i = 0; i < words.length; i++) {
            values.put(LogFormat.DEFAULT.fields().get(i), words[i]);
        }
        return new RecordEvent(LogFormat.DEFAULT, values);
    }
}
