import groovy.xml.XmlSlurper

// No phase in the pom: the goal has that of unit tests.
def runs = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
assert !runs[0].contains('(own-tests)')
assert runs[1].contains('(own-tests)')
assert runs[1].contains('[INFO] PASS  ssh from the bastion is fine, telnet is a finding')
assert runs[1].contains('[INFO] 3 tests: 3 passed, 0 failed')
assert runs[2].contains('[INFO] flowcheck: skipped, for flowcheck.skip is true')

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck-tests.xml'))
assert suite.@tests == '3' && suite.@failures == '0' && suite.@errors == '0' && suite.@skipped == '0'
assert suite.testcase.collect { it.@classname as String }.unique() == ['flowcheck.flowcheck.tests']
assert suite.testcase[2].@name == 'without records nothing is known'
assert new File(basedir, 'target/flowcheck').list() == ['TEST-flowcheck-tests.xml']
