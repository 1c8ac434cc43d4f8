package io.github.flowcheck.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Library;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryQueriesTest {
    private static final String CHECKS = """
            checks:
              - {id: library, eni: eni-1235b8ca123456789, address: 172.31.16.21, ports: 22}
            """;
    private static final List<String> FIELDS = List.of(
            "version",
            "accountId",
            "interfaceId",
            "srcAddr",
            "dstAddr",
            "srcPort",
            "dstPort",
            "protocol",
            "packets",
            "bytes",
            "startTime",
            "endTime",
            "action",
            "logStatus");

    @Test
    void theLibraryFollowsTheChecksAndSharesNoNameWithThem() {
        List<SavedQuery> queries = saved("library: true\nlogGroup: /vpc\nfolder: net/library\n" + CHECKS);

        assertThat(queries)
                .extracting(SavedQuery::checkId)
                .containsExactly(
                        "library",
                        "library/inbound-from-peer",
                        "library/inbound-given-ports",
                        "library/inbound-well-known-ports",
                        "library/outbound-given-ports",
                        "library/outbound-to-peer",
                        "library/outbound-well-known-ports");
        assertThat(queries).allSatisfy(query -> {
            assertThat(query.name()).isEqualTo("net/library/" + query.checkId());
            assertThat(query.logGroupNames()).containsExactly("/vpc");
        });
        assertThat(queries.stream().map(SavedQuery::checkId).filter(Check::isId))
                .containsExactly("library");
    }

    @Test
    void flowLogsOfAnotherFormatAreAWarning() {
        String file =
                "library: true\nlogGroup: /vpc\nformat: ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport}"
                        + " ${protocol} ${packets} ${bytes} ${start} ${action} ${log-status}\n" + CHECKS;
        assertThat(SavedQueries.of(CheckFileReader.read(new SourceText("checks.yaml", file))
                                .suite())
                        .warnings())
                .extracting(Problem::message)
                .containsExactly(
                        "the queries of the library read the default format, and flow logs of this file have another");
    }

    @Test
    void withoutAFolderTheLibraryIsOneByItself() {
        assertThat(saved("library: true\nlogGroup: /vpc\n" + CHECKS))
                .extracting(SavedQuery::name)
                .contains("library", "library/inbound-from-peer");
    }

    @Test
    void nobodyGetsTheLibraryUnasked() {
        assertThat(saved("logGroup: /vpc\n" + CHECKS)).hasSize(1);
        assertThat(saved("library: false\nlogGroup: /vpc\n" + CHECKS)).hasSize(1);
    }

    @Test
    void aKeyIsNoLongerThanTheReaderOfCheckFilesReckonsWith() {
        assertThat(LibraryQueries.QUESTIONS)
                .allSatisfy(question -> assertThat(question.key()).hasSizeLessThanOrEqualTo(Library.LONGEST_NAME));
    }

    @Test
    void everyParameterHasAPlaceOutsideQuotesAndADefaultThatFindsNothing() {
        for (SavedQuery query : library()) {
            for (QueryParameter parameter : query.parameters()) {
                assertThat(query.text()).contains(" = {{" + parameter.name() + "}}");
                assertThat(query.plainText()).doesNotContain("{{").contains(parameter.defaultValue());
            }
            assertThat(query.text().replaceAll("\\{\\{(\\w+)}}", "")).doesNotContain("{{");
            assertThat(query.text().lines().filter(line -> line.startsWith("#")))
                    .noneMatch(line -> line.contains("{{"));
            assertThat(answer(query.plainText(), ARTICLE)).isEmpty();
            assertThat(query.plain())
                    .isEqualTo(new SavedQuery(query.checkId(), query.name(), query.plainText(), query.logGroupNames()));
        }
    }

    private static final String ARTICLE =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";
    private static final String CALL =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.21 172.31.16.139 20641 443 6 20 4249 1418530010 1418530070 REJECT OK";
    private static final String LOOKUP =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.21 172.31.0.2 20641 53 17 1 60 1418530010 1418530070 ACCEPT OK";
    private static final String HIGH =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.7 172.31.16.21 20641 8080 6 1 60 1418530010 1418530070 ACCEPT OK";
    private static final String PING =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.7 172.31.16.21 0 0 1 1 60 1418530010 1418530070 ACCEPT OK";

    @ParameterizedTest
    @CsvSource({
        "inbound-well-known-ports,  22 6",
        "inbound-given-ports,       22 6",
        "inbound-from-peer,         22 6 ACCEPT",
        "outbound-well-known-ports, 53 17",
        "outbound-given-ports,      ''",
        "outbound-to-peer,          443 6 REJECT"
    })
    void withTheValuesOfTheArticleTheAnswersAreTheArticles(String name, String rows) {
        String text = library().stream()
                .filter(query -> query.checkId().equals("library/" + name))
                .findFirst()
                .orElseThrow()
                .text()
                .replace("{{eni}}", "\"eni-1235b8ca123456789\"")
                .replace("{{address}}", "\"172.31.16.21\"")
                .replace("{{peer}}", "\"172.31.16.139\"")
                .replace("{{port}}", "22")
                .replace("{{otherPort}}", "80");

        assertThat(String.join(", ", answer(text, ARTICLE, CALL, LOOKUP, HIGH, PING)))
                .isEqualTo(rows);
    }

    @Test
    void theEngineRefusesAParameterWithItsPlace() {
        String text = library().get(2).text();
        assertThatThrownBy(() -> answer(text, ARTICLE))
                .isInstanceOf(BadInputException.class)
                .hasMessage("""
                        query:4:22: a parameter without a value
                          4 | filter interfaceId = {{eni}}
                            |                      ^^^^^^^
                          -> write a value instead; only CloudWatch puts one in

                        query:6:20: a parameter without a value
                          6 | | filter dstAddr = {{address}}
                            |                    ^^^^^^^^^^^
                          -> write a value instead; only CloudWatch puts one in""");
    }

    @Test
    void aLibraryThatNoLogGroupIsNamedForIsAProblemAtItsPlace() {
        assertThatThrownBy(() -> saved("library: true\n" + CHECKS.replace(", ports", ", logGroup: /vpc, ports")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("""
                        checks.yaml:1:1: the library has no log group to save its queries for
                          1 | library: true
                            | ^^^^^^^
                          -> give the file a logGroup, such as logGroup: /vpc/flow-logs""");
    }

    @Test
    void aLogGroupByItsArnIsLeftOutAndTold() {
        String file = "library: true\nlogGroup: arn:aws:logs:eu-west-1:123456789010:log-group:/vpc\n"
                + CHECKS.replace(", ports", ", logGroup: /vpc, ports");
        SavedQueries queries = SavedQueries.of(
                CheckFileReader.read(new SourceText("checks.yaml", file)).suite());

        assertThat(queries.queries().stream()
                        .filter(query -> !query.parameters().isEmpty()))
                .hasSize(6)
                .allSatisfy(query -> assertThat(query.logGroupNames()).isEmpty());
        assertThat(queries.warnings()).extracting(Problem::format).containsExactly("""
                checks.yaml:1:1: warning: the file names log groups by ARN, which a saved query cannot hold
                  1 | library: true
                    | ^^^^^^^
                  -> the queries of the library are saved without log groups: choose them in the console when you open one""");
    }

    private static List<SavedQuery> library() {
        return saved("library: true\nlogGroup: /vpc\nfolder: net\n" + CHECKS).stream()
                .skip(1)
                .toList();
    }

    private static List<SavedQuery> saved(String file) {
        return SavedQueries.of(CheckFileReader.read(new SourceText("checks.yaml", file))
                        .suite())
                .queries();
    }

    /** Port, protocol and action of each row. */
    private static List<String> answer(String text, String... records) {
        Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("query", text)))
                .start();
        for (String line : records) {
            execution.accept(new Recorded(line));
        }
        return execution.finish().rows().stream().map(LibraryQueriesTest::shown).toList();
    }

    private static String shown(Map<String, String> row) {
        return List.of("dstPort", "protocol", "action").stream()
                .filter(row::containsKey)
                .map(row::get)
                .collect(Collectors.joining(" "));
    }

    /** A flow-log record in the default format. */
    private record Recorded(String message) implements Event {
        @Override
        public long timestamp() {
            return Long.parseLong(message.split(" ")[10]) * 1000;
        }

        @Override
        public String field(String name) {
            int index = FIELDS.indexOf(name);
            return index < 0 ? "" : message.split(" ")[index];
        }

        @Override
        public int size() {
            return message.length();
        }
    }
}
