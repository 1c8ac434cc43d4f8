import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.version == 1
assert report.source == 'files'
assert report.summary == [pass: 3, fail: 0, inconclusive: 0, error: 0, waived: 0, observed: 0]
assert report.checks*.id == ['web-well-known', 'web-ssh-http', 'web-from-bastion']
assert report.checks*.verdict.unique() == ['pass']
assert report.checks*.rows*.port == [[22], [22], [22]]
assert report.checks[2].rows[0].action == 'ACCEPT'
assert report.checks[0].rows[0] == [port: 22, protocol: 6, flows: 1, packets: 20, bytes: 4249,
    firstSeen: '2014-12-14T04:06:50Z', lastSeen: '2014-12-14T04:06:50Z']
assert report.checks[0].records.count == 1
assert report.statistics.recordsScanned == 1

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck.xml'))
assert suite.@tests == '3' && suite.@failures == '0' && suite.@errors == '0' && suite.@skipped == '0'
assert suite.testcase.collect { it.@name as String } == report.checks*.id

def log = new File(basedir, 'build.log').readLines()
assert log.any { it ==~ /\[INFO\] PASS +web-well-known +22/ }
assert log.any { it ==~ /\[INFO\] PASS +web-from-bastion +22 ACCEPT/ }
