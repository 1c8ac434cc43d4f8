package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.TimeRange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The link is decoded as the console does it. */
class ConsoleUrlTest {
    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-01T11:59:59Z"));

    @Test
    void the_link_has_the_form_that_the_console_writes() {
        assertThat(ConsoleUrl.of("eu-west-1", List.of("/vpc/flow-logs"), "filter dstPort = 22\n| limit 1", RANGE))
                .isEqualTo(
                        "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights"
                                + "$3FqueryDetail$3D~(end~'2026-03-01T11*3A59*3A59.000Z~start~'2026-03-01T00*3A00*3A00.000Z"
                                + "~timeType~'ABSOLUTE~tz~'UTC~editorString~'filter*20dstPort*20*3D*2022*0A*7C*20limit*201"
                                + "~source~(~'*2Fvpc*2Fflow-logs)~lang~'CWLI)");
    }

    @Test
    void every_character_of_a_query_comes_back() {
        String query =
                "# a*b~c'd(e)f$g%h!i é€😀\nfilter x =~ /^eni-1(-|$)/ and y in [\"a\", 'b'] | parse @message \"* *\" as a, b";
        String url = ConsoleUrl.of(
                "eu-west-1", List.of("arn:aws:logs:eu-west-1:123456789010:log-group:/a", "b"), query, RANGE);
        String detail = url.substring(url.indexOf("$3D") + 3);
        String editor = detail.substring(
                detail.indexOf("~editorString~'") + "~editorString~'".length(), detail.indexOf("~source~"));
        assertThat(decoded(editor)).isEqualTo(query);
        assertThat(editor).matches("[A-Za-z0-9*._-]*");
        String source = detail.substring(detail.indexOf("~source~(") + "~source~(".length(), detail.indexOf(")~lang"));
        assertThat(List.of(source.substring(2).split("~'")).stream().map(ConsoleUrlTest::decoded))
                .containsExactly("arn:aws:logs:eu-west-1:123456789010:log-group:/a", "b");
    }

    @Test
    void other_partitions_have_consoles_of_their_own() {
        assertThat(ConsoleUrl.of("cn-north-1", List.of("g"), "q", RANGE))
                .startsWith("https://cn-north-1.console.amazonaws.cn/cloudwatch/");
        assertThat(ConsoleUrl.of("us-gov-west-1", List.of("g"), "q", RANGE))
                .startsWith("https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace('*', '%'), StandardCharsets.UTF_8);
    }
}
