import groovy.json.JsonSlurper

try {
    def before = new JsonSlurper().parse(new File(basedir, 'target/before/plan.json'), 'UTF-8')
    assert before.drift
    assert before.changes*.action == ['create', 'create']
    assert before.changes[0].diff.contains('+# flowcheck: net/web-well-known\n')
    def after = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/plan.json'), 'UTF-8')
    assert !after.drift
    assert after.changes*.action == ['unchanged', 'unchanged']
    assert context.account.names() == ['net/web-ssh-http', 'net/web-well-known']
    assert context.service.calls('PutQueryDefinition').size() == 2: 'applied once'

    def log = new File(basedir, 'build.log').readLines()
    assert log.count { it == '[INFO]   +# flowcheck: net/web-well-known' } == 2: 'two plans show the difference'
    assert log.any { it == '[INFO] done: create net/web-well-known' }
    assert log.any { it.contains('[ERROR]') && it.contains("the account's saved queries are not what flowcheck.yaml says: 2 saved queries: 2 create") }
} finally {
    context.service.close()
}
assert true
