package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading from disk. */
class CheckFileReaderTest {
    private static final String FILE = "checks:\n  - { id: web, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22 }\n";

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadAndCalledAsItsUserWroteIt() throws IOException {
        CheckFile read = CheckFileReader.read(Files.writeString(folder.resolve("a.yaml"), FILE), "./a.yaml");

        assertThat(read.suite().source().name()).isEqualTo("./a.yaml");
        assertThat(read.suite().checks()).singleElement().satisfies(check -> {
            assertThat(check.id()).isEqualTo("web");
            assertThat(check.place()).hasToString("./a.yaml:2:5");
            assertThat(check.place().text()).isEqualTo(FILE.substring(12).strip());
        });
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void madeIdsDoNotDependOnTheOrderOfTheChecks() {
        List<String> checks = new ArrayList<>(List.of(
                "{ eni: eni-1235b8ca, address: 10.0.0.1, ports: 22 }",
                "{ eni: eni-1235b8ca, address: 10.0.0.1, ports: 80 }",
                "{ eni: eni-1235b8ca, address: 10.0.0.1, ports: 22, direction: outbound }"));
        Set<String> ids = ids(checks);
        Collections.reverse(checks);

        assertThat(ids).containsExactlyInAnyOrder("eni-1235b8ca-22", "eni-1235b8ca-80", "eni-1235b8ca-out-22");
        assertThat(ids(checks)).isEqualTo(ids);
    }

    private static Set<String> ids(List<String> checks) {
        String text = "checks:\n- " + String.join("\n- ", checks) + "\n";
        return CheckFileReader.read(new SourceText("checks.yaml", text)).suite().checks().stream()
                .map(Check::id)
                .collect(Collectors.toSet());
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(refusal(folder.resolve("a.yaml")))
                .isEqualTo("the check file \"shown.yaml\" does not exist\n"
                        + "  -> create it, or name the check file with -Dflowcheck.file");
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThat(refusal(folder))
                .isEqualTo("the check file \"shown.yaml\" is a directory\n  -> name the check file in it");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = folder.resolve("a.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L * YamlReader.LONGEST_TEXT + 1);
        }

        assertThat(refusal(file))
                .isEqualTo("the check file \"shown.yaml\" has more than 16777216 bytes\n"
                        + "  -> split it into several check files");
    }

    @Test
    void bytesThatAreNoUtf8AreToldAtTheirPlace() throws IOException {
        byte[] latin1 = FILE.replace("web", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(Files.write(folder.resolve("a.yaml"), latin1)))
                .isEqualTo("shown.yaml:2:14: the byte 0xE9 is no UTF-8\n"
                        + "  2 |   - { id: caf\uFFFD, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22 }\n"
                        + "    |              ^\n"
                        + "  -> save the file in UTF-8");
    }

    @Test
    void aCutUtf8CharacterAtTheEndIsTold() throws IOException {
        byte[] bytes = {'a', ':', ' ', (byte) 0xF0, (byte) 0x9F, (byte) 0x98};

        assertThat(refusal(Files.write(folder.resolve("a.yaml"), bytes)))
                .startsWith("shown.yaml:1:4: the byte 0xF0 is no UTF-8");
    }

    @Test
    void utf16WithAMarkIsToldAsSuch() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(refusal(Files.writeString(folder.resolve("a.yaml"), "\uFEFF" + FILE, charset)))
                    .isEqualTo("shown.yaml:1:1: the file is in UTF-16\n  1 | "
                            + FILE.lines().findFirst().orElseThrow() + "\n    | ^\n  -> save it in UTF-8");
        }
    }

    @Test
    void utf16WithoutAMarkIsToldOnceAndShownReadably() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(refusal(Files.writeString(folder.resolve("a.yaml"), FILE, charset)))
                    .isEqualTo("shown.yaml:1:1: the file is in UTF-16\n  1 | "
                            + FILE.lines().findFirst().orElseThrow() + "\n    | ^\n  -> save it in UTF-8");
        }
    }

    private static String refusal(Path file) {
        return catchThrowableOfType(BadInputException.class, () -> CheckFileReader.read(file, "shown.yaml"))
                .getMessage();
    }
}
