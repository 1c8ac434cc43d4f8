package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.flowcheck.docs.Page.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every fenced block of the documentation is what its language says. One of a language without a rule fails. */
class BlocksTest {
    private static final Path ROOT = Path.of("");

    /** What commands of the pages may be: those that every shell has, and Maven. */
    private static final List<String> COMMANDS = List.of("mvn", "./mvnw", "cat", "mkdir", "cp", "printf");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> eachIsWhatItsLanguageSays() {
        Goals goals = Goals.read();
        return blocks().map(block ->
                DynamicTest.dynamicTest(block.toString(), () -> assertThatCode(() -> hold(block, goals))
                        .as(block.toString())
                        .doesNotThrowAnyException()));
    }

    @Test
    void thereAreMany() {
        assertThat(blocks()).hasSizeGreaterThan(50);
    }

    private static Stream<Block> blocks() {
        return Page.all(ROOT).stream().flatMap(page -> page.blocks().stream());
    }

    private void hold(Block block, Goals goals) throws Exception {
        switch (block.language()) {
            case "sh" -> {
                holdScript(block.text(), goals);
                for (CiFile file : block.writtenCiFiles()) {
                    holdCommands(file, goals);
                }
            }
            case "text" -> holdText(block);
            case "yaml" -> {
                if (CiFile.ofYaml(block.text()).isPresent()) {
                    holdCommands(CiFile.ofYaml(block.text()).get(), goals);
                } else {
                    new CheckFileSnippet(folder).hold(block.text());
                }
            }
            case "groovy" -> holdCommands(CiFile.ofJenkins(block.text()), goals);
            case "json" -> JsonSnippet.hold(block.text());
            case "xml" -> PomSnippet.hold(block.text(), goals);
            case "java" -> JavaSnippet.hold(block.text(), folder);
            case "" -> holdScript(block.text(), goals);
            default -> throw new AssertionError("no rule says what to hold of " + block.language());
        }
    }

    private static void holdCommands(CiFile file, Goals goals) {
        assertThat(file.commands()).isNotEmpty();
        assertThat(file.unknownKeys()).isEmpty();
        assertThat(file.files().isEmpty() && file.commands().stream().noneMatch(one -> one.contains("github")))
                .as("nobody takes up what it finds")
                .isFalse();
        holdScript(String.join("\n", file.commands()), goals);
    }

    private static void holdScript(String script, Goals goals) {
        assertThat(MavenCommand.commands(script)).isNotEmpty().allSatisfy(words -> assertThat(words.get(0))
                .isIn(COMMANDS));
        assertThat(MavenCommand.in(script).stream().flatMap(command -> command.faults(goals).stream()))
                .isEmpty();
        assertThat(script.lines().filter(line -> line.contains("flowcheck-maven-plugin:")))
                .allSatisfy(line -> assertThat(line).contains("flowcheck-maven-plugin:" + goals.version() + ":"));
    }

    private void holdText(Block block) throws Exception {
        Path own = block.page().ownTest(ROOT);
        if (Files.exists(own)) {
            assertThat(Files.readString(own)).contains(block.page().path());
        } else if (!block.followsDirectly() || !PageRun.hasCommands(block.page())) {
            QuerySnippet.hold(block.text());
        }
    }

    @Test
    void whatIsPrintedIsHeldWhereItIsRun() {
        assertThat(blocks().filter(block -> block.language().equals("text") && block.followsDirectly())
                        .filter(block -> !Files.exists(block.page().ownTest(ROOT))))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.text()).isNotBlank());
    }
}
