package io.github.flowcheck.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The goals as the build describes them, from the javadoc of their classes: what Maven reads, with the formatting that the
 * descriptor in the jar is without.
 *
 * @param goals by name
 */
record Goals(String version, Map<String, Goal> goals) {
    /** Written by the goal {@code descriptor} of the build, in the phase {@code process-classes}. */
    static final Path DESCRIPTOR = Path.of("target/plugin-enhanced.xml");

    /**
     * One goal.
     *
     * @param description HTML
     * @param phase the one it runs in where none is named, if any
     * @param parameters those that a user may give
     */
    record Goal(
            String name,
            String description,
            Optional<String> phase,
            boolean needsProject,
            List<Parameter> parameters) {}

    /**
     * One parameter.
     *
     * @param property on the command line, if it has one
     * @param description HTML
     * @param required whether a goal does not run without it
     */
    record Parameter(String name, Optional<String> property, String description, boolean required) {}

    static Goals read() {
        try {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(DESCRIPTOR.toFile())
                    .getDocumentElement();
            Map<String, Goal> goals = new TreeMap<>();
            children(plugin, "mojos")
                    .flatMap(mojos -> children(mojos, "mojo"))
                    .map(Goals::goal)
                    .forEach(goal -> goals.put(goal.name(), goal));
            return new Goals(text(plugin, "version").orElseThrow(), goals);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(DESCRIPTOR + " is written by mvn process-classes", e);
        }
    }

    static boolean areDescribed() {
        return Files.exists(DESCRIPTOR);
    }

    private static Goal goal(Element mojo) {
        Map<String, String> properties = new TreeMap<>();
        children(mojo, "configuration")
                .flatMap(Goals::children)
                .filter(element -> element.getTextContent().startsWith("${flowcheck."))
                .forEach(element -> properties.put(
                        element.getTagName(), element.getTextContent().replaceAll("[${}]", "")));
        List<Parameter> parameters = children(mojo, "parameters")
                .flatMap(Goals::children)
                .filter(element -> text(element, "editable").equals(Optional.of("true")))
                .map(element -> parameter(element, properties))
                .toList();
        return new Goal(
                text(mojo, "goal").orElseThrow(),
                text(mojo, "description").orElse(""),
                text(mojo, "phase"),
                text(mojo, "requiresProject").equals(Optional.of("true")),
                parameters);
    }

    private static Parameter parameter(Element element, Map<String, String> properties) {
        String name = text(element, "name").orElseThrow();
        return new Parameter(
                name,
                Optional.ofNullable(properties.get(name)),
                text(element, "description").orElse(""),
                text(element, "required").equals(Optional.of("true")));
    }

    private static Stream<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Stream<Element> children(Element parent, String name) {
        return children(parent).filter(element -> element.getTagName().equals(name));
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent, name)
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
