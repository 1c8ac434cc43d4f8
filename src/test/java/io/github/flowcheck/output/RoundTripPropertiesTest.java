package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.render.SavedQueries;
import io.github.flowcheck.render.SavedQuery;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Every text that a user may write comes back from every target as it was, with parameters beside it and without. */
class RoundTripPropertiesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Property(tries = 300)
    void whatIsWrittenIsReadBackFromEveryTarget(
            @ForAll("texts") String folder, @ForAll("texts") String description, @ForAll boolean parameters)
            throws IOException {
        SavedQuery query = saved(folder, description, parameters);

        assertThat(query.name()).isEqualTo(folder + "/web");
        assertThat(query.text()).startsWith("# flowcheck: " + folder + "/web\n# " + description + "\n");
        assertThat(query.deployed().parameters()).hasSize(parameters ? 3 : 0);
        Map<String, Decoded> templates = Decoded.cloudFormation(files(SavedQueryFormat.CLOUDFORMATION, query));
        assertThat(templates.values()).containsExactly(Decoded.of(query));
        assertThat(Decoded.terraform(files(SavedQueryFormat.TERRAFORM, query)).values())
                .containsExactly(Decoded.of(query));
        assertThat(Decoded.requests(files(SavedQueryFormat.REQUESTS, query)).values())
                .containsExactly(Decoded.of(query));
        assertThat(files(SavedQueryFormat.QUERIES, query).get(0).text()).isEqualTo(query.text() + "\n");
    }

    @Property(tries = 50)
    void noTextChangesTheQuestion(@ForAll("texts") String folder, @ForAll("texts") String description) {
        assertThat(Parser.parse(new SourceText(
                                "query", saved(folder, description, true).text()))
                        .query()
                        .commands())
                .isEqualTo(Parser.parse(
                                new SourceText("query", saved("net", "x", true).text()))
                        .query()
                        .commands());
    }

    @Property(tries = 50)
    void descriptionsOfParametersAreReadBackToo(@ForAll("texts") String description) throws IOException {
        SavedQuery query = saved("net", "x", description, true);

        assertThat(MAPPER.readTree(files(SavedQueryFormat.CLOUDFORMATION, query)
                                .get(0)
                                .text())
                        .at("/Parameters/webEni/Description")
                        .stringValue())
                .isEqualTo(description);
        // of a variable, Terraform takes the description as it is
        assertThat(MAPPER.readTree(
                                files(SavedQueryFormat.TERRAFORM, query).get(0).text())
                        .at("/variable/webEni/description")
                        .stringValue())
                .isEqualTo(description);
    }

    /** Texts of pieces that mean something to YAML, JSON, CloudFormation, Terraform, Logs Insights or a shell. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "$",
                        "${",
                        "$${",
                        "${!",
                        "%",
                        "%{",
                        "%%{",
                        "{",
                        "}",
                        "#",
                        "# ",
                        " ",
                        "!",
                        "\\",
                        "\\n",
                        "\\u0022",
                        "\"",
                        "'",
                        "`",
                        "|",
                        "&",
                        "<",
                        ">",
                        ",",
                        "-",
                        "=",
                        "~",
                        "@",
                        "[",
                        "]",
                        "(",
                        ")",
                        "a",
                        "AWS.Region",
                        "${webEni}",
                        "${var.webEni}",
                        "OpenBrace",
                        "gap0(webEni)",
                        "gap0(",
                        "é",
                        "漢",
                        "\uD83D\uDE00",
                        "\u00A0",
                        "0")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces))
                .filter(text -> !text.contains("{{") && text.equals(text.strip()) && !text.isBlank());
    }

    private static List<OutputFile> files(SavedQueryFormat format, SavedQuery query) throws IOException {
        List<OutputFile> files = format.files(List.of(query));
        if (format == SavedQueryFormat.CLOUDFORMATION) {
            Schemas.assertValid("template.schema.json", files.get(0).text());
        } else if (format == SavedQueryFormat.TERRAFORM) {
            Schemas.assertValid("terraform.schema.json", files.get(0).text());
        }
        return files;
    }

    private static SavedQuery saved(String folder, String description, boolean parameters) {
        return saved(folder, description, "the web server", parameters);
    }

    private static SavedQuery saved(String folder, String description, String ofParameter, boolean parameters) {
        String file = """
                folder: %s
                logGroup: %s
                parameters:
                  webEni: { type: eni, default: eni-1235b8ca123456789, description: %s }
                  webAddress: { type: address, default: 172.31.16.21 }
                  flows: { type: logGroup, default: "/vpc/flow-logs#1" }
                checks:
                  - id: web
                    description: %s
                    eni: %s
                    address: %s
                    ports: 22
                """.formatted(
                        quoted(folder),
                        parameters ? "${param.flows}" : "\"/vpc/flow-logs#1\"",
                        quoted(ofParameter),
                        quoted(description),
                        parameters ? "${param.webEni}" : "eni-1235b8ca123456789",
                        parameters ? "${param.webAddress}" : "172.31.16.21");
        SavedQueries saved = SavedQueries.of(
                CheckFileReader.read(new SourceText("checks.yaml", file)).suite());
        assertThat(saved.queries()).hasSize(1).isEqualTo(saved.all());
        return saved.queries().get(0);
    }

    /** In YAML's double quotes, which are those of JSON; {@code ${} escaped as a check file does it. */
    private static String quoted(String text) {
        return MAPPER.writeValueAsString(text.replace("${", "$${"));
    }
}
