package io.github.flowcheck.checkfile;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key with every value of a long list: what the reader takes the schema takes, and what it refuses is told too. */
class SchemaValuesTest {
    private static final String TWO_ALIKE =
            "[{eni: eni-1235b8ca, address: 10.0.0.1}, {eni: eni-1235b8ca, address: 10.0.0.1}]";

    private static final String WEB = "interfaces: {web: {eni: eni-1235b8ca, address: 10.0.0.1}}";
    private static final String ITS = "id: it, eni: eni-1235b8ca, address: 10.0.0.1";

    /** The check under test has an id that examples use too. */
    private static final String TESTED = "id: web-ssh, eni: eni-1235b8ca, address: 10.0.0.1";

    /** What names stand for, the language of queries, and what a record is, are the reader's alone. */
    private static final Set<String> NAMES_AND_QUERIES = Set.of("interface", "query", "params", "records");

    /** The objects whose values need no other file beside the check file. */
    static final List<ObjectKind> KINDS = Stream.of(ObjectKind.values())
            .filter(kind -> kind != ObjectKind.INTERFACES_FROM && kind != ObjectKind.SELECTION)
            .toList();

    /** Values that the schema takes for some keys and the reader refuses, each with what a schema cannot know. */
    private static final Map<String, String> ONLY_THE_READER = Map.ofEntries(
            entry("1.0", "how a number is spelt"),
            entry("22.0", "how a number is spelt"),
            entry("+22", "how a number is spelt"),
            entry("022", "how a number is spelt"),
            entry("0o26", "how a number is spelt"),
            entry("0x16", "how a number is spelt"),
            entry("1e3", "how a number is spelt"),
            entry(".5", "how a number is spelt"),
            entry("True", "how a word is spelt that YAML reads as true"),
            entry("9000-8000", "one value compared with another"),
            entry("{minFlows: 2, maxFlows: 1}", "one value compared with another"),
            entry("2026-01-31T23:59:59Z/2026-01-31T00:00:00Z", "one value compared with another"),
            entry("PT0S", "how long a length is"),
            entry("30s", "how long a length is"),
            entry("2027-02-30", "a calendar"),
            entry("10.0.0.1/8", "bits of an address"),
            entry("{interface: nobody}", "which interfaces are defined"),
            entry(TWO_ALIKE, "which id is made for a check"),
            entry("\"${hours}\"", "what variables stand for"),
            entry("\"${nothing}\"", "which variables there are"));

    @Test
    void theSchemaAgreesWithTheReaderForEveryKeyAndValue() {
        List<String> refusedBySchemaAlone = new ArrayList<>();
        Set<String> refusedByReaderAlone = new TreeSet<>();
        for (ObjectKind kind : KINDS) {
            for (String key : kind.keys()) {
                for (String value : VALUES) {
                    String file = file(kind, key, value);
                    boolean reader = EditorView.readerAccepts(file);
                    boolean schema = EditorView.accepts(file);
                    if (reader && !schema) {
                        refusedBySchemaAlone.add(file + " " + EditorView.faults(file));
                    } else if (schema && !reader && !NAMES_AND_QUERIES.contains(key)) {
                        refusedByReaderAlone.add(value);
                    }
                }
            }
        }
        assertThat(refusedBySchemaAlone).isEmpty();
        assertThat(refusedByReaderAlone).containsExactlyInAnyOrderElementsOf(ONLY_THE_READER.keySet());
    }

    /** In JavaScript, which runs the schema in editors, {@code \\s} is more than in Java, and more than the reader takes for blank. */
    @Test
    void blanksOfNamesAndTextsAreTheSameInEveryEngine() {
        for (String definition : List.of("text", "line", "path", "query", "duration", "window")) {
            String schema = EditorView.schema().at("/definitions/" + definition).toString();
            assertThat(schema).as(definition).contains("pattern").doesNotContain("\\\\s", "\\\\S");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "' ', true",
        "\\t, true",
        "\\n, true",
        "\\u000b, true",
        "\\u001c, false",
        "\\u00a0, false",
        "\\u2003, false",
        "\\u3000, false"
    })
    void blanksAroundTheEndsOfAWindowAreTheSameForReaderAndSchema(String blank, boolean allowed) {
        String file = "{window: \"2026-01-31T00:00:00Z%1$s/%1$s2026-01-31T23:59:59Z%1$s\", checks: [{" + ITS + "}]}";
        assertThat(EditorView.readerAccepts(file.formatted(blank))).isEqualTo(allowed);
        assertThat(EditorView.accepts(file.formatted(blank))).isEqualTo(allowed);
    }

