package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {
    private static final Set<Verdict> DEFAULT = Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE);

    @Test
    void theReportFitsItsSchema() throws Exception {
        String xml = new JunitReport("net/flowcheck.yaml", DEFAULT)
                .of(SampleReport.everyVerdict())
                .text();

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/output/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml.replaceFirst(" xsi:noName[^ ]*", ""))));
    }

    @Test
    void theReportFitsTheSchemaThatSurefirePublishes() throws Exception {
        for (Set<Verdict> failOn : List.of(DEFAULT, Set.<Verdict>of())) {
            SurefireFormat.assertFits(new JunitReport("net/flowcheck.yaml", failOn)
                    .of(SampleReport.everyVerdict())
                    .text());
        }
        assertThatThrownBy(() -> SurefireFormat.assertFits("<testsuite><testcase/></testsuite>"))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void surefiresOwnReaderReadsEveryVerdict() throws Exception {
        ReportTestSuite suite = SurefireFormat.read(new JunitReport("net/flowcheck.yaml", Set.of(Verdict.FAIL))
                .of(SampleReport.everyVerdict())
                .text());

        assertThat(suite.getFullClassName()).isEqualTo("flowcheck.net.flowcheck");
        assertThat(suite.getNumberOfTests()).isEqualTo(7);
        assertThat(suite.getNumberOfFailures()).isEqualTo(2);
        assertThat(suite.getNumberOfErrors()).isEqualTo(1);
        assertThat(suite.getNumberOfSkipped()).isEqualTo(3);
        assertThat(suite.getTestCases())
                .extracting(ReportTestCase::getName, SurefireFormat::outcome)
                .containsExactly(
                        tuple("web-well-known", "passed"),
                        tuple("web-from-bastion", "failure: 53/udp and icmp are not expected"),
                        tuple("db-quiet", "skipped: no record of eni-1235b8ca123456789"),
                        tuple("web-raw", "error: the query was refused: filter dstPort ~ 22 ^"),
                        tuple("web-proxy", "skipped: waived until 2027-01-31 by ops: moves in March"),
                        tuple("web-seen", "skipped: no expectation"),
                        tuple("web-scan", "failure: 25 ports are not expected"));
        assertThat(suite.getTestCases().get(1).getFailureDetail()).contains("2001:db8::1", "filter dstAddr");
    }

    /** GitLab and Jenkins tell test cases apart by these two. */
    @Test
    void noTwoTestCasesShareClassNameAndName() throws Exception {
        Report report = SampleReport.everyVerdict();
        List<ReportTestCase> cases = new ArrayList<>();
        for (String suite : List.of("flowcheck.yaml", "net/flowcheck.yaml", "net/flowcheck.yaml/prod")) {
            cases.addAll(SurefireFormat.read(
                            new JunitReport(suite, DEFAULT).of(report).text())
                    .getTestCases());
        }

        assertThat(cases).extracting(ReportTestCase::getFullName).hasSize(21).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "PASS,         '',      ''",
        "FAIL,         failure, fail",
        "INCONCLUSIVE, failure, inconclusive",
        "ERROR,        error,   error",
        "WAIVED,       skipped, ''",
        "OBSERVED,     skipped, ''"
    })
    void eachVerdictHasItsElement(Verdict verdict, String element, String type) throws Exception {
        Element suite = parse(DEFAULT, SampleReport.of(result(verdict, "so it is")));
        Element testCase = (Element) suite.getElementsByTagName("testcase").item(0);

        assertThat(elements(testCase)).isEqualTo(element.isEmpty() ? List.of() : List.of(element));
        if (!element.isEmpty()) {
            Element child = (Element) testCase.getElementsByTagName(element).item(0);
            assertThat(child.getAttribute("type")).isEqualTo(type);
            assertThat(child.getAttribute("message")).isEqualTo("so it is");
        }
    }

    @Test
    void anInconclusiveCheckThatDoesNotFailTheBuildIsSkippedWithItsReason() throws Exception {
        Element suite = parse(Set.of(Verdict.FAIL), SampleReport.of(result(Verdict.INCONCLUSIVE, "no record")));

        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
        assertThat(skipped.getAttribute("message")).isEqualTo("no record");
    }

    @Test
    void aFailThatDoesNotFailTheBuildIsStillAFailure() throws Exception {
        Element suite = parse(Set.of(), SampleReport.of(result(Verdict.FAIL, "22 is not expected")));

        assertThat(suite.getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void theCountsAgreeWithTheTestCases() throws Exception {
        Element suite = parse(DEFAULT, SampleReport.everyVerdict());

        for (String counted : List.of("tests:testcase", "failures:failure", "errors:error", "skipped:skipped")) {
            String[] parts = counted.split(":");
            assertThat(suite.getAttribute(parts[0]))
                    .as(counted)
                    .isEqualTo(Integer.toString(
                            suite.getElementsByTagName(parts[1]).getLength()));
        }
    }

    @Test
    void theTextHasThePlaceTheEvidenceAndTheQuery() throws Exception {
        Element suite = parse(DEFAULT, SampleReport.of(result(Verdict.FAIL, "22 is not expected")));

        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("""
                        net/flowcheck.yaml:3:5
                        22 is not expected
                        port  protocol  flows   bytes  first seen            last seen
                          22  tcp           1  4.2 KB  2014-12-14T04:06:50Z  2014-12-14T04:07:50Z
                        query:
                          filter dstAddr = "172.31.16.21"
                          | limit 10000
                        """);
    }

    @Test
    void textThatXmlCannotHoldIsReplacedAndMarkupIsText() throws Exception {
        String hostile = "\u0000\u001b[31m\uFFFE\uD800 ]]> <![CDATA[ </failure>&amp;\"' \uD83D\uDE00";
        Element suite = parse(DEFAULT, SampleReport.of(result(Verdict.FAIL, hostile)));
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);

        String readable = "\uFFFD\uFFFD[31m\uFFFD\uFFFD ]]> <![CDATA[ </failure>&amp;\"' \uD83D\uDE00";
        assertThat(failure.getAttribute("message")).isEqualTo(readable);
        assertThat(failure.getTextContent()).contains("\n" + readable + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "flowcheck.yaml,             flowcheck.flowcheck",
        "checks.yml,                 flowcheck.checks",
        "module-a/flowcheck.yaml,    flowcheck.module-a.flowcheck",
        "net/flowcheck.yaml/prod,    flowcheck.net.flowcheck.prod",
        "a\\b\\net checks.v2.yaml,   flowcheck.a.b.net_checks_v2",
        "/abs/flowcheck.yaml,        flowcheck.abs.flowcheck"
    })
    void theClassNameIsTheSuitesName(String suite, String className) {
        assertThat(new JunitReport(suite, DEFAULT).className()).isEqualTo(className);
    }

    private static CheckResult result(Verdict verdict, String message) {
        return SampleReport.result(SampleReport.check("web", 3), verdict, message, List.of(SampleReport.ssh()));
    }

    private static Element parse(Set<Verdict> failOn, Report report) throws Exception {
        String xml = new JunitReport("flowcheck.yaml", failOn).of(report).text();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<String> elements(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(i -> parent.getChildNodes().item(i))
                .filter(Element.class::isInstance)
                .map(node -> node.getNodeName())
                .toList();
    }
}
