package io.github.flowcheck.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of {@code src/test/resources/render} holds {@code checks.yaml} and the texts of its queries. */
class GoldenQueriesTest {
    @TestFactory
    Stream<DynamicTest> every_check_is_rendered_as_expected() {
        return Golden.list("render").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)));
    }

    private static void hold(Path folder) throws IOException {
        CheckSuite suite = CheckFileReader.read(
                        new SourceText("checks.yaml", Files.readString(folder.resolve("checks.yaml"))))
                .suite();
        String texts = suite.checks().stream()
                .flatMap(check -> texts(check, suite.owner()))
                .distinct()
                .collect(Collectors.joining("\n\n", "", "\n"));
        Golden.assertSame(folder.resolve("queries.cwli"), texts);
        assertThat(Golden.list("render", folder.getFileName().toString()))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("checks.yaml", "queries.cwli");
    }

    private static Stream<String> texts(Check check, String owner) {
        Stream<Query> asked = Stream.of(
                CheckQueries.answer(check, owner),
                CheckQueries.peers(check, PortSet.of(List.of(new PortRange(22, 22)))),
                CoverageQueries.records(check));
        Stream<Query> gaps = check
                .coverage()
                .maxGap()
                .map(gap -> CoverageQueries.times(
                        check.networkInterface().eni(), check.scope().reading(), gap))
                .stream();
        return Stream.of(asked, gaps, CheckQueries.replies(check).stream(), CoverageQueries.addresses(check).stream())
                .flatMap(queries -> queries)
                .map(QueryText::of);
    }
}