    @Test
    void anyNameMayBeThatOfAnInterfaceForAllTheSchemaKnows() {
        String file = "{" + WEB + ", checks: [{interface: %s}]}";
        assertThat(EditorView.readerAccepts(file.formatted("web"))).isTrue();
        assertThat(EditorView.accepts(file.formatted("web"))).isTrue();
        assertThat(EditorView.readerAccepts(file.formatted("nobody"))).isFalse();
        assertThat(EditorView.accepts(file.formatted("nobody"))).isTrue();
        assertThat(EditorView.accepts(file.formatted("two words"))).isFalse();
    }

    /** A file in which a key has a value and nothing else can be wrong. */
    static String file(ObjectKind kind, String key, String value) {
        String entry = key + ": " + value;
        return switch (kind) {
            case FILE -> file(key, entry);
            case PARAMETER ->
                "{parameters: {web: {" + entry + (key.equals("type") ? "" : ", type: eni") + "}}, checks: [{" + ITS
                        + "}]}";
            case TARGET ->
                "{parameters: {webEni: {type: eni}}, targets: {prod: {" + entry + "}}, checks: [{" + ITS + "}]}";
            case INTERFACES_FROM, SELECTION -> throw new IllegalArgumentException("needs a file beside it: " + kind);
            case TEST ->
                "{checks: [{" + TESTED + "}], tests: [{" + entry + (key.equals("name") ? "" : ", name: x")
                        + (key.equals("records") ? "" : ", records: []")
                        + (key.equals("expect") ? "" : ", expect: {web-ssh: observed}") + "}]}";
            case INTERFACE -> "{interfaces: {web: {" + entry + rest(key) + "}}, checks: [{" + ITS + "}]}";
            case CHECK -> "{" + WEB + ", checks: [{" + entry + (key.equals("id") ? "" : ", id: it") + rest(key) + "}]}";
            case DEFAULTS -> "{" + WEB + ", defaults: {" + entry + "}, checks: [{" + ITS + "}]}";
            case RAW_CHECK ->
                "{checks: [{" + entry + (key.equals("id") ? "" : ", id: it")
                        + (key.equals("query") ? "" : ", query: fields @message")
                        + (key.equals("eni") ? "" : ", eni: eni-1235b8ca") + "}]}";
            case ROW_EXPECTATION -> "{checks: [{id: it, query: fields @message, expect: {" + entry + "}}]}";
            case RAW_WAIVER ->
                "{checks: [{id: it, query: fields @message, expect: none, waive: {" + entry
                        + (key.equals("reason") ? "" : ", reason: x")
                        + (key.equals("until") ? "" : ", until: 2027-01-31") + "}}]}";
            case EXPECTATION -> "{checks: [{" + ITS + ", expect: {" + entry + "}}]}";
            case PART -> "{checks: [{" + ITS + ", expect: {accepted: {" + entry + "}}}]}";
            case WAIVER ->
                "{checks: [{" + ITS + ", expect: none, waive: {" + entry + (key.equals("reason") ? "" : ", reason: x")
                        + (key.equals("until") ? "" : ", until: 2027-01-31") + "}}]}";
        };
    }

    private static String file(String key, String entry) {
        String interfaces = key.equals("interfaces") ? "" : ", " + WEB;
        return "{" + entry + interfaces
                + (key.equals("checks") ? "" : ", checks: [{" + (key.equals("tests") ? TESTED : ITS) + "}]") + "}";
    }

    private static String rest(String key) {
        return switch (key) {
            case "interface", "query" -> "";
            case "eni" -> ", address: 10.0.0.1";
            case "address", "addresses" -> ", eni: eni-1235b8ca";
            default -> ", eni: eni-1235b8ca, address: 10.0.0.1";
        };
    }

