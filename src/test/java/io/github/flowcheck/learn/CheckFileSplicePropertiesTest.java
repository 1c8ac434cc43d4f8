package io.github.flowcheck.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.checkfile.yaml.JsonReader;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** However a file is laid out: what is added can be cut out again, and then it is the file that was there. */
class CheckFileSplicePropertiesTest {
    private static final String ENI = "eni-00000001";

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void all_bytes_of_before_are_there_and_mean_the_same(@ForAll Random random) {
        String before = file(random);
        KnownFile known = KnownFile.of(
                new SourceText("checks.yaml", before), () -> CheckFileReader.read(new SourceText("checks.yaml", before))
                        .suite());
        Additions additions = additions();
        String after = CheckFileSplice.of(known, additions);
        assertThat(withoutAdded(after)).as(after).isEqualTo(withoutBlanks(before));
        SourceText spliced = new SourceText("checks.yaml", after);
        assertThat(new Unchanged(known, additions).in(spliced)).as(after).isTrue();
        assertThat(CheckFileReader.read(spliced).suite().checks()).hasSize(2);
        if (before.contains("\r\n")) {
            assertThat(after).doesNotContainPattern("(?<!\r)\n");
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void a_list_in_brackets_gets_lines_of_its_own_and_queries_keep_theirs(@ForAll Random random) {
        String before = inBrackets(random);
        KnownFile known = KnownFile.of(
                new SourceText("checks.yaml", before), () -> CheckFileReader.read(new SourceText("checks.yaml", before))
                        .suite());
        List<LearntCheck> checks = new ArrayList<>(additions().checks());
        List<String> query = List.of("filter dstPort = \"22\" # one", "| stats count(*)");
        checks.add(new LearntCheck(List.of(), Map.of("id", "added-query"), Optional.of(query)));
        Additions additions = new Additions(additions().interfaces(), checks, Map.of(), List.of(), List.of());
        String after = CheckFileSplice.of(known, additions);
        assertThat(after.lines()
                        .filter(line -> !line.contains("added"))
                        .map(line -> line.replace(",", ""))
                        .toList())
                .as(after)
                .isEqualTo(before.lines().map(line -> line.replace(",", "")).toList());
        SourceText spliced = new SourceText("checks.yaml", after);
        assertThat(new Unchanged(known, additions).in(spliced)).as(after).isTrue();
        assertThat(CheckFileReader.read(spliced).suite().all())
                .filteredOn(RawCheck.class::isInstance)
                .extracting(check -> ((RawCheck) check).query())
                .containsExactly("filter dstPort = \"22\" # one\n| stats count(*)");
        assertThat(isJson(after)).as(after).isEqualTo(isJson(before));
    }

    private static boolean isJson(String text) {
        return JsonReader.isJson(new SourceText("checks.yaml", text));
    }

    /** JSON, or the same with what YAML allows beside: comments, commas behind the last one and in lines of their own. */
    private static String inBrackets(Random random) {
        boolean json = random.nextBoolean();
        String eol = random.nextBoolean() ? "\r\n" : "\n";
        String comment = json || random.nextBoolean() ? "" : "  # why, \"quoted\" [and] {more}";
        String below = json || random.nextBoolean() ? "" : "    # nothing more" + eol;
        String interfaces = "  \"interfaces\": {" + eol
                + "    \"web\": { \"eni\": \"eni-1235b8ca\", \"address\": \"10.0.0.1\" }"
                + comma(json, random, comment, eol) + eol + "  }";
        String check = "    {" + eol + "      \"id\": \"a\"," + eol + "      \"eni\": \"eni-1235b8ca\"," + eol
                + "      \"address\": \"10.0.0.1\"" + eol + "    }";
        List<String> keys = new ArrayList<>(List.of("  \"version\": 1"));
        keys.add(interfaces);
        keys.add((json ? "  \"checks\"" : "  checks") + ": [" + eol + check + comma(json, random, comment, eol) + eol
                + below + "  ]");
        if (random.nextInt(4) == 0) {
            keys.removeIf(key -> key.contains("interfaces"));
        }
        return "{" + eol + String.join("," + eol, keys) + eol + "}" + (random.nextBoolean() ? eol : "");
    }

    private static String comma(boolean json, Random random, String comment, String eol) {
        return switch (json ? 0 : random.nextInt(3)) {
            case 0 -> comment;
            case 1 -> "," + comment;
            default -> comment + eol + "    ," + comment;
        };
    }

    private static Additions additions() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", "added-inbound");
        keys.put("interface", "added");
        keys.put("expect", "none");
        return new Additions(
                List.of(new LearntInterface(
                        "added",
                        List.of(),
                        ENI,
                        List.of(IpAddress.parse("10.7.7.7").orElseThrow()))),
                List.of(new LearntCheck(List.of("added words"), keys, Optional.empty())),
                Map.of(),
                List.of(),
                List.of());
    }

    /** Blanks, line breaks and commas may stand around what was added. */
    private static String withoutAdded(String text) {
        String entry = Pattern.quote("added: { eni: " + ENI + ", address: 10.7.7.7 }");
        String flow = Pattern.quote("{ id: added-inbound, interface: added, expect: none }");
        String cut = text.replaceAll(
                        "interfaces:\\s*\\{ " + entry + " \\},?|interfaces:\\s+" + entry + "|,? ?" + entry, "")
                .replaceAll("checks:\\s+# added words\\s+- id: added-inbound", "- id: added-inbound")
                .replaceAll("# added words|- id: added-inbound\\s+interface: added\\s+expect: none", "")
                .replaceAll(",? ?" + flow, "");
        return withoutBlanks(cut);
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String file(Random random) {
        String eol = random.nextBoolean() ? "\r\n" : "\n";
        String comment = random.nextBoolean() ? "   # why, \"quoted\" [and] {more}" : "";
        String deep = " ".repeat(1 + random.nextInt(4));
        String dash = " ".repeat(random.nextInt(4));
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "\uFEFF" : "");
        text.append(random.nextBoolean() ? "# a head" + eol : "")
                .append("version: 1")
                .append(comment)
                .append(eol);
        text.append(
                switch (random.nextInt(3)) {
                    case 0 ->
                        "interfaces: { web: { eni: eni-1235b8ca, address: 10.0.0.1 }"
                                + (random.nextBoolean() ? "," : "") + " }" + comment + eol;
                    case 1 ->
                        "interfaces:" + comment + eol + deep + "web:" + eol + deep + "  eni: eni-1235b8ca" + eol + deep
                                + "  address: \"10.0.0.1\"" + comment + eol + deep + " # of web" + eol;
                    default ->
                        "interfaces:" + eol + deep + "'web': {eni: eni-1235b8ca,   address: 10.0.0.1}" + eol + eol;
                });
        text.append(
                switch (random.nextInt(4)) {
                    case 0 ->
                        "checks: [ {id: a, interface: web, expect: some}" + (random.nextBoolean() ? " ," : "") + " ]"
                                + comment;
                    case 1 ->
                        "checks:" + comment + eol + dash + "- id: a" + eol + dash + "  interface: web" + eol + dash
                                + "  description: |+" + eol + dash + "    two" + eol + dash + "    # lines" + eol + eol;
                    case 2 -> "checks:" + eol + dash + "-   {id: a, interface: web}" + comment + eol + "# left";
                    default ->
                        "checks:" + eol + eol + dash + "-" + eol + dash + "   id: a" + eol + dash + "   interface: web";
                });
        text.append(random.nextBoolean() ? eol : "");
        text.append(random.nextBoolean() ? eol + "window: 24h" + comment : "");
        return text.toString();
    }
}
