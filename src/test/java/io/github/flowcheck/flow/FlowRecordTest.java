package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.address.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowRecordTest {
    private static final String OK =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    @Test
    void gives_every_field_as_text_and_numbers_as_numbers() {
        FlowRecord record = record(OK);

        assertThat(LogFormat.DEFAULT.fields().stream().map(record::text)).containsExactly(OK.split(" "));
        assertThat(record.number(FlowField.BYTES)).contains(4249L);
        assertThat(record.number(FlowField.SRCADDR)).isEmpty();
        assertThat(record.startMillis()).isEqualTo(1_418_530_010_000L);
        assertThat(record.line()).isEqualTo(OK);
        assertThat(record.size()).isEqualTo(OK.length());
    }

    @Test
    void is_a_slice_of_a_larger_buffer() {
        byte[] buffer = ("before\n" + OK + "\nafter").getBytes(StandardCharsets.UTF_8);
        FlowRecord record = new FlowRecord(LogFormat.DEFAULT);

        assertThat(record.read(buffer, 7, 7 + OK.length())).isEmpty();
        assertThat(record.line()).isEqualTo(OK);
        assertThat(new String(
                        record.buffer(),
                        record.start(FlowField.INTERFACE_ID),
                        record.end(FlowField.INTERFACE_ID) - record.start(FlowField.INTERFACE_ID),
                        StandardCharsets.UTF_8))
                .isEqualTo("eni-1235b8ca123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK,
                "2 123456789010 eni-1235b8ca - - - - - - - 1431280876 1431280934 - NODATA",
                "2 123456789010 eni-1235b8ca - - - - - - - 1431280876 1431280934 - SKIPDATA",
                "2 - eni-1235b8ca 10.0.0.1 10.0.0.2 0 0 1 4 336 1432917027 1432917142 REJECT OK",
                "2 unknown - 10.0.0.1 10.0.0.2 0 0 1 4 336 1432917027 1432917142 REJECT OK",
                "2 1 eni-1235b8ca 2001:db8::1 ::ffff:10.0.0.2 65535 0 255 4 999999999999999999 0 0 ACCEPT OK",
                "5 1 eni-1235b8ca 10.0.0.1 10.0.0.2 1 2 6 1 40 1432917027 1432917142 REJECT NODATA",
                " 2  1 eni-1235b8ca 10.0.0.1 10.0.0.2 1 2 6 1 40 1432917027 1432917142 ACCEPT OK "
            })
    void takes(String line) {
        assertThat(reason(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT | 13 fields, not 14",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK x | 15 fields, not 14",
                "nonsense | 1 field, not 14",
                "two 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK | version is not a number from 0 to 999",
                "- 1 eni-1 10.0.0.1 10.0.0.2 - - - - - - - ACCEPT OK | version is not a number from 0 to 999",
                "2 1 if-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK | interface-id is not eni-… or -",
                "2 1 eni- 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK | interface-id is not eni-… or -",
                "2 1 eni-1\" 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK | interface-id is not eni-… or -",
                "2 1 eni-1 - 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK | srcaddr is not an address",
                "2 1 eni-1 10.0.0.1 - 1 22 6 1 40 1 2 ACCEPT OK | dstaddr is not an address",
                "2 1 eni-1 10.0.0.1 10.0.0.256 1 22 6 1 40 1 2 ACCEPT OK | dstaddr is not an address",
                "2 1 eni-1 10.0.0.1 10.0.0.2 BADPORT 22 6 1 40 1 2 ACCEPT OK | srcport is not a number from 0 to 65535",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 65536 6 1 40 1 2 ACCEPT OK | dstport is not a number from 0 to 65535",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 -1 6 1 40 1 2 ACCEPT OK | dstport is not a number from 0 to 65535",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 256 1 40 1 2 ACCEPT OK | protocol is not a number from 0 to 255",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 - 40 1 2 ACCEPT OK | packets is not a whole number",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 4.5 1 2 ACCEPT OK | bytes is not a whole number",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1566848875000 2 ACCEPT OK | start is not a time in seconds since 1970",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 - ACCEPT OK | end is not a time in seconds since 1970",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 accept OK | action is not ACCEPT or REJECT",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 - OK | action is not ACCEPT or REJECT",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT - | log-status is not OK, NODATA or SKIPDATA",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT ok | log-status is not OK, NODATA or SKIPDATA",
                "2 1 eni-1 - - - - - - - - 2 - NODATA | start is not a time in seconds since 1970",
                "2 1 eni-1 - - x - - - - 1 2 - NODATA | srcport is not a number from 0 to 65535"
            })
    void refuses(String line, String reason) {
        assertThat(reason(line)).contains(reason);
    }

    @Test
    void counts_the_fields_of_a_long_line_no_further_than_needed() {
        assertThat(reason("x ".repeat(65))).contains("more than 64 fields, not 14");
    }

    @Test
    void refuses_bytes_that_are_no_text() {
        byte[] line = OK.getBytes(StandardCharsets.UTF_8);
        line[3] = (byte) 0xc3;

        assertThat(new FlowRecord(LogFormat.DEFAULT).read(line, 0, line.length)).contains("not valid UTF-8");
    }

    @Test
    void a_custom_format_may_lack_the_later_fields_and_the_log_status() {
        LogFormat format = new LogFormat(List.of(FlowField.PKT_SRCADDR, FlowField.TCP_FLAGS, FlowField.SRCADDR));

        assertThat(reason(format, "- - 10.0.0.1")).isEmpty();
        assertThat(reason(format, "- - -")).contains("srcaddr is not an address");
        assertThat(reason(format, "- x 10.0.0.1")).contains("tcp-flags is not a whole number");
    }

    @Test
    void knows_no_field_that_its_format_has_not() {
        assertThatThrownBy(() -> record(OK).text(FlowField.VPC_ID)).hasMessage("no vpc-id in " + LogFormat.DEFAULT);
    }

    @Property
    void takes_as_addresses_what_are_addresses(
            @ForAll @Chars({'0', '1', '2', '5', '.', ':', 'f'}) @StringLength(max = 16) String text) {
        assertThat(isAddress(text)).isEqualTo(IpAddress.parse(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7",
                "1::2::3",
                ":::",
                "1:",
                ":1",
                "12345::",
                "00000::",
                "1f01::01101:222",
                "::10.0.0.1",
                "1:2:3:4:5:6:10.0.0.1",
                "1:2:3:4:5:6:7:10.0.0.1",
                "::10.0.0",
                "::10.0.0.01",
                "fe80::1%eth0",
                "::g",
                "2001:DB8::A",
                "10.0.0.1:80",
                "0.0.0.0",
                "255.255.255.255",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                ".1.2.3",
                "01.2.3.4",
                "1..2.3",
                "",
                "1234.1.1.1"
            })
    void agrees_with_the_address_values(String text) {
        assertThat(isAddress(text)).isEqualTo(IpAddress.parse(text).isPresent());
    }

    private static boolean isAddress(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return FieldShape.ADDRESS.matches(bytes, 0, bytes.length);
    }

    private static FlowRecord record(String line) {
        FlowRecord record = new FlowRecord(LogFormat.DEFAULT);
        assertThat(read(record, line)).isEmpty();
        return record;
    }

    private static Optional<String> reason(String line) {
        return reason(LogFormat.DEFAULT, line);
    }

    private static Optional<String> reason(LogFormat format, String line) {
        return read(new FlowRecord(format), line);
    }

    private static Optional<String> read(FlowRecord record, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return record.read(bytes, 0, bytes.length);
    }
}
