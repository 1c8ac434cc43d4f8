package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    private static final Mask BOTH = new Mask(Set.of(Mask.Hidden.ACCOUNTS, Mask.Hidden.ADDRESSES));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from 172.31.16.139 to 10.0.0.0/8. | from x.x.x.x to x.x.x.x/8.",
                "filter isIpv6InSubnet(dstAddr, \"2001:db8::1/128\") | filter isIpv6InSubnet(dstAddr, \"x:x/128\")",
                "fe80::1 and 2001:db8:0:0:1:2:3:4 | x:x and x:x",
                "arn:aws:logs:eu-west-1:123456789010:log-group:/a | arn:aws:logs:eu-west-1:xxxxxxxxxxxx:log-group:/a",
                "dstAddr =~ /^172\\.31\\.16\\.21$/ | dstAddr =~ /^x.x.x.x$/",
                "\"=~ /^172\\\\.31\\\\.16\\\\.21$/\" | \"=~ /^x.x.x.x$/\"",
                "like /10[.]0[.]0[.]1/ | like /x.x.x.x/",
                "of 2001:db8::5: it, peer:2001:db8::6, (::1) | of x:x: it, peer:x:x, (x:x)",
                "\"one\\n2001:db8::5\\n10.0.0.1\" | \"one\\nx:x\\nx.x.x.x\"",
                "web-22-at-2001.db8..21, web-to-..-0 | web-22-at-x.x, web-to-x.x-0",
                "a-from-2001.db8..-32_2001.db8.0.0.1.2.3.4_office-any | a-from-x.x-32_x.x_office-any",
                "account ID '123456789010' | account ID 'xxxxxxxxxxxx'",
                "logs/123456789012_vpcflowlogs_eu-central-1_fl-0a.log.gz:7 | logs/xxxxxxxxxxxx_vpcflowlogs_eu-central-1_fl-0a.log.gz:7",
                "123456789012_vpcflowlogs_eu-central-1 | xxxxxxxxxxxx_vpcflowlogs_eu-central-1",
                "aws-account-id=123456789012/aws-service=vpcflowlogs | aws-account-id=xxxxxxxxxxxx/aws-service=vpcflowlogs",
                "bucket-123456789012-logs of account: 123456789012 | bucket-xxxxxxxxxxxx-logs of account: xxxxxxxxxxxx",
                "of 123456789012. (123456789012), 123456789012 | of xxxxxxxxxxxx. (xxxxxxxxxxxx), xxxxxxxxxxxx",
                "%2F123456789012%20123456789012 | %2Fxxxxxxxxxxxx%20xxxxxxxxxxxx",
                "<p>of 123456789012</p> | <p>of xxxxxxxxxxxx</p>",
                "\"accountId = 123456789012\\n123456789012\" | \"accountId = xxxxxxxxxxxx\\nxxxxxxxxxxxx\"",
                "\"message\": \"{\\\"a\\\": 123456789012}\" | \"message\": \"{\\\"a\\\": xxxxxxxxxxxx}\"",
                "\"accountId\": \"123456789012\" | \"accountId\": \"xxxxxxxxxxxx\"",
                "as arn:aws:iam::123456789010:user/ci of account 123456789010 | as arn:aws:iam::xxxxxxxxxxxx:user/ci of account xxxxxxxxxxxx",
                "(123456789010); of 123456789010. | (xxxxxxxxxxxx); of xxxxxxxxxxxx."
            })
    void what_is_hidden_is_not_to_be_read(String text, String masked) {
        assertThat(BOTH.of(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bytes\": 123456789012, \"a\": 1",
                "\"bytes\": 123456789012",
                "\"bytes\": 123456789012.5",
                "2026-03-01T12:00:00Z and 12:30:45",
                "flowcheck.yaml:5:5: x",
                "arn:aws:iam::aws:policy/x and 12:30:45: x",
                "web-from-office-to-1.2 and 8000..8999",
                "eni-1235b8ca123456789",
                "eni-0a123456789012bc1 and 1234567890123",
                "0.123456789012 and 123456789012.5",
                "0f8fad5b-d9cb-469f-a165-123456789012",
                "<property name=\"bytesScanned\" value=\"123456789012\"/>",
                "\"bytes\":123456789012,\"bytesScanned\" : 123456789012"
            })
    void numbers_times_places_and_ids_stay(String text) {
        assertThat(BOTH.of(text)).isEqualTo(text);
    }

    @Test
    void nothing_is_hidden_that_was_not_asked_for() {
        String text = "172.31.16.139 of 123456789010 ";
        assertThat(Mask.NONE.of(text)).isEqualTo(text);
    }
}
