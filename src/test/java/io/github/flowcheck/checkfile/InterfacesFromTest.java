package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces that are selected from what {@code aws ec2 describe-network-interfaces} writes. */
class InterfacesFromTest {
    private static final String ENIS = """
            {
                "NetworkInterfaces": [
                    {
                        "NetworkInterfaceId": "eni-0000000b",
                        "PrivateIpAddress": "10.0.0.11",
                        "PrivateIpAddresses": [
                            { "Primary": false, "PrivateIpAddress": "10.0.0.99" },
                            { "Primary": true, "PrivateIpAddress": "10.0.0.11" }
                        ],
                        "Ipv6Addresses": [ { "Ipv6Address": "2001:DB8:0::11" } ],
                        "SubnetId": "subnet-1",
                        "VpcId": "vpc-1",
                        "Association": null,
                        "TagSet": [ { "Key": "App", "Value": "web" }, { "Key": "Env", "Value": "prod" } ]
                    },
                    {
                        "NetworkInterfaceId": "eni-0000000a",
                        "PrivateIpAddress": "10.0.0.10",
                        "SubnetId": "subnet-2",
                        "VpcId": "vpc-1",
                        "TagSet": [ { "Key": "App", "Value": "web" }, { "Key": "Env", "Value": "test" } ]
                    },
                    {
                        "NetworkInterfaceId": "eni-0000000c",
                        "PrivateIpAddresses": [],
                        "Ipv6Addresses": [ { "Ipv6Address": "2001:db8::c" } ],
                        "TagSet": []
                    }
                ]
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aCheckRunsForEachInterfaceInTheOrderOfTheirIdsWithItsPrimaryAddressFirst() throws IOException {
        assertThat(checks("{ file: enis.json, select: { tag: { App: web } }, as: web }"))
                .extracting(Check::id, check -> check.networkInterface().eni(), InterfacesFromTest::addresses)
                .containsExactly(
                        tuple("ssh.eni-0000000a", "eni-0000000a", List.of("10.0.0.10")),
                        tuple("ssh.eni-0000000b", "eni-0000000b", List.of("10.0.0.11", "10.0.0.99", "2001:db8::11")),
                        tuple("web-80.eni-0000000a", "eni-0000000a", List.of("10.0.0.10")),
                        tuple(
                                "web-80.eni-0000000b",
                                "eni-0000000b",
                                List.of("10.0.0.11", "10.0.0.99", "2001:db8::11")));
    }

    @Test
    void allConditionsOfASelectionMustHold() throws IOException {
        assertThat(enis("{ file: enis.json, select: { tag: { App: web, Env: prod } }, as: web }"))
                .containsExactly("eni-0000000b");
        assertThat(enis("{ file: enis.json, select: { tag: { App: web }, subnet: subnet-2 }, as: web }"))
                .containsExactly("eni-0000000a");
        assertThat(enis("{ file: enis.json, select: { vpc: vpc-1 }, as: web }"))
                .containsExactly("eni-0000000a", "eni-0000000b");
        assertThat(enis("{ file: enis.json, as: web }"))
                .containsExactly("eni-0000000a", "eni-0000000b", "eni-0000000c");
    }

    @Test
    void severalSelectionsStandInAList() throws IOException {
        assertThat(enis("[{ file: enis.json, select: { tag: { Env: prod } }, as: web },"
                        + " { file: enis.json, select: { tag: { Env: test } }, as: test }]"))
                .containsExactly("eni-0000000b");
    }

    @Test
    void theListAloneAndAByteOrderMarkAreReadToo() throws IOException {
        String list = ENIS.substring(ENIS.indexOf('['), ENIS.lastIndexOf(']') + 1);
        Files.writeString(folder.resolve("enis.json"), "\uFEFF" + list);
        assertThat(read("{ file: enis.json, select: { subnet: subnet-1 }, as: web }"))
                .hasSize(2);
    }

    @Test
    void noMatchIsAProblemOfTheSelection() throws IOException {
        assertThat(refusal("{ file: enis.json, select: { tag: { App: db } }, as: web }", ENIS))
                .isEqualTo("""
                net/flowcheck.yaml:1:44: none of the 3 network interfaces in net/enis.json is selected
                  1 | interfacesFrom: { file: enis.json, select: { tag: { App: db } }, as: web }
                    |                                            ^^^^^^^^^^^^^^^^^^^^
                  -> mend the selection, or write the file anew with aws ec2 describe-network-interfaces: auto scaling and \
                Fargate replace network interfaces all the time""");
    }

    /** As those for the Elastic Fabric Adapter alone (efa-only), which have no IP. */
    @Test
    void anInterfaceWithoutAddressIsAProblemOnlyWhereItIsSelected() throws IOException {
        String enis = """
                [{ "NetworkInterfaceId": "eni-0000000a", "PrivateIpAddress": "10.0.0.10", "SubnetId": "subnet-1" },
                 { "NetworkInterfaceId": "eni-0000000e", "InterfaceType": "efa-only", "PrivateIpAddresses": [], "SubnetId": "subnet-2" }]
                """;
        Files.writeString(folder.resolve("enis.json"), enis);
        assertThat(read("{ file: enis.json, select: { subnet: subnet-1 }, as: web }"))
                .hasSize(2);
        assertThat(refusal("{ file: enis.json, select: { subnet: subnet-2 }, as: web }", enis))
                .isEqualTo("""
                net/flowcheck.yaml:1:44: eni-0000000e is selected and has no private address, so no check can be on it
                  1 | interfacesFrom: { file: enis.json, select: { subnet: subnet-2 }, as: web }
                    |                                            ^^^^^^^^^^^^^^^^^^^^
                  -> narrow the selection so that it leaves eni-0000000e out, or write the file without it""");
    }

    @Test
    void aMisspeltKeyIsNotToldAsMissingToo() throws IOException {
        assertThat(refusal("{ flie: enis.json, as: web }", ENIS).lines().filter(line -> line.startsWith("net/")))
                .containsExactly("net/flowcheck.yaml:1:19: \"flie\" is no key of a selection of interfaces");
    }

    @Test
    void whatIsNoJsonIsToldInItsFile() throws IOException {
        assertThat(refusal("{ file: enis.json, as: web }", "{\n  \"NetworkInterfaces\": [ { \"a\": nope } ]\n}\n"))
                .startsWith("net/enis.json:2:")
                .contains("the file is no JSON: Unrecognized token 'nope'")
                .endsWith("-> write it anew with aws ec2 describe-network-interfaces --output json");
        assertThat(refusal("{ file: enis.json, as: web }", "{ \"NetworkInterfaces\": ["))
                .startsWith("net/enis.json:1:");
        assertThat(refusal("{ file: enis.json, as: web }", "")).isEqualTo("""
                net/enis.json:1:1: the file is empty
                  1 |\s
                    | ^
                  -> write it anew with aws ec2 describe-network-interfaces --output json""");
    }

    @Test
    void whatIsNoListOfInterfacesIsToldInItsFile() throws IOException {
        String remedy = "  -> write it anew with aws ec2 describe-network-interfaces";
        assertThat(refusal("{ file: enis.json, as: web }", "{ \"Instances\": [] }"))
                .isEqualTo("""
                net/enis.json:1:1: there is no list of network interfaces: no NetworkInterfaces
                  1 | { "Instances": [] }
                    | ^^^^^^^^^^^^^^^^^^^
                """ + remedy);
        assertThat(refusal(
                        "{ file: enis.json, as: web }",
                        "[{ \"NetworkInterfaceId\": \"eni-1\", \"PrivateIpAddress\": \"10.0.0\" }]"))
                .isEqualTo("""
                net/enis.json:1:26: "eni-1" is no network interface id
                  1 | [{ "NetworkInterfaceId": "eni-1", "PrivateIpAddress": "10.0.0" }]
                    |                          ^^^^^^^
                """ + remedy + """


