package io.github.flowcheck.output.report;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code TEST-flowcheck.xml}: a report in the form in which Surefire writes JUnit results (its schema
 * surefire-test-report.xsd, version 3.0), for the CI servers that read these. A check is a test case. Queries run together, so
 * none has a time of its own: all times are 0.
 *
 * @param suite what tells this run from others in one build, such as the module and the check file; it becomes the class name
 * @param failOn the verdicts that fail the build: an inconclusive check that does not is a skipped test case
 */
public record JunitReport(String suite, Set<Verdict> failOn) {
    /** Where the report lies below the output directory. */
    public static final String PATH = "TEST-flowcheck.xml";

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String SCHEMA =
            "https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd";

    public JunitReport {
        failOn = Set.copyOf(failOn);
    }

    /** What a test case of a JUnit report comes to. */
    private enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    /** The report as a file. */
    public OutputFile of(Report report) {
        StringWriter text = new StringWriter();
        try {
            // The JDK's own writer, whatever else a build has on its class path: the bytes must not depend on it.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that XML cannot hold", e);
        }
        return OutputFile.of(PATH, text.append('\n').toString());
    }

    /** The class name of all test cases: {@code flowcheck.} and the suite's name, slashes as dots, without its extension. */
    String className() {
        String bare = suite.replaceFirst("\\.ya?ml$", "");
        return Arrays.stream(bare.split("[/\\\\]"))
                .map(part -> part.replaceAll("[^A-Za-z0-9_-]+", "_"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(".", "flowcheck.", ""));
    }

    private void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("xsi", XSI, "noNamespaceSchemaLocation", SCHEMA);
        attribute(xml, "version", "3.0");
        attribute(xml, "name", className());
        attribute(xml, "time", "0");
        attribute(xml, "tests", Integer.toString(report.results().size()));
        attribute(xml, "errors", count(report, Outcome.ERROR));
        attribute(xml, "skipped", count(report, Outcome.SKIPPED));
        attribute(xml, "failures", count(report, Outcome.FAILURE));
        line(xml, 1);
        xml.writeStartElement("properties");
        property(xml, "source", report.source());
        property(
                xml,
                "window",
                report.window().map(range -> range.start() + "/" + range.end()).orElse("all records"));
        property(xml, "recordsScanned", Long.toString(report.recordsScanned()));
        property(xml, "bytesScanned", Long.toString(report.bytesScanned()));
        line(xml, 1);
        xml.writeEndElement();
        for (CheckResult result : report.results()) {
            testCase(xml, result);
        }
        line(xml, 0);
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        line(xml, 2);
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private void testCase(XMLStreamWriter xml, CheckResult result) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testcase");
        attribute(xml, "name", result.check().id());
        attribute(xml, "classname", className());
        attribute(xml, "time", "0");
        Outcome outcome = outcome(result.verdict());
        if (outcome == Outcome.SKIPPED) {
            line(xml, 2);
            xml.writeEmptyElement("skipped");
            attribute(xml, "message", CheckDetails.reason(result));
        } else if (outcome != Outcome.PASSED) {
            line(xml, 2);
            xml.writeStartElement(outcome == Outcome.ERROR ? "error" : "failure");
            attribute(xml, "message", CheckDetails.inOneLine(result.message()));
            attribute(xml, "type", result.verdict().word());
            xml.writeCharacters(text(result));
            xml.writeEndElement();
        }
        if (outcome != Outcome.PASSED) {
            line(xml, 1);
        }
        xml.writeEndElement();
    }

    private static String text(CheckResult result) {
        List<String> lines = CheckDetails.lines(result);
        return Printable.line(result.check().place().toString()) + "\n" + String.join("\n", lines) + "\n";
    }

    private Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Outcome.PASSED;
            case FAIL -> Outcome.FAILURE;
            case ERROR -> Outcome.ERROR;
            case INCONCLUSIVE -> failOn.contains(verdict) ? Outcome.FAILURE : Outcome.SKIPPED;
            case WAIVED, OBSERVED -> Outcome.SKIPPED;
        };
    }

    private String count(Report report, Outcome outcome) {
        return Long.toString(report.results().stream()
                .filter(result -> outcome(result.verdict()) == outcome)
                .count());
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
