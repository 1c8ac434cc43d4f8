package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.render.SavedQueries;
import io.github.flowcheck.render.SavedQuery;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that a user may write and that mean something to YAML, JSON, CloudFormation, Terraform or the query language. */
class RoundTripTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "# a comment | limit 1",
                "Größe 漢字 \uD83D\uDE00 \u00A0 e\u0301",
                "$${AWS::Region} $${!x}",
                "$$${x} $ $$ $$$$${y}",
                "%{ if true } %%{x} 100%",
                "back\\slash \\n \\u0022 \\\\",
                "\"quotes\" 'and' `ticks` \"\"",
                "{ {x}} } } {0} <b> &amp;",
                "{\"Fn::Sub\": \"$${x}\"}",
                "a = \"b\"] | limit 1 /x/"
            })
    void whatIsWrittenIsReadBackFromEveryTarget(String value) throws IOException {
        String folder = value.replaceAll("[/:*]", "");
        SavedQuery query = saved(folder, value);
        String description = value.replace("$${", "${");
        assertThat(query.name()).isEqualTo(folder.replace("$${", "${") + "/web");
        assertThat(query.text().lines().toList().get(1)).isEqualTo("# " + description);

        assertThat(only("cloudformation", query, "/Resources")
                        .at("/Properties/Name")
                        .stringValue())
                .isEqualTo(query.name());
        assertThat(only("cloudformation", query, "/Resources")
                        .at("/Properties/QueryString")
                        .stringValue())
                .isEqualTo(query.text());
        JsonNode resource = only("terraform", query, "/resource/aws_cloudwatch_query_definition");
        assertThat(TerraformTest.unescaped(resource.at("/name").stringValue())).isEqualTo(query.name());
        assertThat(TerraformTest.unescaped(resource.at("/query_string").stringValue()))
                .isEqualTo(query.text());
        JsonNode request = MAPPER.readTree(text("requests", query));
        assertThat(request.at("/name").stringValue()).isEqualTo(query.name());
        assertThat(request.at("/queryString").stringValue()).isEqualTo(query.text());
        assertThat(text("queries", query)).isEqualTo(query.text() + "\n");

        Schemas.assertValid("template.schema.json", text("cloudformation", query));
        Schemas.assertValid("terraform.schema.json", text("terraform", query));
        Schemas.assertValid("put-query-definition.schema.json", text("requests", query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a | limit 1", "$$${x} %{y}", "\"] | limit 1\\"})
    void noValueChangesTheQuestion(String value) {
        assertThat(Parser.parse(new SourceText("query", saved("net", value).text()))
                        .query()
                        .commands())
                .isEqualTo(
                        Parser.parse(new SourceText("query", saved("net", "x").text()))
                                .query()
                                .commands());
    }

    private static SavedQuery saved(String folder, String description) {
        String file = """
                logGroup: /vpc/flow-logs#1
                folder: '%s'
                checks:
                  - id: web
                    description: '%s'
                    eni: eni-1235b8ca123456789
                    address: 172.31.16.21
                    ports: 22
                """.formatted(folder.replace("'", "''"), description.replace("'", "''"));
        List<SavedQuery> queries = SavedQueries.of(CheckFileReader.read(new SourceText("checks.yaml", file))
                        .suite())
                .queries();
        assertThat(queries).hasSize(1);
        return queries.get(0);
    }

    private static String text(String format, SavedQuery query) {
        List<OutputFile> files = SavedQueryFormat.parse(format).orElseThrow().files(List.of(query));
        assertThat(files).hasSize(1);
        return files.get(0).text();
    }

    private static JsonNode only(String format, SavedQuery query, String resources) {
        JsonNode all = MAPPER.readTree(text(format, query)).at(resources);
        assertThat(all.size()).isEqualTo(1);
        return all.values().iterator().next();
    }
}
