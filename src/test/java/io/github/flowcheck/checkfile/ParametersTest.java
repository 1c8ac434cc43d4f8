package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which value a parameter has in a run. */
class ParametersTest {
    private static final String FILE = """
            vars: { net: 10.0 }
            parameters:
              host: { type: address, default: "${net}.0.1" }
              office: { type: cidr }
              group: { type: logGroup, default: /vpc/flow-logs }
            targets:
              prod:
                vars: { net: 10.9 }
                params: { office: "${net}.0.0/16" }
              test: { params: { host: 10.7.0.1 }, logGroups: ["${param.group}", /test] }
              broken: { params: { office: "${nothing}" } }
            logGroup: /own
            checks:
              - { id: web, eni: eni-1235b8ca, address: "${param.host}", peers: ["${param.office}"] }
            """;

    @Test
    void aPropertyWinsOverTheTargetAndTheTargetOverTheDefault() {
        assertThat(host(Map.of(), "none")).isEqualTo("10.0.0.1");
        assertThat(host(Map.of(), "prod")).isEqualTo("10.9.0.1");
        assertThat(host(Map.of(), "test")).isEqualTo("10.7.0.1");
        assertThat(host(Map.of("flowcheck.param.host", "10.5.0.1"), "test")).isEqualTo("10.5.0.1");
    }

    @Test
    void aDefaultIsKeptWhateverValueThereIs() {
        Parameter host = web(Map.of("flowcheck.param.host", "10.5.0.1"), "none")
                .parameters()
                .get(0);

        assertThat(host.value()).contains("10.5.0.1");
        assertThat(host.defaultValue()).contains("10.0.0.1");
    }

    @Test
    void withoutAnyValueOneOfNobodyStandsThereAndTheCheckKnows() {
        Check web = web(Map.of(), "none");

        assertThat(web.missing()).extracting(Parameter::name).containsExactly("office");
        assertThat(web.traffic().peers()).hasToString("[192.0.2.0/24]");
        assertThat(web(Map.of(), "prod").missing()).isEmpty();
        assertThat(web(Map.of(), "prod").traffic().peers()).hasToString("[10.9.0.0/16]");
    }

    @Test
    void theLogGroupsOfATargetMayBeParameters() {
        assertThat(web(Map.of(), "test").scope().logGroups()).containsExactly("/vpc/flow-logs", "/test");
        assertThat(web(Map.of("flowcheck.param.group", "/mine"), "test").scope().logGroups())
                .containsExactly("/mine", "/test");
    }

    @Test
    void aValueOfTheChosenTargetIsHeldToTheRules() {
        assertThat(refusal(FILE, Map.of(), "broken")).contains("the variable \"nothing\" has no value");
    }

    @Test
    void anAddressIsOfTheFamilyThatItsDefaultHasAndWithoutOneOfIpv4() {
        String file = """
                vars: { net: "2001:db8" }
                parameters:
                  four: { type: address }
                  six: { type: address, default: "${net}::1" }
                targets: { prod: { params: { six: 10.0.0.1 } }, other: { params: { six: "2001:db8::7" } } }
                checks:
                  - { id: web, eni: eni-1235b8ca, addresses: ["${param.four}", "${param.six}"] }
                """;
        assertThat(refusal(file, Map.of("flowcheck.param.four", "2001:db8::5"), "other"))
                .contains(
                        "\"-Dflowcheck.param.four\" is an IPv6 address, and the parameter \"four\" takes addresses of the other family");
        assertThat(refusal(file, Map.of("flowcheck.param.four", "10.0.0.5"), "prod"))
                .contains(
                        "\"10.0.0.1\" is an IPv4 address, and the parameter \"six\" takes addresses of the other family");
        assertThat(read(
                                file.replace("six: 10.0.0.1", "six: \"2001:db8::8\""),
                                Map.of("flowcheck.param.four", "10.0.0.5"),
                                "other")
                        .get(0)
                        .missing())
                .isEmpty();
    }

