package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.rule.QueryRule;
import io.github.flowcheck.insights.rule.QueryRules;
import io.github.flowcheck.source.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the query language says what the tables of the code say; {@code -Dgolden.rewrite=true} writes its tables anew. */
class QueryLanguagePageTest {
    private static final Path PAGE = Path.of("docs/query-language.md");

    @Test
    void listsEveryCommand() throws IOException {
        assertTable("commands", commands());
    }

    @Test
    void listsEveryFunction() throws IOException {
        assertTable("functions", functions());
    }

    @Test
    void listsEveryRule() throws IOException {
        assertTable("rules", rules());
    }

    @Test
    void theIdsOfRulesAreDifferentAndReadAlike() {
        assertThat(QueryRules.all())
                .extracting(QueryRule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void itsExampleCompilesAndAnswers(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, between("```java\n", "```"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            told,
                            files,
                            null,
                            List.of("-d", folder.toString(), "-cp", "target/classes"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(told.toString()).isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Object rows = loader.loadClass("Example")
                    .getMethod("answer", String.class, List.class)
                    .invoke(
                            null,
                            "stats count(*) as n by status | sort n desc | limit 10",
                            List.of("web-1 200", "web-2 500", "web-1 200"));
            assertThat(rows).isEqualTo(List.of(Map.of("status", "200", "n", "2"), Map.of("status", "500", "n", "1")));
        }
    }

    private static String commands() {
        return "| command | form | parsed | evaluated | IA |\n|---|---|---|---|---|\n"
                + Commands.all().stream().map(QueryLanguagePageTest::row).collect(Collectors.joining("\n"));
    }

    private static String row(CommandInfo command) {
        String names = command.synonyms().stream()
                .map(synonym -> ", `" + synonym + "`")
                .collect(Collectors.joining("", "`" + command.name() + "`", ""));
        return "| " + names + " | `" + command.form().replace("|", "\\|") + "` | "
                + (command.typed() ? "yes" : "shape") + " | " + (command.evaluated() ? "yes" : "no") + " | "
                + (command.infrequentAccess() ? "yes" : "no") + " |";
    }

    private static String functions() {
        return "| function | of | evaluated |\n|---|---|---|\n"
                + Functions.all().stream()
                        .map((Function function) -> "| `" + function.signature() + "` | "
                                + (function.isAggregate() ? "many rows" : "one row") + " | "
                                + (function.evaluated() ? "yes" : "no") + " |")
                        .collect(Collectors.joining("\n"));
    }

    private static String rules() {
        return "| rule | is | read | what it finds |\n|---|---|---|---|\n"
                + QueryRules.all().stream()
                        .map(rule -> "| `" + rule.id() + "` | "
                                + (rule.severity() == Severity.ERROR ? "error" : "warning") + " | "
                                + (rule.atParse() ? "yes" : "no") + " | " + rule.finds() + " |")
                        .collect(Collectors.joining("\n"));
    }

    private static void assertTable(String name, String expected) throws IOException {
        String begin = "<!-- " + name + " -->\n";
        if (Boolean.getBoolean("golden.rewrite")) {
            String page = Files.readString(PAGE);
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf("<!-- end -->", from);
            Files.writeString(PAGE, page.substring(0, from) + expected + "\n" + page.substring(to));
        }
        assertThat(between(begin, "<!-- end -->")).isEqualTo(expected + "\n");
    }

    private static String between(String begin, String end) throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from));
    }
}
