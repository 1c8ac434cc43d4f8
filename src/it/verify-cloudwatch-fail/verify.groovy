import groovy.json.JsonSlurper

try {
    def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
    assert report.summary.fail == 1
    assert report.checks[0].evidence*.peer == ['172.31.16.139']
    for (run in ['expired', 'nowhere', 'nobody']) {
        assert !new File(basedir, "target/$run").exists(): run
    }
    assert context.service.running() == 0: 'queries left running'

    def log = new File(basedir, 'build.log').text
    assert log.contains('[ERROR] FAIL web-closed at flowcheck.yaml:7:5')
    assert log.contains('in the console: https://eu-west-1.console.aws.amazon.com/cloudwatch/home')
    assert log.contains('the AWS credentials have expired: The security token included in the request is expired')
    assert log.contains('-> log in again, such as with aws sso login')
    assert log.contains('no AWS Region is known')
    assert log.contains('-> give -Dflowcheck.region=eu-west-1 (yours)')
    assert log.contains('no AWS credentials of profile nobody were found')
} finally {
    context.service.close()
}
assert true
