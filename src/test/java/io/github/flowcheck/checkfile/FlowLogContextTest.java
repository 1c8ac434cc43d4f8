package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What values fields can have, as the rules about queries see it. */
class FlowLogContextTest {
    private static final Reading OWN = reading("${action} ${type} ${flow-direction} ${pkt-srcaddr} ${vpc-id}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter action in [\"ACCEPT\", 'REJECT', \"-\", \"\"] and action != {{action}}",
                "filter logStatus = \"OK\" or logStatus not in [\"NODATA\", \"SKIPDATA\"] or \"-\" = logStatus",
                "filter dstPort in [0, 22, \"80\", \"0443\", 22.0, \"8080.\", \"-\"] or dstPort = concat(\"2\", \"2\")",
                "filter dstPort > 65534 or dstPort >= 65535 or dstPort < 0 or dstPort <= 65536 or dstPort > -1",
                "filter protocol = 6 or protocol = '17' or protocol in [0, 255] or protocol >= 255",
                "filter packets = 99999999999999999999 or bytes > 99999999999999999999 or version = 11",
                "filter startTime > 1418530500 and endTime <= 1418530560 and startTime <= 1418530500000",
                "filter srcAddr = \"10.0.0.1\" or dstAddr in [\"2001:db8::1\", \"2001:DB8:0:0:0:0:0:1\", \"-\"]",
                "filter interfaceId in [\"eni-1235b8ca123456789\", \"eni-XXXXXXXX\", \"-\"] or accountId = \"unknown\"",
                "filter action like \"ACC\" or action like /(?i)acc/ or srcAddr like /^10/ or isIpv4InSubnet(srcAddr, \"10.0.0.0/8\")",
                "filter srcAddr like \"10.\" or srcAddr like \"2001:DB8\" or logStatus not like \"-\" or dstPort like \"44\"",
                "filter interfaceId like \"eni\" or interfaceId like \"ni-0\" or interfaceId like \"-1a\" or interfaceId like \"9f\"",
                "filter dstPort > \"1023\" or dstPort >= \"65535.0\" or bytes < \"-\" or srcAddr > \"10.0.0.0\"",
                "fields if(dstPort = 22, \"ssh\", \"other\") as service | filter service = \"ssh\"",
                "fields tolower(action) as verdict | filter verdict = \"accept\"",
                "stats count(*) as port by action | filter port > 65535 or action = \"ACCEPT\"",
                "stats max(dstPort) as top by bin(5m) | filter top = \"none\"",
                "filter dstPort > srcPort or action = protocol",
                "parse @message \"* * *\" as a, b, c | filter a = \"x\" or b = \"y\" or c = \"z\"",
                "parse @message /(?<verdict>ACC|REJ)/ | filter verdict = \"ACC\"",
                "fillmissing with 70000 for dstPort | filter dstPort = 70000",
                "addtotals col=true dstPort | filter dstPort > 65535",
            })
    void takesWhatCanBeTrue(String query) {
        assertThat(impossible(query, Reading.USUAL)).isEmpty();
    }

    @Test
    void knowsTheWordsOfAMessageInAFormatOfItsOwn() {
        String query = "parse @message \"* * * * *\" as verdict, family, way, far, vpc"
                + " | filter verdict = \"ok\" or family = \"ipv4\" or way = \"inbound\" or far = \"10.0.0.0/8\" or vpc = \"x\"";

        assertThat(impossible(query, OWN))
                .extracting(Problem::message)
                .containsExactly(
                        "`verdict` is ACCEPT or REJECT, never \"ok\": this finds nothing [impossible-value]",
                        "`family` is IPv4, IPv6 or EFA, never \"ipv4\": this finds nothing [impossible-value]",
                        "`way` is ingress or egress, never \"inbound\": this finds nothing [impossible-value]",
                        "`far` is a single address, never \"10.0.0.0/8\": this finds nothing [impossible-value]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse @message \"* * * *\" as verdict, family, way, rest | filter verdict = \"x\"",
                "parse @message \"* * *-* *\" as verdict, b, c, d, e | filter verdict = \"x\"",
                "parse @logStream \"* * * * *\" as verdict, b, c, d, e | filter verdict = \"x\"",
                "parse @message \"* * * * *\" as a, b, c, d, e | fields concat(a, b) as f | filter f = \"x\"",
            })
    void knowsNoOtherParts(String query) {
        assertThat(impossible(query, OWN)).isEmpty();
    }

    @Test
    void knowsNoOrderOfWordsThatTheFilesTell() {
        Reading auto = new Reading(Optional.empty(), Match.EXACT, true);
        String query = "parse @message \"* * * * * * * * * * * * * *\" as a, b, c, d, e, f, g, h, i, j, k, l, m, n"
                + " | filter m = \"accept\" or action = \"accept\"";

        assertThat(impossible(query, auto)).hasSize(1);
        assertThat(impossible(query, Reading.USUAL)).hasSize(2);
    }

    private static List<Problem> impossible(String query, Reading reading) {
        return Checker.check(Parser.parse(new SourceText("q", query)), FlowLogContext.of(reading)).stream()
                .filter(problem -> problem.message().endsWith("[impossible-value]"))
                .toList();
    }

    private static Reading reading(String format) {
        return new Reading(
                LogFormat.parse(format, new SourceText("f", format).place(0, 0), new Problems()), Match.EXACT);
    }
}
