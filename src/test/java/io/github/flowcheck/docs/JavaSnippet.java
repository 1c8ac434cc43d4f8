package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java that compiles: a class, or statements about a clock and moments that are known. */
final class JavaSnippet {
    private static final String AROUND_STATEMENTS = """
            import io.github.flowcheck.engine.*;
            import io.github.flowcheck.insights.*;
            import io.github.flowcheck.insights.syntax.*;
            import io.github.flowcheck.source.*;
            import java.time.*;

            public class Example {
                static ResultTable rows(Clock clock, Instant firstMoment, Instant lastMoment, long millis) {
            %s        return table;
                }
            }
            """;

    private JavaSnippet() {}

    static void hold(String text, Path folder) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Example.java"),
                text.contains("public class Example") ? text : AROUND_STATEMENTS.replace("%s", text));
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
    }
}
