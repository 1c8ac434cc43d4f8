import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

// What fails the build does not change the verdicts.
def report = new JsonSlurper().parse(new File(basedir, 'target/none/verify.json'), 'UTF-8')
assert report.checks*.verdict == ['fail', 'inconclusive', 'observed']
def suite = new XmlSlurper().parse(new File(basedir, 'target/fail/TEST-flowcheck.xml'))
assert suite.@tests == '1' && suite.@skipped == '1' && suite.@failures == '0': 'inconclusive fails nothing here'

def log = new File(basedir, 'build.log').text
assert log.contains('1 observed of 3 checks; to see more, ')
