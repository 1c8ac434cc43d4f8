package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.render.SavedQueries;
import io.github.flowcheck.render.SavedQuery;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of the other checks in every target when one is moved, renamed, added or removed: nothing. */
class StabilityPropertiesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Property(tries = 60)
    void movingChecksChangesNotAByte(@ForAll("files") List<String> checks, @ForAll Random random) {
        List<String> moved = new ArrayList<>(checks);
        Collections.shuffle(moved, random);

        assertThat(texts(moved)).isEqualTo(texts(checks));
        assertThat(ids(moved)).containsExactlyInAnyOrderElementsOf(ids(checks));
    }

    @Property(tries = 60)
    void aCheckThatGoesOrComesTakesItsOwnEntriesOnly(@ForAll("files") List<String> checks, @ForAll Random random) {
        List<String> fewer = new ArrayList<>(checks);
        int gone = random.nextInt(checks.size());
        fewer.remove(gone);
        Map<String, String> before = entries(checks);
        Map<String, String> after = entries(fewer);

        assertThat(before).containsAllEntriesOf(after);
        // a query and a request, a resource here and one there
        assertThat(before).hasSize(after.size() + 4);
        assertThat(ids(checks)).containsAll(ids(fewer));
    }

    @Property(tries = 60)
    void aCheckThatIsRenamedLeavesTheOthersAsTheyAre(@ForAll("files") List<String> checks, @ForAll Random random) {
        List<String> renamed = new ArrayList<>(checks);
        int which = random.nextInt(checks.size());
        renamed.set(which, checks.get(which).replaceFirst("\\{( id: [^,]*,)?", "{ id: a-new.name,"));
        Map<String, String> before = entries(checks);
        Map<String, String> after = entries(renamed);

        before.entrySet().removeAll(entries(renamed).entrySet());
        after.entrySet().removeAll(entries(checks).entrySet());
        assertThat(before).hasSize(4);
        assertThat(after).hasSize(4);
        assertThat(before.keySet()).doesNotContainAnyElementsOf(after.keySet());
    }

    /** Where the number of parts stays; that it may double is the price of parts that are as few as they can be. */
    @Property(tries = 12)
    void aPartOfALargeTemplateIsChosenByTheIdAlone(@ForAll("sizes") int size, @ForAll Random random) {
        List<SavedQuery> queries = queries(size, random);
        List<SavedQuery> fewer = new ArrayList<>(queries);
        Collections.shuffle(fewer, random);
        fewer.subList(0, 3).clear();
        List<OutputFile> before = SavedQueryFormat.CLOUDFORMATION.files(queries);
        List<OutputFile> after = SavedQueryFormat.CLOUDFORMATION.files(fewer);

        assertThat(paths(before)).contains("cloudformation/parent.template.json");
        assertThat(resources(before)).hasSize(size);
        assertThat(resources(after)).hasSize(size - 3);
        if (paths(after).equals(paths(before))) {
            assertThat(resources(before)).containsAllEntriesOf(resources(after));
        } else {
            assertThat(after).hasSizeLessThan(before.size());
        }
    }

    /** Checks with and without ids, in the flow style, of which no two select the same. */
    @Provide
    Arbitrary<List<String>> files() {
        Arbitrary<String> selection = Arbitraries.of(
                "interface: web, ports: 22",
                "interface: web, ports: well-known, protocol: udp",
                "interface: web, direction: outbound, peers: [\"${param.office}\", 10.0.0.0/8]",
                "eni: \"${param.webEni}\", address: 10.0.0.1, ports: [22, 80]",
                "eni: \"${param.webEni}\", address: \"${param.webAddress}\", action: reject",
                "eni: eni-1235b8ca, address: 2001:db8::1, expect: none",
                "eni: eni-1235b8ca, address: 10.0.0.2, ports: 443, match: regex, logGroup: \"${param.flows}\"",
                "eni: eni-0a1b2c3d, addresses: [10.0.0.3, 10.0.0.4]");
        return selection.set().ofMinSize(2).ofMaxSize(8).flatMap(set -> Arbitraries.of(
                        "a", "a-b", "a.b", "ab", "9", "x_y", "z--1", "long-name-of-a-check")
                .set()
                .ofSize(set.size())
                .flatMap(ids -> Arbitraries.integers().between(0, 255).map(named -> checks(set, ids, named))));
    }

    private static List<String> checks(Collection<String> selections, Collection<String> ids, int named) {
        List<String> id = List.copyOf(ids);
        List<String> selection = List.copyOf(selections);
        return IntStream.range(0, selection.size())
                .mapToObj(i -> "  - {" + ((named >> i & 1) == 0 ? "" : " id: " + id.get(i) + ",") + " "
                        + selection.get(i) + " }\n")
                .toList();
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(503, 520, 900, 1100);
    }

    private static List<SavedQuery> queries(int size, Random random) {
        int from = random.nextInt(1_000_000);
        return IntStream.range(from, from + size)
                .mapToObj(i -> new SavedQuery("check-" + i, "net/check-" + i, "limit " + i, List.of()))
                .toList();
    }

    private static List<String> ids(List<String> checks) {
        return CheckFileReader.read(source(checks)).suite().all().stream()
                .map(AnyCheck::id)
                .toList();
    }

    private static SourceText source(List<String> checks) {
        return new SourceText("checks.yaml", """
                logGroup: /vpc/flow-logs
                parameters:
                  webEni: { type: eni, default: eni-1235b8ca123456789 }
                  webAddress: { type: address, default: 172.31.16.21 }
                  office: { type: cidr, default: 10.9.0.0/16 }
                  flows: { type: logGroup, default: /vpc/others }
                interfaces:
                  web: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
                checks:
                """ + String.join("", checks));
    }

    private static List<OutputFile> files(List<String> checks) {
        List<SavedQuery> queries =
                SavedQueries.of(CheckFileReader.read(source(checks)).suite()).all();
        return List.of(SavedQueryFormat.values()).stream()
                .flatMap(format -> format.files(queries).stream())
                .toList();
    }

    private static Map<String, String> texts(List<String> checks) {
        return files(checks).stream().collect(Collectors.toMap(OutputFile::path, OutputFile::text));
    }

    /** Every query file, every request, and every resource by its file and address. */
    private static Map<String, String> entries(List<String> checks) {
        Map<String, String> entries = new TreeMap<>();
        files(checks).forEach(file -> {
            if (file.path().endsWith(".template.json")) {
                entries.putAll(resources(List.of(file)));
            } else if (file.path().endsWith(".tf.json")) {
                MAPPER.readTree(file.text())
                        .at("/resource/aws_cloudwatch_query_definition")
                        .properties()
                        .forEach(one -> entries.put(
                                file.path() + " " + one.getKey(), one.getValue().toString()));
            } else {
                entries.put(file.path(), file.text());
            }
        });
        return entries;
    }

    private static Map<String, String> resources(List<OutputFile> templates) {
        Map<String, String> resources = new TreeMap<>();
        for (OutputFile file : templates) {
            JsonNode all = MAPPER.readTree(file.text()).path("Resources");
            all.properties().stream()
                    .filter(one -> one.getValue().path("Type").stringValue().equals("AWS::Logs::QueryDefinition"))
                    .forEach(one -> resources.put(
                            file.path() + " " + one.getKey(), one.getValue().toString()));
        }
        return resources;
    }

    private static List<String> paths(List<OutputFile> files) {
        return files.stream().map(OutputFile::path).toList();
    }
}