                net/enis.json:1:55: "10.0.0" is no address
                  1 | [{ "NetworkInterfaceId": "eni-1", "PrivateIpAddress": "10.0.0" }]
                    |                                                       ^^^^^^^^
                """ + remedy);
        assertThat(refusal("{ file: enis.json, as: web }", "{ \"NetworkInterfaces\": [], \"NextToken\": \"x\" }"))
                .startsWith("net/enis.json:1:41: the list of network interfaces is cut: there is a NextToken");
    }

    @Test
    void aFileThatIsNotThereIsToldWhereItIsNamed() throws IOException {
        assertThat(refusal("{ file: others.json, as: web }", ENIS)).isEqualTo("""
                net/flowcheck.yaml:1:25: the list of network interfaces "net/others.json" does not exist
                  1 | interfacesFrom: { file: others.json, as: web }
                    |                         ^^^^^^^^^^^
                  -> write it with aws ec2 describe-network-interfaces, or mend the path, which starts where the check file lies""");
    }

    @Test
    void theKeysAreHeldToTheRules() throws IOException {
        assertThat(refusal("[{ select: { tags: { App: web } } }, { file: enis.json, select: {}, as: a b }]", ENIS)
                        .lines()
                        .filter(line -> line.startsWith("net/")))
                .containsExactly(
                        "net/flowcheck.yaml:1:20: \"file\" is missing",
                        "net/flowcheck.yaml:1:20: \"as\" is missing",
                        "net/flowcheck.yaml:1:30: \"tags\" is no key of select",
                        "net/flowcheck.yaml:1:81: the selection is empty",
                        "net/flowcheck.yaml:1:89: \"a b\" is no interface name",
                        "net/flowcheck.yaml:3:27: there is no interface \"web\"",
                        "net/flowcheck.yaml:4:18: there is no interface \"web\"");
    }

    @Test
    void nothingElseIsToldOfACheckOnAWrongName() throws IOException {
        Files.writeString(folder.resolve("enis.json"), ENIS);
        Path file = Files.writeString(folder.resolve("flowcheck.yaml"), """
                interfacesFrom: { file: enis.json, as: a b }
                checks:
                  - { interface: a b }
                """);
        assertThat(catchThrowableOfType(BadInputException.class, () -> CheckFileReader.read(file, "flowcheck.yaml"))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("\"a b\" is no interface name");
    }

    @Test
    void anIdThatIsTooLongWithItsInterfaceIsTold() throws IOException {
        String id = "x".repeat(190);
        Files.writeString(folder.resolve("enis.json"), ENIS);
        Path file = Files.writeString(folder.resolve("flowcheck.yaml"), """
                interfacesFrom: { file: enis.json, select: { tag: { Env: prod } }, as: web }
                checks:
                  - { id: %s, interface: web }
                """.formatted(id));
        assertThat(catchThrowableOfType(BadInputException.class, () -> CheckFileReader.read(file, "flowcheck.yaml")))
                .hasMessageStartingWith("flowcheck.yaml:3:11: with .eni-0000000b behind it the id has 203 characters");
    }

    private List<String> enis(String from) throws IOException {
        return checks(from).stream()
                .map(check -> check.networkInterface().eni())
                .distinct()
                .toList();
    }

    private List<Check> checks(String from) throws IOException {
        Files.writeString(folder.resolve("enis.json"), ENIS);
        return read(from);
    }

    private String refusal(String from, String enis) throws IOException {
        Files.writeString(folder.resolve("enis.json"), enis);
        return catchThrowableOfType(BadInputException.class, () -> read(from)).getMessage();
    }

    private List<Check> read(String from) throws IOException {
        Path file = Files.writeString(folder.resolve("flowcheck.yaml"), """
                interfacesFrom: %s
                checks:
                  - { id: ssh, interface: web, ports: 22 }
                  - { interface: web, ports: 80 }
                """.formatted(from));
        return CheckFileReader.read(file, "net/flowcheck.yaml").suite().checks();
    }

    private static List<String> addresses(Check check) {
        return check.networkInterface().addresses().stream()
                .map(IpAddress::toString)
                .toList();
    }
}
