package io.github.flowcheck.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.engine.EngineLimits;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.flow.UnreadableLogException;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import io.github.flowcheck.verify.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that several threads read are read as one thread reads them. */
class LogScanTest {
    private static final String RECORD =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n";
    private static final int MANY = 9000;
    private static final Question COUNT =
            new Question("q", "filter dstPort = 22 | stats count(*) as flows by dstPort", List.of(), Optional.empty());

    @TempDir
    Path folder;

    @Test
    void a_header_far_down_in_a_file_holds_for_what_stands_below_it() throws IOException {
        String header = LogFormat.DEFAULT.header().replace("srcaddr dstaddr", "dstaddr srcaddr") + "\n";
        LogFile file = write("a.log", (RECORD.repeat(MANY) + header + RECORD.repeat(MANY)).getBytes(UTF_8));

        Run run = run(4, file);

        assertThat(flows(run)).isEqualTo(Integer.toString(MANY));
        assertThat(run.unread())
                .containsExactly(new UnreadLines(
                        "its header names other fields than the format that is read", MANY, "a.log:" + (MANY + 2)));
    }

    @Test
    void the_same_header_may_stand_in_the_middle() throws IOException {
        String part = LogFormat.DEFAULT.header() + "\n" + RECORD.repeat(MANY);

        assertThat(flows(run(4, write("a.log", part.repeat(2).getBytes(UTF_8)))))
                .isEqualTo(Integer.toString(2 * MANY));
    }

    @Test
    void the_first_damaged_line_has_its_number_wherever_it_stands() throws IOException {
        String text = RECORD.repeat(MANY) + "\nx\n" + RECORD.repeat(MANY) + "y z\nx\n";
        List<UnreadLines> expected = List.of(
                new UnreadLines("1 field, not 14", 2, "a.log:" + (MANY + 2)),
                new UnreadLines("2 fields, not 14", 1, "a.log:" + (2 * MANY + 3)));

        for (int threads = 1; threads <= 4; threads++) {
            assertThat(run(threads, write("a.log", text.getBytes(UTF_8))).unread())
                    .isEqualTo(expected);
            assertThat(run(threads, write("a.log", gzip(text))).unread()).isEqualTo(expected);
        }
    }

    @Test
    void one_packed_file_is_read_by_all_threads() throws IOException {
        LogFile file = write("a.gz", gzip(RECORD.repeat(10 * MANY)));

        assertThat(flows(run(3, file))).isEqualTo(Integer.toString(10 * MANY));
    }

    @Test
    void all_bytes_of_the_files_are_told_as_read() throws IOException {
        LogFile plain = write("a.log", RECORD.repeat(MANY).getBytes(UTF_8));
        LogFile packed = write("b.gz", gzip(RECORD.repeat(2 * MANY)));
        long size = Files.size(plain.path()) + Files.size(packed.path());

        for (int threads = 1; threads <= 3; threads++) {
            List<long[]> told = Collections.synchronizedList(new ArrayList<>());
            new LocalQueryRunner(List.of(plain, packed), memory(), threads)
                    .telling((read, all) -> told.add(new long[] {read, all}))
                    .run(List.of(COUNT));

            assertThat(told).hasSizeGreaterThan(4).allMatch(one -> one[0] > 0 && one[1] == size);
            assertThat(told.stream().mapToLong(one -> one[0]).max()).hasValue(size);
        }
    }

    @Test
    void of_several_files_that_cannot_be_read_the_first_one_is_told() throws IOException {
        byte[] whole = gzip(RECORD.repeat(MANY));
        LogFile cut = write("b.gz", Arrays.copyOf(whole, whole.length - 5));
        LogFile gone = new LogFile(folder.resolve("c.gz"), "c.gz");
        LogFile good = write("a.gz", whole);

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> run(4, good, cut, gone))
                    .isInstanceOf(UnreadableLogException.class)
                    .hasMessageStartingWith("b.gz is a gzip file that was cut off");
        }
    }

    @Test
    void equal_questions_about_two_formats_have_answers_of_their_own() throws IOException {
        LogFormat few = new LogFormat(List.of(FlowField.START, FlowField.INTERFACE_ID));
        LogFile file = write("a.log", (RECORD + "1418530010 eni-1\n1418530011 eni-1\n").getBytes(UTF_8));
        String count = "stats count(*) as flows";

        Run run = new LocalQueryRunner(List.of(file), memory(), 2)
                .run(List.of(
                        new Question("q", count, List.of(), Optional.empty()),
                        new Question("q", count, List.of(), Optional.empty(), few)));

        assertThat(run.answers()).map(LogScanTest::flows).containsExactly("1", "2");
    }

    @Test
    void a_text_is_another_one_with_a_zero_byte_behind_it() throws IOException {
        LogFile file = write(
                "a.log",
                (RECORD + RECORD.replace("123456789010", "acme") + RECORD.replace("123456789010", "acme\0"))
                        .getBytes(UTF_8));
        Question account =
                new Question("q", "filter accountId = 'acme' | stats count(*) as flows", List.of(), Optional.empty());
        Question other =
                new Question("q", "filter accountId != 'acme' | stats count(*) as flows", List.of(), Optional.empty());
        Run run = new LocalQueryRunner(List.of(file), memory(), 1).run(List.of(account, other));

        assertThat(run.answers()).map(LogScanTest::flows).containsExactly("1", "2");
    }

    private static Memory memory() {
        return new Memory(EngineLimits.DEFAULT, Long.MAX_VALUE, Optional.empty());
    }

    private static Run run(int threads, LogFile... files) throws IOException {
        return new LocalQueryRunner(List.of(files), memory(), threads).run(List.of(COUNT));
    }

    private static String flows(Run run) {
        return flows(run.answers().get(0));
    }

    private static String flows(Answer answer) {
        return String.valueOf(((Answer.Rows) answer).table().rows().get(0).get("flows"));
    }

    private LogFile write(String name, byte[] content) throws IOException {
        return new LogFile(Files.write(folder.resolve(name), content), name);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
