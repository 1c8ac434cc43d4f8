import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.checks*.verdict == ['fail', 'pass']
def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('1 fail of 2 checks; to see more, read ')