    @Test
    void aPropertyThatIsNearlyTheNameOfAParameterIsToldAndThatOfAnotherFileIsNot() {
        Map<String, String> properties = Map.of(
                "flowcheck.param.hots",
                "10.5.0.1",
                "flowcheck.param.somethingElse",
                "1",
                "flowcheck.param.office",
                "10.0.0.0/8");
        Inputs inputs = new Inputs(properties, Map.of(), Optional.of("test"));
        assertThat(CheckFileReader.read(new SourceText("checks.yaml", FILE), inputs)
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("-Dflowcheck.param.hots is given, and there is no parameter \"hots\"");
    }

    @Test
    void aParameterThatOnlyAnotherTargetUsesIsNoUnusedOne() {
        String file = """
                parameters: { group: { type: logGroup, default: /a }, other: { type: logGroup, default: /b }, rest: { type: eni } }
                targets: { prod: { logGroups: ["${param.group}", /c] }, test: { logGroup: "${param.other}" } }
                checks:
                  - { id: a, eni: eni-1235b8ca, address: 10.0.0.1 }
                """;
        assertThat(List.of(Optional.<String>empty(), Optional.of("prod"))).allSatisfy(target -> assertThat(
                        CheckFileReader.read(new SourceText("checks.yaml", file), Inputs.NONE.withTarget(target))
                                .warnings())
                .extracting(Problem::message)
                .containsExactly("the parameter \"rest\" is not used"));
    }

    @Test
    void anIdIsMadeOfTheNameOfAParameterAndStaysWhateverItsValueIs() {
        String file = """
                parameters: { webEni: { type: eni }, Office: { type: cidr } }
                checks:
                  - { eni: "${param.webEni}", address: 10.0.0.1, ports: 22, peers: ["${param.Office}", 10.0.0.0/8] }
                """;
        assertThat(List.of(
                        Map.<String, String>of(),
                        Map.of("flowcheck.param.webEni", "eni-1235b8ca", "flowcheck.param.Office", "10.1.0.0/16")))
                .allSatisfy(properties -> assertThat(read(file, properties, "none"))
                        .extracting(AnyCheck::id)
                        .containsExactly("webeni-22-from-10.0.0.0-8_office"));
    }

    @Test
    void aParameterThatHasAProblemIsToldOnce() {
        assertThat(refusal("""
                        parameters: { webEni: { type: eni, default: web } }
                        checks:
                          - { id: a, eni: "${param.webEni}", address: 10.0.0.1 }
                          - { id: b, eni: "${param.webEni}", address: 10.0.0.1 }
                        """, Map.of(), "none")).isEqualTo("""
                        checks.yaml:1:45: "web" is no network interface id
                          1 | parameters: { webEni: { type: eni, default: web } }
                            |                                             ^^^
                          -> write eni- and 8 or 17 hexadecimal digits, as the EC2 console shows it""");
    }

    @Test
    void whatNoTemplateTakesIsRefused() {
        StringBuilder file = new StringBuilder("parameters:\n");
        for (int i = 0; i <= Parameter.MOST; i++) {
            file.append("  p").append(i).append(": { type: eni }\n");
        }
        assertThat(refusal(file + "checks:\n  - { id: a, eni: eni-1235b8ca, address: 10.0.0.1 }\n", Map.of(), "none"))
                .startsWith("checks.yaml:201:3: the file has more than 199 parameters");
    }

    private static String host(Map<String, String> properties, String target) {
        return web(properties, target).networkInterface().addresses().get(0).toString();
    }

    private static Check web(Map<String, String> properties, String target) {
        return (Check) read(FILE, properties, target).get(0);
    }

    private static List<AnyCheck> read(String file, Map<String, String> properties, String target) {
        Optional<String> chosen = target.equals("none") ? Optional.empty() : Optional.of(target);
        return CheckFileReader.read(new SourceText("checks.yaml", file), new Inputs(properties, Map.of(), chosen))
                .suite()
                .all();
    }

    private static String refusal(String file, Map<String, String> properties, String target) {
        return catchThrowableOfType(BadInputException.class, () -> read(file, properties, target))
                .getMessage();
    }
}
