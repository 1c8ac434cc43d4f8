import groovy.json.JsonSlurper

// The file's 24h are meant for a live log group; what is given for this very run counts.
def all = new JsonSlurper().parse(new File(basedir, 'target/all/verify.json'), 'UTF-8')
assert all.window == [all: true]
assert all.notes.any { it.contains('relative windows of flowcheck.yaml are not applied to files') }
assert all.checks[0].rows*.port == [22, 3389]

def minute = new JsonSlurper().parse(new File(basedir, 'target/minute/verify.json'), 'UTF-8')
assert minute.window == [start: '2014-12-14T04:08:00Z', end: '2014-12-14T04:09:00Z']
assert minute.notes == []
assert minute.checks[0].rows*.port == [3389]
assert new File(basedir, 'target/minute').list() == ['verify.json']: 'reports=json'

def day = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert day.checks[0].verdict == 'inconclusive'
