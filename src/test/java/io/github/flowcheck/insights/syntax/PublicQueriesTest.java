package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.checkfile.FlowLogContext;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.rule.QueryContext;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Queries that others published, where a folder with them stands beside the project. */
class PublicQueriesTest {
    private static final Path FOLDER = Path.of("../shared/data/queries");

    /** Refused for what the log group holds: a parsed name is also a field that was discovered there. */
    private static final Set<String> REFUSED_FOR_OTHER_REASONS = Set.of("e019.cwli");

    @TestFactory
    Stream<DynamicTest> whatIsValidReadsAndPrintsBackToTheSameTree() throws IOException {
        return rows("valid")
                .map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(1), () -> {
                    Query query = Parser.parse(text("valid", row.get(0))).query();
                    assertThat(Parser.parse(new SourceText("printed", Printer.print(query)))
                                    .query())
                            .isEqualTo(query);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatCloudWatchRefusesIsRefused() throws IOException {
        return rows("invalid")
                .filter(row -> !REFUSED_FOR_OTHER_REASONS.contains(row.get(0)))
                .map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(2), () -> assertThatThrownBy(
                                () -> Parser.parse(text("invalid", row.get(0))))
                        .isInstanceOf(BadInputException.class)));
    }

    @TestFactory
    Stream<DynamicTest> noRuleCallsAnErrorWhatCloudWatchTakes() throws IOException {
        return rows("valid")
                .filter(row -> Set.of("aws", "ran-on-aws").contains(row.get(1)))
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> assertThat(
                                Checker.check(Parser.parse(text("valid", row.get(0))), QueryContext.UNKNOWN))
                        .filteredOn(Problem::isError)
                        .extracting(Problem::format)
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> whatCloudWatchRefusesForWhatTheLogHoldsIsAnErrorThere() throws IOException {
        QueryContext flowLogs = QueryContext.of(
                LogFormat.DEFAULT.fields().stream().map(FlowField::insightsName).toList());
        return rows("invalid")
                .filter(row -> REFUSED_FOR_OTHER_REASONS.contains(row.get(0)))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0), () -> assertThat(Checker.check(Parser.parse(text("invalid", row.get(0))), flowLogs))
                                .anyMatch(Problem::isError)));
    }

    @TestFactory
    Stream<DynamicTest> queriesOfFlowLogsAskForValuesThatThereAre() throws IOException {
        return rows("valid")
                .filter(row -> List.of(row.get(2).split(",")).contains("vpc"))
                .map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(1), () -> assertThat(Checker.check(
                                Parser.parse(text("valid", row.get(0))), FlowLogContext.of(Reading.USUAL)))
                        .extracting(Problem::message)
                        // templates stand for addresses with letters: "x.x.x.x"
                        .filteredOn(message -> !message.matches(".*\"[a-z](\\.[a-z])+\\.?\".*"))
                        .noneMatch(message -> message.endsWith("[impossible-value]"))));
    }

    private static Stream<List<String>> rows(String folder) throws IOException {
        Path index = FOLDER.resolve(folder).resolve("index.tsv");
        Assumptions.assumeTrue(Files.exists(index), "no public queries at " + index + ": these tests are skipped");
        return Files.readAllLines(index).stream().skip(1).map(line -> List.of(line.split("\t")));
    }

    private static SourceText text(String folder, String file) throws IOException {
        return new SourceText(file, Files.readString(FOLDER.resolve(folder).resolve(file)));
    }
}
