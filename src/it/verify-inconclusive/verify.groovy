import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.summary == [pass: 2, fail: 0, inconclusive: 4, error: 0, waived: 0, observed: 0]
def checks = report.checks.collectEntries { [it.id, it] }
assert checks.findAll { it.value.verdict == 'pass' }.keySet() == ['covered', 'covered-by-nodata'] as Set
assert checks['unknown-eni'].message.contains('no readable record of eni-0a1b2c3d4e5f60718')
assert checks['some-unknown-eni'].message.contains('no readable record of eni-0a1b2c3d4e5f60718')
assert checks['wrong-address'].message.contains('none with 172.31.16.22; most carry 172.31.16.21')
assert checks['lost-records'].message.contains('1 SKIPDATA record of eni-00000000000000001')
assert checks['lost-records'].records.skipData == 1
assert checks['covered-by-nodata'].records.noData == 1

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck.xml'))
assert suite.@failures == '4'
assert suite.testcase.failure.collect { it.@type as String }.unique() == ['inconclusive']

def log = new File(basedir, 'build.log').readLines()
assert log.contains('[INFO] BUILD FAILURE')
assert log.any { it.contains('4 inconclusive of 6 checks; to see more, ') }
assert log.any { it.startsWith('[ERROR]   -> ') }: 'what to do'
