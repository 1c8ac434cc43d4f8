package io.github.flowcheck.output.report;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.Printable;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test cases in the form in which Surefire writes JUnit results (its schema surefire-test-report.xsd, version 3.0), for the CI
 * servers that read these. All times are 0.
 *
 * @param className the class name of all test cases
 * @param properties what else is told of the run, in this order; at least one, which the schema asks for
 */
record JunitXml(String className, Map<String, String> properties) {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String SCHEMA =
            "https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd";

    /** What a test case comes to. */
    enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    /**
     * A test case.
     *
     * @param message why, in one line; a test case that passed has none
     * @param type what kind of failure or error it is
     * @param text the details of a failure or an error
     */
    record Case(String name, Outcome outcome, String message, String type, String text) {
        static Case passed(String name) {
            return new Case(name, Outcome.PASSED, "", "", "");
        }
    }

    /** The class name for a check file: {@code flowcheck.} and its path, slashes as dots, without its extension; then its target. */
    static String className(String suite) {
        String bare = suite.replaceFirst("\\.ya?ml(?=$|/)", "");
        return Arrays.stream(bare.split("[/\\\\]"))
                .map(part -> part.replaceAll("[^A-Za-z0-9_-]+", "_"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(".", "flowcheck.", ""));
    }

    OutputFile file(String path, List<Case> cases) {
        StringWriter text = new StringWriter();
        try {
            // The JDK's own writer, whatever else a build has on its class path: the bytes must not depend on it.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, cases);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that XML cannot hold", e);
        }
        return OutputFile.of(path, text.append('\n').toString());
    }

    private void suite(XMLStreamWriter xml, List<Case> cases) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("xsi", XSI, "noNamespaceSchemaLocation", SCHEMA);
        attribute(xml, "version", "3.0");
        attribute(xml, "name", className);
        attribute(xml, "time", "0");
        attribute(xml, "tests", Integer.toString(cases.size()));
        attribute(xml, "errors", count(cases, Outcome.ERROR));
        attribute(xml, "skipped", count(cases, Outcome.SKIPPED));
        attribute(xml, "failures", count(cases, Outcome.FAILURE));
        line(xml, 1);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            line(xml, 2);
            xml.writeEmptyElement("property");
            attribute(xml, "name", property.getKey());
            attribute(xml, "value", property.getValue());
        }
        line(xml, 1);
        xml.writeEndElement();
        for (Case one : cases) {
            testCase(xml, one);
        }
        line(xml, 0);
        xml.writeEndElement();
    }

    private void testCase(XMLStreamWriter xml, Case one) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testcase");
        attribute(xml, "name", one.name());
        attribute(xml, "classname", className);
        attribute(xml, "time", "0");
        if (one.outcome() == Outcome.SKIPPED) {
            line(xml, 2);
            xml.writeEmptyElement("skipped");
            attribute(xml, "message", one.message());
        } else if (one.outcome() != Outcome.PASSED) {
            line(xml, 2);
            xml.writeStartElement(one.outcome() == Outcome.ERROR ? "error" : "failure");
            attribute(xml, "message", one.message());
            attribute(xml, "type", one.type());
            xml.writeCharacters(one.text());
            xml.writeEndElement();
        }
        if (one.outcome() != Outcome.PASSED) {
            line(xml, 1);
        }
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return Long.toString(
                cases.stream().filter(one -> one.outcome() == outcome).count());
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
