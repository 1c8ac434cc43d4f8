import groovy.json.JsonSlurper

// What was seen is certain, whatever was lost beside it.
def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.checks*.verdict == ['fail', 'inconclusive']
assert report.checks[0].evidence*.port == [22]
assert report.checks*.records*.skipData == [1, 1]
