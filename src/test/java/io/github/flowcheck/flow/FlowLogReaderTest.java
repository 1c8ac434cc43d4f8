package io.github.flowcheck.flow;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLogReaderTest {
    private static final String A = "2 1 eni-a 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK";
    private static final String B = "2 1 eni-b 10.0.0.1 10.0.0.2 1 80 6 1 40 1 2 REJECT OK";
    private static final String DEFAULT_HEADER = LogFormat.DEFAULT.header();
    private static final String OTHER = "unread: its header names other fields than the format that is read at ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                      | JSON, where records are read one a line
                "message": "2 1 eni-1 10.0.0.1",   | JSON, where records are read one a line
            [{"message": "2 1 eni-1 10.0.0.1"}]    | JSON, where records are read one a line
            6 TransitGateway 1 tgw-02df1827d4ccb2e | a record of a transit gateway, where those of VPCs are read
            tgw-02df1827d4ccb2e 6                  | a record of a transit gateway, where those of VPCs are read
            6 TransitGateway 1 x-tgw-02df1827d4ccb | 4 fields, not 14
            """)
    void what_is_often_given_for_records_is_told_as_what_it_is(String line, String reason) throws IOException {
        assertThat(read(line + "\n" + A)).containsExactly("unread: " + reason + " at logs/a.log:1", A);
    }

    @Test
    void reads_records_and_tells_where_the_other_lines_are() throws IOException {
        assertThat(read(A + "\n\nnonsense\n \n" + B)).containsExactly(A, "unread: 1 field, not 14 at logs/a.log:3", B);
    }

    @Test
    void crlf_reads_as_lf_does() throws IOException {
        String text = DEFAULT_HEADER + "\n" + A + "\n\n" + B + "\nbad\n";

        assertThat(read(text.replace("\n", "\r\n"))).isEqualTo(read(text)).hasSize(3);
    }

    @Test
    void an_empty_file_has_no_records() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\r\n")).isEmpty();
        assertThat(read(DEFAULT_HEADER)).isEmpty();
    }

    /** One blank less than there are fields makes a line of empty fields, with nothing behind it that is none. */
    @Test
    void a_line_of_blanks_is_passed_over_however_many_they_are() throws IOException {
        for (int blanks = 0; blanks < 40; blanks++) {
            assertThat(read(" ".repeat(blanks) + "\n")).isEmpty();
            assertThat(read(A + "\n" + " ".repeat(blanks) + "\n" + B)).containsExactly(A, B);
        }
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
        assertThat(read("\uFEFF" + A)).containsExactly(A);
        assertThat(read("\uFEFF" + DEFAULT_HEADER + "\n" + A)).containsExactly(A);
    }

    @Test
    void a_line_that_is_too_long_is_unread() throws IOException {
        assertThat(read(A + "\n" + A.repeat(2000) + "\n" + B))
                .containsExactly(A, "unread: longer than 65536 bytes at logs/a.log:2", B);
    }

    @Test
    void headers_of_the_format_are_passed_over_wherever_they_stand() throws IOException {
        assertThat(read(DEFAULT_HEADER + "\n" + A + "\n\n" + DEFAULT_HEADER + "\n" + B))
                .containsExactly(A, B);
    }

    @Test
    void below_a_header_of_another_format_nothing_is_read_up_to_the_next_header() throws IOException {
        String other = DEFAULT_HEADER.replace("srcaddr dstaddr", "dstaddr srcaddr");

        assertThat(read(A + "\n" + other + "\n" + A + "\n" + B + "\n" + DEFAULT_HEADER + "\n" + B))
                .containsExactly(A, OTHER + "logs/a.log:3", OTHER + "logs/a.log:4", B);
    }

    @Test
    void a_header_with_unknown_names_is_told_with_them() throws IOException {
        assertThat(read("version account_id interface-id\n2 1 eni-a"))
                .containsExactly("unread: its header names account_id, which flowcheck does not know at logs/a.log:2");
        assertThat(read("start end version a b c d e srcaddr dstaddr\n1"))
                .containsExactly(
                        "unread: its header names a, b, c, d and 1 more, which flowcheck does not know at logs/a.log:2");
    }

    @Test
    void a_header_that_names_a_field_twice_is_told_with_it() throws IOException {
        assertThat(read("version start start\n2 1 1"))
                .containsExactly("unread: its header names start twice at logs/a.log:2");
    }

    @Test
    void the_flow_log_of_a_transit_gateway_is_told_as_such() throws IOException {
        assertThat(read(
                        "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-id tgw-dst-vpc-id srcaddr\n"
                                + "6 TransitGateway 123456789012 tgw-1 tgw-attach-1 vpc-1 vpc-2 10.0.0.1"))
                .containsExactly(
                        "unread: it is the flow log of a transit gateway (its header names resource-type, tgw-id,"
                                + " tgw-attachment-id, tgw-src-vpc-id and 1 more), and flowcheck reads those of VPCs at"
                                + " logs/a.log:2");
    }

    @Test
    void a_header_ends_with_its_file() throws IOException {
        FlowLogReader reader = new FlowLogReader(LogFormat.DEFAULT);
        Lines lines = new Lines();
        reader.read(Files.writeString(folder.resolve("1"), "version start\n2 1\n"), "1", lines);
        reader.read(Files.writeString(folder.resolve("2"), A), "2", lines);

        assertThat(lines.found).containsExactly(OTHER + "1:2", A);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version account-id | true",
                "version | false",
                "start made-up | true",
                "start made-up other | false",
                "start tgw-id other | true",
                "version 2 | false",
                "version Account-Id | false",
                "2 1 eni-a | false"
            })
    void a_header_is_a_line_of_names_of_which_half_are_fields(String line, boolean header) {
        byte[] bytes = line.getBytes(UTF_8);

        assertThat(HeaderLine.read(bytes, 0, bytes.length).isPresent()).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.log.gz", "a.log", "a"})
    void gzip_is_known_by_its_content(String name) throws IOException {
        assertThat(read(name, gzip(A + "\n" + B))).containsExactly(A, B);
        assertThat(read(name, A.getBytes(UTF_8))).containsExactly(A);
    }

    @Test
    void gzip_of_several_members_is_read_to_its_end() throws IOException {
        assertThat(read("a.gz", join(gzip(A + "\n"), gzip(""), gzip(B)))).containsExactly(A, B);
        assertThat(read("a.gz", join(gzip(A.substring(0, 10)), gzip(A.substring(10)))))
                .containsExactly(A);
        assertThat(read("a.gz", join(gzip(A), new byte[1000]))).containsExactly(A);
        assertThat(read("a.gz", gzip(""))).isEmpty();
    }

    @Test
    void gzip_with_every_optional_header_part_is_read() throws IOException {
        byte[] plain = gzip(A);
        byte[] header = {
            0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 'x', 'y', 'z', 'a', 0, 'b', 'c', 0, 1, 2
        };

        assertThat(read("a.gz", join(header, Arrays.copyOfRange(plain, 10, plain.length))))
                .containsExactly(A);
    }

    @Test
    void gzip_of_a_size_beyond_all_buffers_is_read() throws IOException {
        String text = (A + "\n" + B + "\n").repeat(20_000);

        assertThat(read("a.gz", join(gzip(text), gzip(text)))).hasSize(80_000).endsWith(A, B);
    }

    @Test
    void gzip_that_was_cut_off_anywhere_is_an_error() throws IOException {
        byte[] whole = join(gzip(A + "\n"), gzip(B));
        int first = gzip(A + "\n").length;

        for (int length = 2; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length == first) {
                assertThat(read("a.gz", part)).containsExactly(A);
            } else {
                assertThatThrownBy(() -> read("a.gz", part))
                        .as("cut to %d bytes", length)
                        .isInstanceOf(UnreadableLogException.class)
                        .hasMessage("""
                                logs/a.gz is a gzip file that was cut off
                                  -> fetch it again, or leave it out of the logs to read""");
            }
        }
    }

    @Test
    void damaged_gzip_is_an_error() throws IOException {
        byte[] checksum = gzip(A);
        checksum[checksum.length - 6] ^= 1;
        byte[] length = gzip(A);
        length[length.length - 1] ^= 1;
        byte[] block = gzip(A);
        block[10] |= 6;
        byte[] method = gzip(A);
        method[2] = 7;

        for (byte[] content : List.of(checksum, length, block, method, join(gzip(A), B.getBytes(UTF_8)))) {
            assertThatThrownBy(() -> read("a.gz", content))
                    .isInstanceOf(UnreadableLogException.class)
                    .hasMessage("""
                            logs/a.gz is a damaged gzip file
                              -> fetch it again, or leave it out of the logs to read""");
        }
    }

    @Test
    void parquet_is_an_error_that_names_the_way_out() {
        assertThatThrownBy(() -> read("a.log.parquet", "PAR1\u0015\u0004".getBytes(UTF_8)))
                .hasMessage("""
                        logs/a.log.parquet is Parquet, and flowcheck reads plain UTF-8 text and gzip
                          -> let the flow log deliver text, convert the file to text, or leave it out of the logs to read""");
    }

    @Test
    void utf_16_is_an_error_that_names_the_way_out() {
        assertThatThrownBy(() -> read("a.log", ("\uFEFF" + A).getBytes(UTF_16LE)))
                .hasMessage("""
                        logs/a.log is UTF-16 text, and flowcheck reads plain UTF-8 text and gzip
                          -> write it as UTF-8, or leave it out of the logs to read""");
    }

    @Test
    void utf_16_is_known_without_its_mark_too() {
        for (Charset utf16 : List.of(UTF_16LE, UTF_16BE)) {
            assertThatThrownBy(() -> read("a.log", A.getBytes(utf16)))
                    .hasMessageStartingWith(
                            "logs/a.log is UTF-16 text, and flowcheck reads plain UTF-8 text and gzip\n");
            assertThatThrownBy(() -> read("a.log.gz", gzip(A.getBytes(utf16))))
                    .hasMessageStartingWith("logs/a.log.gz is UTF-16 text, and");
        }
    }

    @ParameterizedTest
    @CsvSource({"zip, 504b0304", "zip, 504b0506", "zstd, 28b52ffd", "bzip2, 425a6839", "xz, fd377a585a00"})
    void other_packings_are_errors_that_name_the_way_out(String kind, String magic) {
        byte[] content = java.util.HexFormat.of().parseHex(magic);

        assertThatThrownBy(() -> read("a", content))
                .hasMessage("logs/a is " + kind + ", and flowcheck reads plain UTF-8 text and gzip\n"
                        + "  -> unpack it, or leave it out of the logs to read");
    }

    @Test
    void what_is_inside_gzip_is_looked_at_too() throws IOException {
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);

        assertThatThrownBy(() -> read("a.tgz", gzip(tar)))
                .hasMessage("logs/a.tgz is tar, and flowcheck reads plain UTF-8 text and gzip\n"
                        + "  -> unpack it, or leave it out of the logs to read");
        assertThatThrownBy(() -> read("a.gz.gz", gzip(gzip(A))))
                .hasMessage(
                        "logs/a.gz.gz is gzip inside gzip\n  -> unpack it once, or leave it out of the logs to read");
    }

    @Test
    void a_file_that_is_gone_is_an_error() {
        assertThatThrownBy(() -> new FlowLogReader(LogFormat.DEFAULT).read(folder.resolve("gone"), "gone", new Lines()))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessage(
                        "gone cannot be read: there is no such file\n  -> make it readable, or leave it out of the logs to read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014-12-14T04:06:50.000Z ",
                "2014-12-14T04:06:50Z ",
                "2014-12-14T04:06:50.000000+00:00 eni-1235b8ca123456789-all ",
                "2014-12-14T04:06:50\teni-1235b8ca-accept\t"
            })
    void passes_over_what_stands_before_the_record_of_an_export(String prefix) throws IOException {
        assertThat(read(prefix + A + "\n")).containsExactly(A);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-12-14 04:06:50 , '16 fields, not 14'",
        "2014-12-14T04:06 , '15 fields, not 14'",
        "2014-12-14T04:06:50Zulu , '15 fields, not 14'",
        "2014-12-14T04:06:50Z eni-1235b8ca , '15 fields, not 14'"
    })
    void takes_nothing_else_for_the_start_of_an_export(String prefix, String reason) throws IOException {
        assertThat(read(prefix + " " + A + "\n")).containsExactly("unread: " + reason + " at logs/a.log:1");
    }

    @Test
    void a_line_that_is_a_time_alone_is_no_record() throws IOException {
        assertThat(read("2014-12-14T04:06:50Z\n2014-12-14T04:06:50Z \n"))
                .containsExactly("unread: 1 field, not 14 at logs/a.log:1", "unread: 1 field, not 14 at logs/a.log:2");
    }

    /** An exported line of another format has as many words as one of a format that begins with any text. */
    @Test
    void a_time_is_no_part_of_a_record_that_begins_with_a_text() throws IOException {
        LogFormat few = new LogFormat(List.of(FlowField.VPC_ID, FlowField.START, FlowField.LOG_STATUS));
        String time = "2014-12-14T04:06:50.000Z ";
        Path file = Files.writeString(
                folder.resolve("few"), time + "1 OK\n" + time + "1 NODATA\n" + time + "vpc-1 1 OK\nvpc-2 1 OK\n");
        List<String> expected = List.of(
                "unread: 2 fields, not 3 at few:1", "unread: 2 fields, not 3 at few:2", "vpc-1 1 OK", "vpc-2 1 OK");

        Lines lines = new Lines();
        new FlowLogReader(few).read(file, "few", lines);
        assertThat(lines.found).isEqualTo(expected);
    }

    private List<String> read(String text) throws IOException {
        return read("a.log", text.getBytes(UTF_8));
    }

    private List<String> read(String name, byte[] content) throws IOException {
        Lines lines = new Lines();
        new FlowLogReader(LogFormat.DEFAULT).read(Files.write(folder.resolve(name), content), "logs/" + name, lines);
        return lines.found;
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static final class Lines implements FlowSink {
        final List<String> found = new ArrayList<>();

        @Override
        public void record(FlowRecord record) {
            found.add(record.line());
        }

        @Override
        public void unread(String reason, String file, long line) {
            found.add("unread: " + reason + " at " + file + ":" + line);
        }
    }
}
