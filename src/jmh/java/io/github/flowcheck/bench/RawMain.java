package io.github.flowcheck.bench;

import io.github.flowcheck.local.LocalQueryRunner;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.Question;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers one query from a file and writes its rows. */
final class RawMain {
    private RawMain() {}

    /** @param arguments a file with the query, the log, a file for the rows, and a directory for the peak of memory */
    public static void main(String[] arguments) throws IOException {
        Question question = new Question("query", Files.readString(Path.of(arguments[0])), List.of(), Optional.empty());
        Answer answer = new LocalQueryRunner(List.of(new LogFile(Path.of(arguments[1]), "log")))
                .run(List.of(question))
                .answers()
                .get(0);
        if (!(answer instanceof Answer.Rows rows)) {
            throw new IllegalStateException(answer.toString());
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            for (Map<String, String> row : rows.table().rows()) {
                out.write(String.join("\t", row.values()) + "\n");
            }
        }
        Peak.tell(Path.of(arguments[3]));
    }
}
