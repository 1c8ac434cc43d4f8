import groovy.json.JsonSlurper

def calls = context.service.calls()
try {
    for (run in ['environment', 'role', 'sso', 'masked']) {
        def report = new JsonSlurper().parse(new File(basedir, "target/$run/verify.json"), 'UTF-8')
        assert report.source == 'cloudwatch': run
        assert report.window == [start: '2014-12-14T04:00:00Z', end: '2014-12-14T05:00:00Z']
        assert report.summary == [pass: 2, fail: 0, inconclusive: 0, error: 0, waived: 0, observed: 0]: run
        assert report.checks*.rows*.port == [[22], [22]]
        assert report.notes.any { it.startsWith('the queries scanned ') }
    }
    assert context.service.running() == 0: 'queries left running'

    def signed = calls.findAll { it.operation() == 'StartQuery' }.collect { it.headers()['authorization'] }
    for (key in ['AKIDOFENVIRONMENT', 'AKIDOFROLE', 'AKIDOFSSO']) {
        assert signed.any { it.contains("Credential=$key/") && it.contains('/eu-west-1/logs/') }: key
    }

    def link = new JsonSlurper().parse(new File(basedir, 'target/environment/verify.json'), 'UTF-8').checks[0].consoleUrl
    assert link.startsWith('https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights$3FqueryDetail$3D~(')

    def masked = new File(basedir, 'target/masked/verify.json').getText('UTF-8')
    assert !masked.contains('172.31.16.21') && masked.contains('x.x.x.x')

    // -X prints what the SDK has to say, and nothing that opens a door
    def log = new File(basedir, 'build.log').text
    assert log.contains('[DEBUG]')
    for (secret in ['secret-of-the-', 'token-of-the-', 'Signature=', 'X-Amz-Security-Token:', 'x-amz-security-token:', 'Authorization: AWS4']) {
        assert !log.contains(secret): secret
    }
} finally {
    context.service.close()
}
assert true
