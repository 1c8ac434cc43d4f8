package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.render.QueryParameter;
import io.github.flowcheck.render.SavedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SavedQueryFormatTest {
    private static final String HOSTILE =
            "# Größe \"${AWS::Region}\" {{x}} \\ \u001b[31m 漢字 \uD83D\uDE00 \u2028\u0085\u007F end\nfilter 1 = 1";

    private final SavedQuery web =
            new SavedQuery("web", "net/web", "filter dstPort = 22\n| limit 10", List.of("/vpc/flow-logs"));
    private final SavedQuery asking = new SavedQuery(
            "library/any",
            "net/library/any",
            "filter interfaceId = {{eni}}",
            List.of(),
            List.of(new QueryParameter("eni", "eni-0", "which \"one\"")),
            "filter interfaceId = \"eni-0\"");
    private final SavedQuery bare = new SavedQuery("a.bare", "a.bare", HOSTILE, List.of());

    @Test
    void aQueryFileIsTheTextAndALineEnd() {
        assertThat(SavedQueryFormat.QUERIES.files(List.of(web)))
                .containsExactly(OutputFile.of("queries/web.cwli", "filter dstPort = 22\n| limit 10\n"));
    }

    @Test
    void aRequestHoldsWhatPutQueryDefinitionTakesAndNoMore() {
        assertThat(SavedQueryFormat.REQUESTS.files(List.of(web)))
                .containsExactly(OutputFile.of("requests/web.json", """
                        {
                          "name": "net/web",
                          "queryString": "filter dstPort = 22\\n| limit 10",
                          "logGroupNames": [
                            "/vpc/flow-logs"
                          ]
                        }
                        """));
    }

    @Test
    void aRequestWithParametersTellsThem() throws IOException {
        List<OutputFile> files = SavedQueryFormat.REQUESTS.files(List.of(asking));

        assertThat(files).containsExactly(OutputFile.of("requests/library/any.json", """
                        {
                          "name": "net/library/any",
                          "queryString": "filter interfaceId = {{eni}}",
                          "parameters": [
                            {
                              "name": "eni",
                              "defaultValue": "eni-0",
                              "description": "which \\"one\\""
                            }
                          ]
                        }
                        """));
        Schemas.assertValid("put-query-definition.schema.json", files.get(0).text());
    }

    @Test
    void aTemplateTellsParametersToo() throws IOException {
        String text =
                SavedQueryFormat.CLOUDFORMATION.files(List.of(asking)).get(0).text();

        assertThat(text).contains("""
                                "QueryString": "filter interfaceId = {{eni}}",
                                "Parameters": [
                                  {
                                    "Name": "eni",
                                    "DefaultValue": "eni-0",
                                    "Description": "which \\"one\\""
                                  }
                                ]
                """.indent(-8));
        Schemas.assertValid("template.schema.json", text);
    }

    @Test
    void aTargetWithoutParametersGetsThePlainText() {
        assertThat(SavedQueryFormat.values())
                .filteredOn(format -> !format.takesParameters())
                .containsExactly(SavedQueryFormat.TERRAFORM);
        assertThat(SavedQueryFormat.TERRAFORM.files(List.of(asking)).get(0).text())
                .contains("\"library_SLASH_any\": {", "\"query_string\": \"filter interfaceId = \\\"eni-0\\\"\"")
                .doesNotContain("{{", "arameters");
        assertThat(SavedQueryFormat.QUERIES.files(List.of(asking)))
                .containsExactly(OutputFile.of("queries/library/any.cwli", "filter interfaceId = {{eni}}\n"));
    }

    @Test
    void logGroupsAreLeftOutWhereThereAreNone() {
        assertThat(SavedQueryFormat.REQUESTS.files(List.of(bare)).get(0).text()).doesNotContain("logGroupNames");
        assertThat(SavedQueryFormat.CLOUDFORMATION.files(List.of(bare)).get(0).text())
                .doesNotContain("LogGroupNames");
    }

    @Test
    void theTemplateHasAResourceAQueryInTheOrderOfTheIds() {
        assertThat(SavedQueryFormat.CLOUDFORMATION.files(List.of(web, new SavedQuery("db-1", "db-1", "x", List.of()))))
                .containsExactly(
                        OutputFile.of("cloudformation/flowcheck.template.json", """
                        {
                          "AWSTemplateFormatVersion": "2010-09-09",
                          "Description": "Saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck",
                          "Resources": {
                            "Db1%s": {
                              "Type": "AWS::Logs::QueryDefinition",
                              "Properties": {
                                "Name": "db-1",
                                "QueryString": "x"
                              }
                            },
                            "Web%s": {
                              "Type": "AWS::Logs::QueryDefinition",
                              "Properties": {
                                "Name": "net/web",
                                "QueryString": "filter dstPort = 22\\n| limit 10",
                                "LogGroupNames": [
                                  "/vpc/flow-logs"
                                ]
                              }
                            }
                          }
                        }
                        """.formatted("f5fceb2d", "a7da50b9")));
    }

    @Test
    void hostileTextStaysDataAndNonAsciiStaysAsItIs() throws IOException {
        for (SavedQueryFormat format : List.of(SavedQueryFormat.REQUESTS, SavedQueryFormat.CLOUDFORMATION)) {
            String json = format.files(List.of(bare)).get(0).text();
            assertThat(json)
                    .contains(
                            "# Größe \\\"${AWS::Region}\\\" {{x}} \\\\ \\u001B[31m 漢字 \uD83D\uDE00 \\u2028\\u0085\\u007F end\\nfilter 1 = 1")
                    .doesNotContain("Fn::Sub");
            Schemas.assertValid(
                    format == SavedQueryFormat.REQUESTS ? "put-query-definition.schema.json" : "template.schema.json",
                    json);
        }
    }

    @Test
    void theSchemasTakeWhatIsWritten() throws IOException {
        Schemas.assertValid(
                "put-query-definition.schema.json",
                SavedQueryFormat.REQUESTS.files(List.of(web)).get(0).text());
        Schemas.assertValid(
                "template.schema.json",
                SavedQueryFormat.CLOUDFORMATION.files(List.of(web, bare)).get(0).text());
    }

    @Test
    void noQueriesMakeNoFiles() {
        assertThat(SavedQueryFormat.values())
                .allSatisfy(format -> assertThat(format.files(List.of())).isEmpty());
    }

    @Test
    void templateAndTerraformFileStandForTheWholeCheckFile() {
        assertThat(SavedQueryFormat.values())
                .filteredOn(SavedQueryFormat::isWhole)
                .containsExactly(SavedQueryFormat.CLOUDFORMATION, SavedQueryFormat.TERRAFORM);
    }

    @Test
    void neitherTheOrderNorTheLocaleChangesAByte() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            List<List<OutputFile>> here = files(List.of(web, bare));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(files(List.of(bare, web))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void wordsAreRead() {
        assertThat(SavedQueryFormat.parse("cloudformation")).contains(SavedQueryFormat.CLOUDFORMATION);
        assertThat(SavedQueryFormat.parse("terraform")).contains(SavedQueryFormat.TERRAFORM);
        assertThat(SavedQueryFormat.parse("Queries")).isEmpty();
    }

    private static List<List<OutputFile>> files(List<SavedQuery> queries) {
        return List.of(SavedQueryFormat.values()).stream()
                .map(f -> f.files(queries))
                .toList();
    }
}