    private static final List<String> VALUES = """
            22
            "net\\u00A0"
            "\\uFEFFnet"
            "net\\u3000/more"
            "net\\u2007"
            "\\u00A0\\u2003"
            "22"
            0
            65535
            65536
            -1
            +22
            022
            0o26
            0x16
            1_000
            1e3
            22.0
            1.5
            .5
            22:22
            "22,80"
            22/tcp
            53/UDP
            "53 / udp"
            47/132
            8000-8999
            "8000 - 8999"
            9000-8000
            8000-70000
            022-80
            icmp
            ICMP
            22/icmp
            47
            255
            256
            well-known
            all
            any
            none
            some
            tcp
            Tcp
            accept
            Accept
            reject
            inbound
            outbound
            destination
            source
            default
            exact
            true
            "true"
            True
            yes
            off
            null
            ~
            ""
            " "
            []
            [22]
            [22, 80]
            [22, ssh]
            [tcp, udp]
            [any]
            [none]
            [[22]]
            [null]
            [10.0.0.1, "2001:db8::/32"]
            {}
            {only: 22}
            {onyl: 22}
            {accepted: some}
            {accepted: some, rejected: {only: [22], maxFlows: 3}}
            {accepted: some, only: 22}
            {accepted: {}}
            {minFlows: 2, maxFlows: 1}
            {reason: x, until: 2027-01-31}
            {reason: x}
            {eni: eni-1235b8ca, address: 10.0.0.1}
            {a: {eni: eni-1235b8ca, address: 10.0.0.1}}
            {a: {eni: eni-1235b8ca}}
            {-a: {eni: eni-1235b8ca, address: 10.0.0.1}}
            {a: b, c: 5, d: true}
            {1a: b}
            {env.a: b}
            {a: {b: c}}
            {interface: web}
            {id: a}
            [{id: a, eni: eni-1235b8ca, address: 10.0.0.1}]
            [{id: a, eni: eni-1235b8ca}]
            [{id: a}]
            [{eni: eni-1235b8ca, address: 10.0.0.1}, {eni: eni-1235b8ca, address: 10.0.0.1}]
            web
            {interface: nobody}
            nobody
            net/prod team
            /a
            a/
            a//b
            a / b
            a:b
            "a*"
            " a"
            A
            a.b-c_d
            -a
            "a\\nb"
            "a\\tb"
            "a\\u0007b"
            "a\\u2028b"
            "a\\u202eb"
            "a{{b"
            10.0.0.1
            010.0.0.1
            10.0.0.256
            10.0.0
            10.0.0.1/8
            10.0.0.0/8
            10.0.0.0/33
            0.0.0.0/0
            "::1"
            "2001:db8::/32"
            "2001:db8::/128"
            "2001:db8::/129"
            "1::2::3"
            "::ffff:10.0.0.1"
            "1:2:3:4:5:6:7:8"
            "1:2:3:4:5:6:7::"
            "::2:3:4:5:6:7:8"
            "1:2:3:4:5:6:7:8:9"
            "fe80::1%eth0"
            eni-1235b8ca
            eni-1235b8ca123456789
            eni-1235B8CA
            eni-123
            24h
            7 d
            0h
            PT15M
            pt15m
            P1DT1.0S
            PT0S
            30s
            P1Y
            2026-01-31T00:00:00Z/2026-01-31T23:59:59+01:00
            2026-01-31T00:00Z/2026-01-31T23:59:59.000Z
            2026-01-31T23:59:59Z/2026-01-31T00:00:00Z
            2026-01-31T00:00:00/2026-01-31T23:59:59
            2027-01-31
            2027-02-30
            2027-13-01
            31.01.2027
            arn:aws:logs:eu-west-1:123456789012:log-group:/vpc/flow-logs
            arn:aws:logs:eu-west-1:123456789012:log-group:/vpc/flow-logs:*
            /vpc/flow-logs
            "#a"
            1000000000000
            1000000000001
            99999999999999999999
            1
            "1"
            1.0
            2
            regex
            ${stage}
            a-${hours}
            "${hours}"
            "${nothing}"
            "${a b}"
            "${"
            "$${x}"
            "$$${x}"
            """.lines().toList();
}
