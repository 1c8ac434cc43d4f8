package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final String LONGEST = "x".repeat(LineReader.LONGEST);

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
    void a_line_that_is_too_long_is_told_and_the_next_one_is_read() throws IOException {
        String tooLong = LONGEST + "y";
        String huge = LONGEST.repeat(40);

        assertThat(lines("a\n" + LONGEST + "\nb")).containsExactly("1 a", "2 " + LONGEST, "3 b");
        assertThat(lines(LONGEST + "\r\nb")).containsExactly("1 " + LONGEST, "2 b");
        assertThat(lines("a\n" + tooLong + "\nb")).containsExactly("1 a", "2 too long", "3 b");
        assertThat(lines("a\n" + tooLong)).containsExactly("1 a", "2 too long");
        assertThat(lines("a\n" + huge + "\r\nb\n" + huge)).containsExactly("1 a", "2 too long", "3 b", "4 too long");
    }

    @Property(tries = 200)
    void however_the_bytes_arrive_the_lines_are_the_same(
            @ForAll List<@Chars({'a', '\n', '\r'}) Character> letters, @ForAll @IntRange(min = 1, max = 5) int chunk)
            throws IOException {
        StringBuilder text = new StringBuilder();
        letters.forEach(text::append);

        assertThat(lines(text.toString(), chunk)).isEqualTo(lines(text.toString()));
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

    private static List<String> lines(String text) throws IOException {
        return lines(text, Integer.MAX_VALUE);
    }

    private static List<String> lines(String text, int chunk) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
        LineReader reader = new LineReader(in);
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            String content =
                    new String(reader.buffer(), reader.start(), reader.end() - reader.start(), StandardCharsets.UTF_8);
            lines.add(reader.number() + " " + (reader.isTooLong() ? "too long" : content));
        }
        return lines;
    }
}
