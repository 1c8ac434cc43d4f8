import groovy.json.JsonSlurper

try {
    def stopped = new JsonSlurper().parse(new File(basedir, 'target/stopped/apply.json'), 'UTF-8')
    assert stopped.steps == []
    assert stopped.summary.conflict == 1
    def done = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/apply.json'), 'UTF-8')
    assert done.steps.collect { [it.name, it.action, it.outcome] } == [
        ['net/web-ssh-http', 'adopt', 'done'], ['net/web-well-known', 'create', 'done'], ['net/gone', 'delete', 'done']]
    assert context.account.names() == ['net/of-others', 'net/web-ssh-http', 'net/web-well-known']
    assert new File(basedir, 'build.log').readLines().contains(
        '[ERROR] conflict net/web-ssh-http: it is there already and bears no marker, so somebody else may have written it')
} finally {
    context.service.close()
}
assert true
