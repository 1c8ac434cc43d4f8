import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

// The reports are written although the build fails.
def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.summary == [pass: 1, fail: 1, inconclusive: 0, error: 0, waived: 0, observed: 0]
def failed = report.checks.find { it.id == 'web-open-ports' }
assert failed.verdict == 'fail'
assert failed.evidence*.port == [3389]
assert failed.evidence*.peer == ['198.51.100.44']
assert failed.evidence*.action == ['ACCEPT']
assert failed.place == 'flowcheck.yaml:5:5'

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck.xml'))
assert suite.@failures == '1'
assert suite.testcase.find { it.@name == 'web-open-ports' }.failure.@type == 'fail'

def log = new File(basedir, 'build.log').readLines()
assert log.contains('[INFO] BUILD FAILURE')
assert log.contains('[ERROR] FAIL web-open-ports at flowcheck.yaml:5:5')
assert log.any { it ==~ /\[ERROR\] +3389 +tcp +ACCEPT +198\.51\.100\.44 +1 +6\.9 KB +2014-12-14T04:08:20Z +2014-12-14T04:08:20Z/ }: 'evidence'
assert log.any { it.startsWith('[ERROR]') && it.contains('| filter dstAddr = "172.31.16.21"') }: 'the query'
assert log.any { it.contains('1 fail of 2 checks; to see more, read the lines above and ') && it.contains('verify.json') }
