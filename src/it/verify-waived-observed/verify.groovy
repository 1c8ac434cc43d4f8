import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.summary == [pass: 0, fail: 0, inconclusive: 0, error: 0, waived: 1, observed: 1]
assert report.checks*.verdict == ['waived', 'observed']
assert report.checks[0].waiver == [reason: 'moves in spring', until: '2999-12-31', by: 'ops']
assert report.checks[0].evidence*.port == [3389]
assert report.checks[1].rows*.port == [22, 3389]

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck.xml'))
assert suite.@skipped == '2' && suite.@failures == '0'
assert (suite.testcase[0].skipped.@message as String).contains('moves in spring')
