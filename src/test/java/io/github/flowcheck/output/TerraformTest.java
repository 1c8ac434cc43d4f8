package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.render.SavedQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TerraformTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void theFileHasAResourceAQueryInTheOrderOfTheIds() throws IOException {
        List<OutputFile> files = SavedQueryFormat.TERRAFORM.files(List.of(
                new SavedQuery("web", "net/web", "filter dstPort = 22\n| limit 10", List.of("/vpc/flow-logs")),
                new SavedQuery("1st.db", "net/${x}/1st.db", "# 5%{ of ${x}\nlimit 10", List.of())));

        assertThat(files).containsExactly(OutputFile.of("terraform/flowcheck.tf.json", """
                        {
                          "//": "Saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck. Needs the \
                        provider hashicorp/aws, which the module that uses this folder or file configures.",
                          "resource": {
                            "aws_cloudwatch_query_definition": {
                              "_1st_DOT_db": {
                                "name": "net/$${x}/1st.db",
                                "query_string": "# 5%%{ of $${x}\\nlimit 10"
                              },
                              "web": {
                                "name": "net/web",
                                "query_string": "filter dstPort = 22\\n| limit 10",
                                "log_group_names": [
                                  "/vpc/flow-logs"
                                ]
                              }
                            }
                          }
                        }
                        """));
        Schemas.assertValid("terraform.schema.json", files.get(0).text());
    }

    @ParameterizedTest
    @CsvSource({
        "web-well-known,        web-well-known",
        "web_well_known,        web_well_known",
        "a.b,                   a_DOT_b",
        "a_.b,                  a__DOT_b",
        "a..b,                  a_DOT__DOT_b",
        "1st,                   _1st",
        "9.9,                   _9_DOT_9",
        "library/inbound-ports, library_SLASH_inbound-ports"
    })
    void aResourceIsNamedByTheIdAlone(String id, String name) {
        assertThat(Terraform.resourceName(id)).isEqualTo(name).matches("[A-Za-z_][A-Za-z0-9_-]*");
    }

    @Test
    void theLongestIdHasANameToo() {
        assertThat(Terraform.resourceName("9" + ".".repeat(Check.LONGEST_ID - 1)))
                .isEqualTo("_9" + "_DOT_".repeat(Check.LONGEST_ID - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${x} | $${x}",
                "$${x} | $$${x}",
                "%{if} | %%{if}",
                "%%{if} | %%%{if}",
                "$%{ ${%{ | $%%{ $${%%{",
                "$ % { $$ %% a$ \\n | $ % { $$ %% a$ \\n"
            })
    void whatTerraformWouldTakeForAnExpressionIsEscaped(String text, String escaped) {
        assertThat(Terraform.escaped(text)).isEqualTo(escaped);
        assertThat(unescaped(escaped)).isEqualTo(text);
    }

    @Test
    void neitherOrderNorLocaleChangesAByte() {
        List<SavedQuery> queries = new ArrayList<>(queries(200));
        String text = text(queries);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Collections.shuffle(queries, new Random(7));
            assertThat(text(queries)).isEqualTo(text);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void aCheckThatGoesTouchesNoOther() {
        List<SavedQuery> queries = queries(1200);
        Map<String, JsonNode> before = resources(text(queries));
        for (int gone : List.of(0, 1, 599, 1199)) {
            Map<String, JsonNode> expected = new TreeMap<>(before);
            expected.remove(queries.get(gone).checkId());
            List<SavedQuery> fewer =
                    queries.stream().filter(q -> q != queries.get(gone)).toList();
            assertThat(resources(text(fewer))).isEqualTo(expected);
        }
    }

    @Test
    void aCheckWithANewIdIsANewResourceAndTouchesNoOther() {
        List<SavedQuery> queries = new ArrayList<>(queries(20));
        Map<String, JsonNode> expected = new TreeMap<>(resources(text(queries)));
        queries.set(7, new SavedQuery("new.id", "net/new.id", "limit 1", List.of()));
        expected.remove("check-0007");
        Map<String, JsonNode> after = resources(text(queries));

        assertThat(after.remove("new_DOT_id")).isNotNull();
        assertThat(after).isEqualTo(expected);
    }

    @Test
    void thereIsOneFileHoweverManyTheQueries() throws IOException {
        List<OutputFile> files = SavedQueryFormat.TERRAFORM.files(queries(1200));

        assertThat(files).hasSize(1);
        assertThat(resources(files.get(0).text())).hasSize(1200);
        Schemas.assertValid("terraform.schema.json", files.get(0).text());
    }

    /** What Terraform makes of an escaped text: seen with Terraform 1.11, for runs of dollars and percent signs too. */
    static String unescaped(String text) {
        return text.replace("$${", "${").replace("%%{", "%{");
    }

    private static Map<String, JsonNode> resources(String text) {
        Map<String, JsonNode> resources = new TreeMap<>();
        MAPPER.readTree(text)
                .at("/resource/aws_cloudwatch_query_definition")
                .properties()
                .forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
        return resources;
    }

    private static String text(List<SavedQuery> queries) {
        return SavedQueryFormat.TERRAFORM.files(queries).get(0).text();
    }

    private static List<SavedQuery> queries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, "check-%04d", i))
                .map(id -> new SavedQuery(id, "net/" + id, "filter dstPort = 22", List.of()))
                .toList();
    }
}
