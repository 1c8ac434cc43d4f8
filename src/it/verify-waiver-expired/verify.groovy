import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.checks*.verdict == ['fail', 'fail']
assert report.checks[0].message.contains('its waiver ended on 2020-12-31 (moved long ago)')
assert report.checks[1].message.contains('its waiver is not used, for nothing fails')
