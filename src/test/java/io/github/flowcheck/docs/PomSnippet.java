package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A part of a pom with the plugin in it: its coordinates, its goals and its parameters are those that there are. */
final class PomSnippet {
    private PomSnippet() {}

    static void hold(String text, Goals goals) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        assertThat(texts(root, "artifactId")).contains("flowcheck-maven-plugin");
        assertThat(texts(root, "groupId")).contains("io.github.flowcheck");
        assertThat(texts(root, "version")).contains(goals.version());
        assertThat(goals.goals().keySet()).containsAll(texts(root, "goal"));
        Set<String> parameters = goals.goals().values().stream()
                .flatMap(goal -> goal.parameters().stream())
                .map(Goals.Parameter::name)
                .collect(Collectors.toSet());
        List<String> given = elements(root.getElementsByTagName("configuration"))
                .flatMap(configuration -> elements(configuration.getChildNodes()))
                .map(Node::getNodeName)
                .toList();
        assertThat(parameters).containsAll(given);
    }

    private static List<String> texts(Element root, String name) {
        return elements(root.getElementsByTagName(name))
                .map(element -> Optional.of(element.getTextContent()).orElse("").strip())
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
