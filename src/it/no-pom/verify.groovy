import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.checks*.verdict == ['pass', 'pass', 'pass']
assert new File(basedir, 'target/flowcheck').list().sort() ==
    ['TEST-flowcheck.xml', 'cloudformation', 'generated.json', 'queries', 'requests', 'terraform', 'verify.html', 'verify.json']
assert !basedir.list().any { it.contains('$') }: 'no directory named after a property that Maven did not resolve'
