import groovy.json.JsonSlurper

// Relative to where Maven was started, which is not the root project's directory, and once in the build.
['user', 'parallel'].each { name ->
    def report = new JsonSlurper().parse(new File(basedir, "target/$name/verify.json"), 'UTF-8')
    assert report.summary.pass == 3
}
def log = new File(basedir, 'build.log').readLines()
assert log.count { it.endsWith('3 pass, 0 fail, 0 inconclusive, 0 error, 0 waived, 0 observed') } == 2
assert log.count { it.endsWith('flowcheck: checks/net.yaml is read once in this build, in root') } == 4
