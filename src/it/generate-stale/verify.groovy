import groovy.json.JsonSlurper


def out = new File(basedir, 'target/flowcheck')
assert new File(out, 'queries').list().sort() == ['mine.cwli', 'stays.cwli']
assert new File(out, 'requests').list() == ['stays.json']
def template = new JsonSlurper().parse(new File(out, 'cloudformation/flowcheck.template.json'), 'UTF-8')
assert template.Resources.size() == 1
def log = new File(basedir, 'build.log').readLines()
assert log.count { it.startsWith('[INFO] removed ') } == 2
