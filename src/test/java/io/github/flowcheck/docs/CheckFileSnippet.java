package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.ValidateCommand;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A check file, or a part of one: read and linted as {@code validate} does, without anything to say about it. */
record CheckFileSnippet(Path folder) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private static final String CHECKS = """
            checks:
              - id: web-open-ports
                eni: eni-1235b8ca123456789
                address: 172.31.16.21
                ports: well-known
                expect: { only: [22] }
            """;

    /** What {@code aws ec2 describe-network-interfaces} says of one interface. */
    private static final String INTERFACES = """
            {"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1235b8ca123456789", "PrivateIpAddress": "172.31.16.21",
              "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "172.31.16.21"}], "Ipv6Addresses": [],
              "TagSet": [{"Key": "App", "Value": "web"}], "SubnetId": "subnet-1235b8ca", "VpcId": "vpc-1235b8ca"}]}
            """;

    void hold(String text) throws IOException {
        Object root = CiFile.yaml(text);
        if (root == null) {
            holdSchemaLine(text);
        } else {
            Files.writeString(folder.resolve("enis.json"), INTERFACES);
            Path file = Files.writeString(folder.resolve("flowcheck.yaml"), whole(text, root));
            ValidateCommand.Outcome outcome =
                    ValidateCommand.run(new CheckFileSource(file, "flowcheck.yaml", Inputs.NONE), CLOCK);
            assertThat(outcome.warnings()).extracting(Problem::format).isEmpty();
        }
    }

    private static String whole(String text, Object root) {
        if (root instanceof List<?>) {
            return "checks:\n" + text;
        }
        assertThat(root).isInstanceOf(Map.class);
        return ((Map<?, ?>) root).containsKey("checks") ? text : CHECKS + text;
    }

    /** The line that tells an editor where the schema is. */
    private static void holdSchemaLine(String text) {
        String begin = "# yaml-language-server: $schema=https://raw.githubusercontent.com/flowcheck/flowcheck/main/";
        assertThat(text).startsWith(begin);
        assertThat(Path.of(text.substring(begin.length()).strip())).exists();
    }
}
