package io.github.flowcheck.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "filter @logStream = \"a-all\" ~ limit 5 | a-all",
                "filter @logStream in [\"a-all\", \"a-accept\"] | a-accept a-all",
                "filter @logStream =~ /^eni-1235b8ca(-#$)/ | eni-1235b8ca-accept eni-1235b8ca-all eni-1235b8ca-reject",
                "filter @logStream like /^eni-1235b8ca(-#$)/ | eni-1235b8ca-accept eni-1235b8ca-all eni-1235b8ca-reject",
                "fields @message, dstPort ~ filter @logStream = \"a-all\" | a-all",
                "filter interfaceId = \"a\" | a-all",
                "filter interfaceId in [\"a\", \"b\"] | a-all b-all",
                "filter interfaceId = \"a\" and dstPort = 22 and action = \"ACCEPT\" | a-all",
                "filter dstPort = 22 ~ filter action = \"ACCEPT\" ~ filter interfaceId = \"a\" | a-all",
                "filter @logStream in [\"a-all\", \"b-all\"] and interfaceId in [\"b\", \"c\"] | b-all",
                "filter @logStream = \"a-all\" ~ filter @logStream = \"b-all\" | ''",
                "filter (@logStream = \"a-all\") and (dstPort = 1 or interfaceId = \"b\") | a-all"
            })
    void names_the_streams_that_leading_filters_leave_over(String query, String streams) {
        assertThat(streams(query)).hasValueSatisfying(found -> assertThat(String.join(" ", new TreeSet<>(found)))
                .isEqualTo(streams));
    }

    @Test
    void looks_at_no_field_that_records_of_another_format_do_not_have() {
        LogFormat format = new LogFormat(List.of(FlowField.START, FlowField.VPC_ID));
        RecordFilter filter = RecordFilter.of(
                Parser.parse(new SourceText("query", "filter interfaceId = \"a\" and action = \"ACCEPT\""))
                        .query(),
                format);
        FlowRecord record = new FlowRecord(format);
        byte[] line = "1418530010 vpc-1".getBytes(StandardCharsets.UTF_8);
        assertThat(record.read(line, 0, line.length)).isEmpty();
        assertThat(filter.streams()).isEmpty();
        assertThat(filter.canMatch(record)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats count(*) as flows",
                "filter dstPort = 22",
                "filter @logStream not like /^eni-1235b8ca(-#$)/",
                "filter @logStream =~ /eni-1235b8ca(-#$)/",
                "filter @logStream =~ /^eni-1235b8ca/",
                "filter dstAddr =~ /^eni-1235b8ca(-#$)/",
                "fields dstAddr as @logStream ~ filter @logStream = \"a-all\"",
                "filter interfaceId != \"a\"",
                "filter not interfaceId = \"a\"",
                "filter interfaceId not in [\"a\"]",
                "filter interfaceId = \"a\" or dstPort = 22",
                "filter interfaceId = dstAddr",
                "filter interfaceId in [\"a\", 5]",
                "filter interfaceId like /a/",
                "filter interfaceId like \"a\"",
                "filter tolower(interfaceId) = \"a\"",
                "limit 5 ~ filter interfaceId = \"a\"",
                "stats count(*) as flows by interfaceId ~ filter interfaceId = \"a\""
            })
    void any_stream_can_match_anything_else(String query) {
        assertThat(streams(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter dstAddr = \"10.0.0.2\" | true",
                "filter dstAddr = \"10.0.0.20\" | false",
                "filter dstAddr = \"10.0.0\" | true",
                "filter dstAddr != \"10.0.0.20\" | true",
                "filter dstAddr = \"10.0.0.20\" or dstPort = 22 | true",
                "filter srcAddr = \"10.0.0.1\" and dstAddr = \"10.0.0.20\" | false",
                "filter srcAddr = \"10.0.0.1\" ~ filter action = \"ACCEPT\" | true",
                "filter srcAddr = \"10.0.0.1\" ~ filter action = \"REJECT\" | false",
                "filter logStatus = \"NODATA\" | false",
                "filter logStatus = \"1\" | true",
                "filter dstPort = \"80\" | true",
                "filter dstAddr = srcAddr | true",
                "limit 5 ~ filter logStatus = \"NODATA\" | true"
            })
    void rules_out_a_record_by_texts_that_are_no_numbers_only(String query, boolean canMatch) {
        FlowRecord record = new FlowRecord(LogFormat.DEFAULT);
        byte[] line = "2 1 eni-a 10.0.0.1 10.0.0.2 1 22 6 1 40 1 2 ACCEPT OK".getBytes(StandardCharsets.UTF_8);

        assertThat(record.read(line, 0, line.length)).isEmpty();
        assertThat(filter(query).canMatch(record)).isEqualTo(canMatch);
    }

    private static Optional<Set<String>> streams(String query) {
        return filter(query).streams();
    }

    private static RecordFilter filter(String query) {
        return RecordFilter.of(
                Parser.parse(new SourceText("query", query.replace(" ~ ", " | ").replace('#', '|')))
                        .query(),
                LogFormat.DEFAULT);
    }
}
