import groovy.json.JsonSlurper

// Without a value there are templates and no queries, and nothing is verified.
def template = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/cloudformation/flowcheck.template.json'), 'UTF-8')
assert template.Parameters.keySet() == ['webAddress', 'webEni'] as Set
assert !new File(basedir, 'target/flowcheck/queries').exists()
assert !new File(basedir, 'target/flowcheck/verify.json').exists()

['property', 'target'].each { given ->
    def report = new JsonSlurper().parse(new File(basedir, "target/$given/verify.json"), 'UTF-8')
    assert report.checks[0].verdict == 'pass'
    assert report.checks[0].query.contains('eni-1235b8ca123456789-all')
}

assert !new File(basedir, 'target/empty').exists()
def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('-Dflowcheck.param.webEni is given but empty')
