package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines come out of chunks as they are in the text, whether it is a file or a stream. */
class LogTextTest {
    @TempDir
    Path folder;

    private static final String LONGEST = "x".repeat(Chunk.LONGEST);

    @Test
    void lines_end_at_lf_or_crlf_and_the_last_one_need_not() throws IOException {
        assertThat(lines("a\nb\r\n\n\r\nc")).containsExactly("1 a", "2 b", "3 ", "4 ", "5 c");
        assertThat(lines("a\n")).containsExactly("1 a");
        assertThat(lines("a\r")).containsExactly("1 a");
        assertThat(lines("a\rb")).containsExactly("1 a\rb");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("1 ");
    }

    @Test
    void a_file_that_becomes_shorter_while_it_is_read_is_not_taken_for_all_of_it() throws IOException {
        Path file = Files.writeString(folder.resolve("flow.log"), "2 a b\n".repeat(Chunk.SIZE / 2));
        Chunk chunk = new Chunk();
        try (LogText text = LogText.open(file, "flow.log");
                FileChannel writer = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(text.next(chunk)).isTrue();
            writer.truncate(Chunk.SIZE + 10);
            assertThatThrownBy(() -> text.next(chunk))
                    .isInstanceOf(UnreadableLogException.class)
                    .hasMessage("flow.log became shorter while it was read"
                            + "\n  -> run it again when nothing writes to that file");
        }
    }

    @Test
    void a_line_that_is_too_long_is_told_and_the_next_one_is_read() throws IOException {
        String tooLong = LONGEST + "y";
        String huge = LONGEST.repeat(40);

        assertThat(lines("a\n" + LONGEST + "\nb")).containsExactly("1 a", "2 " + LONGEST, "3 b");
        assertThat(lines(LONGEST + "\r\nb")).containsExactly("1 " + LONGEST, "2 b");
        assertThat(lines("a\n" + tooLong + "\nb")).containsExactly("1 a", "2 too long", "3 b");
        assertThat(lines("a\n" + tooLong)).containsExactly("1 a", "2 too long");
        assertThat(lines("a\n" + huge + "\r\nb\n" + huge)).containsExactly("1 a", "2 too long", "3 b", "4 too long");
    }

    @Test
    void however_the_bytes_arrive_the_lines_are_the_same() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append("aa\n\r".charAt(random.nextInt(4)));
            }
            assertThat(lines(text.toString(), 1 + random.nextInt(5))).isEqualTo(lines(text.toString()));
        }
    }

    @Test
    void many_lines_survive_every_move_of_the_buffer() throws IOException {
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            String line = Integer.toString(i).repeat(i % 60);
            expected.add(i + " " + line);
            text.append(line).append(i % 2 == 0 ? "\n" : "\r\n");
        }

        assertThat(lines(text.toString())).isEqualTo(expected);
        assertThat(lines(text.toString(), 4099)).isEqualTo(expected);
    }

    @Test
    void lines_that_end_where_chunks_do_are_in_one_of_them() throws IOException {
        for (int length = Chunk.SIZE - 3; length <= Chunk.SIZE + 3; length++) {
            String filled = ("x".repeat(99) + "\n").repeat(length / 100) + "y".repeat(length % 100);

            assertThat(lines(filled)).as("a text of %d bytes", length).hasSize((length + 99) / 100);
            assertThat(lines(filled + "\nz"))
                    .hasSize((length + 99) / 100 + 1)
                    .last()
                    .asString()
                    .endsWith(" z");
            assertThat(lines(filled + "\r\nz\n")).hasSize((length + 99) / 100 + 1);
        }
    }

    private List<String> lines(String text) throws IOException {
        return lines(text, Integer.MAX_VALUE);
    }

    /** @param most how many bytes the stream gives at once */
    private List<String> lines(String text, int most) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, most));
            }
        };
        List<String> lines = lines(new StreamText(in, "stream"), bytes);
        try (LogText file = LogText.open(Files.write(folder.resolve("text"), bytes), "text")) {
            assertThat(file).isInstanceOf(PlainText.class);
            assertThat(lines(file, bytes)).isEqualTo(lines);
        }
        return lines;
    }

    private static List<String> lines(LogText text, byte[] bytes) throws IOException {
        Chunk chunk = new Chunk();
        List<String> lines = new ArrayList<>();
        while (text.next(chunk)) {
            LineCursor cursor = new LineCursor(chunk);
            while (cursor.next()) {
                String content = new String(
                        cursor.buffer(), cursor.start(), cursor.end() - cursor.start(), StandardCharsets.UTF_8);
                int offset = (int) chunk.offset(cursor.start());
                int length = Math.min(content.length(), Chunk.LONGEST);
                assertThat(new String(bytes, offset, length, StandardCharsets.UTF_8))
                        .isEqualTo(content.substring(0, length));
                lines.add(lines.size() + 1 + " " + (cursor.isTooLong() ? "too long" : content));
            }
        }
        return lines;
    }
}
