package io.github.flowcheck.aws;

import io.github.flowcheck.check.TimeRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The address at which the AWS console opens a query. Its form is nowhere documented; this is what the console itself writes
 * into the address line: a fragment whose {@code ?} and {@code =} are {@code $3F} and {@code $3D}, and behind it a value in
 * JSURL, where {@code *} and two hexadecimal digits stand for a byte.
 */
final class ConsoleUrl {
    private static final String HOST = "console.aws.amazon.com";

    private ConsoleUrl() {}

    /** The address for a query in that Region. */
    static String of(String region, List<String> logGroups, String query, TimeRange range) {
        String source = logGroups.stream().map(group -> "~'" + escaped(group)).collect(Collectors.joining());
        return "https://" + region + "." + host(region) + "/cloudwatch/home?region=" + region
                + "#logsV2:logs-insights$3FqueryDetail$3D~(end~'" + time(range.end()) + "~start~'" + time(range.start())
                + "~timeType~'ABSOLUTE~tz~'UTC~editorString~'" + escaped(query) + "~source~(" + source
                + ")~lang~'CWLI)";
    }

    private static String host(String region) {
        return region.startsWith("cn-")
                ? "console.amazonaws.cn"
                : region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : HOST;
    }

    private static String time(Instant time) {
        return escaped(time.toString().replace("Z", ".000Z"));
    }

    /** Letters, digits, {@code - _ .} as they are. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("+", "%20")
                .replace('%', '*');
    }
}
