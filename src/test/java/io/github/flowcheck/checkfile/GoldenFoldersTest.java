package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads every {@code checks.yaml} below {@code src/test/resources/checkfile/bad} and {@code …/good} and compares what comes
 * of it with {@code expected.txt} beside it: the printed problems, or a dump of the suite.
 *
 * <p>Variables come from {@link #INPUTS}. {@code mvn test -Dtest=GoldenFoldersTest -Dgolden.rewrite=true} writes the
 * expectations anew instead; look at the difference before you commit it.
 */
class GoldenFoldersTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "checkfile");

    /** What the variables of golden files may come from. */
    static final Inputs INPUTS = new Inputs(
            Map.ofEntries(
                    Map.entry("stage", "from-a-property"),
                    Map.entry("owner", "net"),
                    Map.entry("hours", "6"),
                    Map.entry("side", "source"),
                    Map.entry("any", "any"),
                    Map.entry("year", "2027"),
                    Map.entry("no", "false"),
                    Map.entry("hostile", "\"] | limit 1 ${owner}"),
                    Map.entry("flowcheck.param.given", " 10.0.0.7 "),
                    Map.entry("flowcheck.param.wrong", "a secret"),
                    Map.entry("flowcheck.param.empty", " ")),
            Map.of("WEB_ENI", "eni-1235b8ca123456789", "REGION", "eu-west-1", "NAME", "web"));

    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    @TestFactory
    Stream<DynamicTest> badFilesAreRefusedWithAllTheirProblems() {
        return folders("bad").map(folder -> test(folder, GoldenFoldersTest::refusal));
    }

    @TestFactory
    Stream<DynamicTest> goodFilesBecomeSuites() {
        return folders("good").map(folder -> test(folder, text -> SuiteDump.of(CheckFileReader.read(text, INPUTS))));
    }

    @Test
    void everyFolderHoldsAFileAndAnExpectation() {
        assertThat(Stream.concat(folders("bad"), folders("good"))).allSatisfy(folder -> assertThat(
                        list(folder).map(Path::getFileName).map(Path::toString))
                .containsExactly("checks.yaml", "expected.txt"));
        assertThat(list(ROOT).map(Path::getFileName).map(Path::toString)).containsExactly("bad", "good");
    }

    private static DynamicTest test(Path folder, Function<SourceText, String> reader) {
        return DynamicTest.dynamicTest(folder.getFileName().toString(), folder.toUri(), () -> {
            SourceText text = new SourceText("checks.yaml", Files.readString(folder.resolve("checks.yaml")));
            String outcome = reader.apply(text);
            Path expected = folder.resolve("expected.txt");
            if (REWRITE) {
                Files.writeString(expected, outcome);
            }
            assertThat(outcome).isEqualTo(Files.readString(expected));
        });
    }

    private static String refusal(SourceText text) {
        try {
            return "accepted:\n" + SuiteDump.of(CheckFileReader.read(text, INPUTS));
        } catch (BadInputException e) {
            return e.getMessage() + "\n";
        }
    }

    private static Stream<Path> folders(String kind) {
        return list(ROOT.resolve(kind));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return List.copyOf(entries.sorted().toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
