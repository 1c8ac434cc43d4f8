package io.github.flowcheck.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A folder of flow logs, and questions to them. */
record LogFolder(Path folder) {
    static final String SSH =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";
    static final String OTHER =
            "2 123456789010 eni-00000000000000001 172.31.16.139 172.31.16.210 20641 80 6 1 40 1418530071 1418530080 REJECT OK";
    static final String COUNT = "stats count(*) as flows";

    static Run run(List<LogFile> files, Question... questions) throws IOException {
        return new LocalQueryRunner(files).run(List.of(questions));
    }

    static Question question(String query) {
        return new Question("q", query, List.of(), Optional.empty());
    }

    static Question question(String query, long start, long end) {
        return new Question(
                "q",
                query,
                List.of(),
                Optional.of(new TimeRange(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end))));
    }

    static ResultTable table(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Rows.class);
        return ((Answer.Rows) answer).table();
    }

    static List<Map<String, String>> rows(Run run, int question) {
        return table(run.answers().get(question)).rows();
    }

    static String flows(Answer answer) {
        List<Map<String, String>> rows = table(answer).rows();
        return rows.isEmpty() ? "0" : rows.get(0).get("flows");
    }

    LogFile file(String name, String text) throws IOException {
        return new LogFile(Files.writeString(folder.resolve(name), text), name);
    }

    LogFile gzip(String name, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return new LogFile(Files.write(folder.resolve(name), packed.toByteArray()), name);
    }
}
