import groovy.json.JsonSlurper

def out = new File(basedir, 'target/flowcheck')
assert new File(out, 'queries').list().sort() == ['comes.cwli', 'mine.cwli', 'stays.cwli']
assert new File(out, 'requests').list().sort() == ['comes.json', 'stays.json']
def template = new JsonSlurper().parse(new File(out, 'cloudformation/flowcheck.template.json'), 'UTF-8')
assert template.Resources.values()*.Properties.Name.sort() == ['comes', 'stays']
def terraform = new JsonSlurper().parse(new File(out, 'terraform/flowcheck.tf.json'), 'UTF-8')
assert terraform.resource.aws_cloudwatch_query_definition.keySet() == ['comes', 'stays'] as Set
def log = new File(basedir, 'build.log').readLines()
assert log.findAll { it.startsWith('[INFO] removed ') }.collect { new File(it).name } == ['goes.cwli', 'goes.json']
