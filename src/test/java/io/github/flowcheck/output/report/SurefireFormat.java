package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.xml.sax.SAXException;

/** What Surefire says of JUnit's reports: its published schema, and its own reader of them. */
public final class SurefireFormat {
    private static final String SCHEMA = "/surefire-test-report.xsd";

    private SurefireFormat() {}

    /** Holds a report against Surefire's schema, which the build takes out of Surefire's sources. */
    public static void assertFits(String xml) throws SAXException, IOException {
        URL schema = SurefireFormat.class.getResource(SCHEMA);
        assertThat(schema)
                .as("the schema of Surefire, which mvn process-test-resources unpacks")
                .isNotNull();
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    /** The one suite of a report, as Surefire's report plugin reads it. */
    static ReportTestSuite read(String xml) throws SAXException, IOException {
        try (InputStreamReader text = new InputStreamReader(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)) {
            TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
            List<ReportTestSuite> suites = parser.parse(text);
            assertThat(parser.isValid()).isTrue();
            assertThat(suites).hasSize(1);
            return suites.get(0);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code passed}, {@code failure: …}, {@code error: …} or {@code skipped: …} with the message that is read. */
    static String outcome(ReportTestCase one) {
        String kind = one.hasError() ? "error" : one.hasFailure() ? "failure" : one.hasSkipped() ? "skipped" : "";
        return kind.isEmpty() && one.isSuccessful() ? "passed" : kind + ": " + one.getFailureMessage();
    }
}
