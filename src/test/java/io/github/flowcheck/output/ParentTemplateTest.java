package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.render.SavedQueries;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The template whose stacks are the parts of a large one. */
class ParentTemplateTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void oneTemplateNeedsNoParent() {
        assertThat(files("rare", 400)).hasSize(1);
    }

    @Test
    void everyPartIsAStackThatGetsTheParametersThatItDeclares() {
        List<OutputFile> files = files("rare", 600);
        Map<String, JsonNode> parts = new TreeMap<>();
        files.forEach(file -> parts.put(file.path(), MAPPER.readTree(file.text())));
        JsonNode parent = parts.remove("cloudformation/parent.template.json");

        assertThat(parts).hasSize(2);
        assertThat(parent.path("Resources").properties()).hasSize(2).allSatisfy(stack -> {
            JsonNode properties = stack.getValue().path("Properties");
            String url = properties.at("/TemplateURL/Fn::Sub").stringValue();
            JsonNode part = parts.get("cloudformation/" + url.replace("${TemplateUrlPrefix}/", ""));
            assertThat(stack.getValue().path("Type").stringValue()).isEqualTo("AWS::CloudFormation::Stack");
            assertThat(properties.path("Parameters").propertyNames())
                    .containsExactlyElementsOf(part.path("Parameters").propertyNames());
            properties.path("Parameters").properties().forEach(given -> assertThat(
                            given.getValue().path("Ref").stringValue())
                    .isEqualTo(given.getKey()));
        });
        // one check names it, so one part declares it
        assertThat(parts.values())
                .filteredOn(part -> part.path("Parameters").has("rare"))
                .hasSize(1);
        assertThat(parent.path("Parameters").propertyNames()).containsExactly("TemplateUrlPrefix", "rare", "webEni");
        assertThat(parent.at("/Parameters/webEni"))
                .isEqualTo(parts.values().iterator().next().at("/Parameters/webEni"));
        assertThat("https://bucket.s3.amazonaws.com/flows")
                .matches(parent.at("/Parameters/TemplateUrlPrefix/AllowedPattern")
                        .stringValue());
    }

    @Test
    void aParameterThatIsNamedLikeAResourceIsRefusedWithItsPlace() {
        String logicalId = CloudFormation.logicalId("rare");
        assertThat(logicalId).matches("[A-Za-z][A-Za-z0-9]*");

        for (String name : List.of(logicalId, "Part2")) {
            assertThat(catchThrowableOfType(BadInputException.class, () -> files(name, 600)))
                    .hasMessage("""
                            checks.yaml:4:3: the parameter "%s" has the name of a resource of the CloudFormation template
                              4 |   %1$s: { type: cidr }
                                |   %s
                              -> give it another name""".formatted(name, "^".repeat(name.length())));
        }
    }

    /** A file of many checks, of which one uses another parameter than all the others. */
    private static List<OutputFile> files(String parameter, int checks) {
        StringBuilder file = new StringBuilder("""
                logGroup: /vpc/flow-logs
                parameters:
                  webEni: { type: eni }
                  %s: { type: cidr }
                checks:
                  - { id: rare, eni: eni-1235b8ca, address: 10.0.0.1, peers: "${param.%1$s}" }
                """.formatted(parameter));
        for (int i = 1; i < checks; i++) {
            file.append("  - { id: c").append(i).append(", eni: \"${param.webEni}\", address: 10.0.0.1, ports: ");
            file.append(i).append(" }\n");
        }
        return SavedQueryFormat.CLOUDFORMATION.files(
                SavedQueries.of(CheckFileReader.read(new SourceText("checks.yaml", file.toString()))
                                .suite())
                        .all());
    }
}
