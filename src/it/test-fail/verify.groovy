import groovy.xml.XmlSlurper

def runs = new File(basedir, 'build.log').text.split('BUILD FAILURE')
assert runs.size() == 5
assert runs[0].contains('[ERROR] no-tests.yaml has no tests: nothing would be tested')
[runs[1], runs[2]].each { run ->
    assert run.contains('[ERROR] bad.yaml:20:15: the file has no check "web-telnet"')
    assert run.contains('[ERROR] bad.yaml:20:27: "good" is no verdict')
    assert run.contains('[ERROR] bad.yaml:16:7: this line is no record that a check of the test reads: 1 field, not 14')
}
assert runs[3].contains('[ERROR] FAIL telnet is thought to be fine at flowcheck.yaml:13:5')
assert runs[3].contains('check web-well-known should be pass and is fail: expected only 22 in traffic, saw 23')
assert runs[4].contains('1 of 2 tests failed; see the lines above and ')

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck-tests.xml'))
assert suite.@tests == '2' && suite.@failures == '1'
assert suite.testcase[0].failure.@message == 'check web-well-known should be pass and is fail'
assert suite.testcase[1].failure.isEmpty()
