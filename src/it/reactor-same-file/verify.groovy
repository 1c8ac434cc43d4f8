import groovy.json.JsonSlurper

// Three poms name one file in three ways.
def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.summary.pass == 3
def runs = new File(basedir, 'build.log').text.split('BUILD SUCCESS').collect { it.readLines() }
for (run in runs[0, 1]) {
    assert run.count { it.endsWith('3 pass, 0 fail, 0 inconclusive, 0 error, 0 waived, 0 observed') } == 1
    assert run.count { it.endsWith('flowcheck: flowcheck.yaml was read before in this build') } == 2
    assert !run.any { it.contains('is not read') }: 'it is read, only not by the root'
}
