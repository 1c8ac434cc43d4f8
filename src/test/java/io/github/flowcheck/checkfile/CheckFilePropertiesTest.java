package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every file: line ends and byte order marks change nothing, and nothing but problems comes of garbage. */
class CheckFilePropertiesTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "checkfile");

    @Property(edgeCases = EdgeCasesMode.NONE)
    void lineEndsOfWindowsChangeNothing(@ForAll("files") String file) {
        assertThat(outcome(file.replace("\n", "\r\n"))).isEqualTo(outcome(file));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aByteOrderMarkChangesNothing(@ForAll("files") String file) {
        assertThat(outcome("\uFEFF" + file)).isEqualTo(outcome(file));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aCommentAboveOnlyMovesLines(@ForAll("files") String file) {
        assertThat(problems("# comment\n" + file)).hasSameSizeAs(problems(file));
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void mutatedFilesAreReadOrRefused(@ForAll("mutations") String file) {
        assertThat(problems(file))
                .allSatisfy(problem -> assertThat(problem.format()).isNotEmpty())
                .isSortedAccordingTo(
                        Comparator.comparing(problem -> problem.place().orElseThrow()));
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void garbageIsRefused(@ForAll("garbage") String file) {
        assertThat(problems(file)).isNotEmpty();
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(golden());
    }

    /** A golden file with up to four pieces removed, repeated or replaced. */
    @Provide
    Arbitrary<String> mutations() {
        return Combinators.combine(files(), mutation().list().ofMinSize(1).ofMaxSize(4))
                .as((file, mutations) -> {
                    StringBuilder mutated = new StringBuilder(file);
                    mutations.forEach(mutation -> mutation.apply(mutated));
                    return mutated.toString();
                });
    }

    private Arbitrary<Mutation> mutation() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        pieces())
                .as(Mutation::new);
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries.oneOf(
                pieces().list().ofMaxSize(60).map(list -> String.join("", list)), Arbitraries.strings());
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.of(
                "\n",
                "\n  ",
                "\n    - ",
                " ",
                ": ",
                ":",
                "- ",
                "-",
                "? ",
                ", ",
                "[",
                "]",
                "{",
                "}",
                "\"",
                "'",
                "|\n",
                ">-\n",
                "#",
                " #",
                "&a ",
                "*a ",
                "!t ",
                "!!int ",
                "<<: ",
                "%",
                "@",
                "`",
                "\\",
                "\t",
                "\r",
                "\0",
                "\uFEFF",
                "\uD83D",
                "\uD83D\uDE00",
                "\u0085",
                "\u2028",
                "---\n",
                "...\n",
                "%YAML 1.1\n",
                "null",
                "~",
                "22",
                "0x",
                "eni",
                "checks",
                "expect",
                "only",
                "é",
                "${x}",
                "{{");
    }

    /**
     * @param at where, as a share of the text
     * @param removed how many characters go
     * @param added what comes instead
     */
    private record Mutation(double at, int removed, String added) {
        void apply(StringBuilder text) {
            int start = (int) (at * text.length());
            text.replace(start, Math.min(text.length(), start + removed), added);
        }
    }

    private static String outcome(String file) {
        try {
            return SuiteDump.of(CheckFileReader.read(new SourceText("checks.yaml", file), GoldenFoldersTest.INPUTS));
        } catch (BadInputException e) {
            return e.getMessage();
        }
    }

    private static List<Problem> problems(String file) {
        try {
            return CheckFileReader.read(new SourceText("checks.yaml", file), GoldenFoldersTest.INPUTS)
                    .warnings();
        } catch (BadInputException e) {
            return e.problems();
        }
    }

    private static List<String> golden() {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(path -> path.endsWith("checks.yaml"))
                    .sorted()
                    .map(CheckFilePropertiesTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
