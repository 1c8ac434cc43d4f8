import groovy.json.JsonSlurper

// A tree, a glob, gzip, the header line of files that S3 got, and lines that are no records.
def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.checks*.verdict == ['pass']
assert report.checks[0].rows*.port == [22, 23, 24, 25]
assert report.statistics.recordsScanned == 4
assert report.unread*.count.sum() == 3
assert report.unread*.first.every { it.contains('damaged.log:') }

def log = new File(basedir, 'build.log').text
assert log.contains('[WARN')
assert log.contains('no record')
