import groovy.json.JsonSlurper

try {
    def read = { run -> new JsonSlurper().parse(new File(basedir, "target/$run/doctor.json"), 'UTF-8') }
    def well = read('flowcheck')
    assert well.summary.error == 0 && well.summary.warning == 0: well.findings
    assert well.findings.any { it.what.contains('1 OK, 0 NODATA, 0 SKIPDATA') }
    assert well.policy.Statement[0].Resource[0] == 'arn:aws:logs:eu-west-1:123456789010:log-group:/vpc/flow-logs'
    def wrong = read('wrong')
    assert wrong.findings.findAll { it.severity == 'error' }*.what == [
        'no readable record from 2014-12-14T04:00:00Z to 2014-12-14T05:00:00Z: "nothing seen" is no answer',
        'no flow log delivers records of eni-00000000 to /vpc/flow-logs']
    def log = new File(basedir, 'build.log').readLines()
    assert log.any { it.contains('"Sid": "FlowLogs"') }
    assert log.any { it.contains('verdicts of wrong.yaml from this account cannot be trusted: 2 errors, 0 warnings') }
    assert context.service.calls('PutQueryDefinition').isEmpty()
} finally {
    context.service.close()
}
assert true
