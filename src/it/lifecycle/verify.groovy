import groovy.json.JsonSlurper

// No phase in the pom: each goal has one of its own.
def runs = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
def goals = { run -> (runs[run] =~ /flowcheck(?:-maven-plugin)?:[^:]+:(\w+) \(all\)/).collect { it[1] } }
assert goals(0) == ['validate', 'generate']
assert goals(1) == ['validate', 'generate', 'verify']
def report = new JsonSlurper().parse(new File(basedir, 'target/flowcheck/verify.json'), 'UTF-8')
assert report.summary.pass == 3
assert new File(basedir, 'target/flowcheck/cloudformation/flowcheck.template.json').exists()
