import groovy.json.JsonSlurper

try {
    def steps = { run -> new JsonSlurper().parse(new File(basedir, "target/$run/apply.json"), 'UTF-8').steps*.outcome }
    assert steps('denied') == ['failed', 'not tried']
    assert steps('half') == ['failed', 'done']
    assert steps('flowcheck') == ['done']
    assert context.account.names() == ['net/web-ssh-http', 'net/web-well-known']
    def log = new File(basedir, 'build.log').text
    assert log.contains('0 done, 1 failed, 1 not tried')
    assert log.contains('run flowcheck:apply again: it goes on from here')
    assert !log.contains('secret-of-the-environment')
} finally {
    context.service.close()
}
assert true
