import groovy.json.JsonSlurper
import java.time.Instant
import java.time.OffsetDateTime

def out = new File(basedir, 'target/flowcheck')
def ids = ['web-from-bastion', 'web-ssh-http', 'web-well-known']
assert new File(out, 'queries').list().sort() == ids.collect { it + '.cwli' }
assert new File(out, 'requests').list().sort() == ids.collect { it + '.json' }
assert new File(out, 'cloudformation').list() == ['flowcheck.template.json']
ids.each { id ->
    def request = new JsonSlurper().parse(new File(out, "requests/${id}.json"), 'UTF-8')
    assert request.name == 'net/' + id
    assert request.logGroupNames == ['/vpc/flow-logs']
    assert new File(out, "queries/${id}.cwli").getText('UTF-8') == request.queryString + '\n'
}
def template = new JsonSlurper().parse(new File(out, 'cloudformation/flowcheck.template.json'), 'UTF-8')
assert template.Resources.values()*.Type == ['AWS::Logs::QueryDefinition'] * 3
assert template.Resources.values()*.Properties.Name.sort() == ids.collect { 'net/' + it }
def terraform = new JsonSlurper().parse(new File(out, 'terraform/flowcheck.tf.json'), 'UTF-8')
assert terraform.resource.aws_cloudwatch_query_definition.keySet() == ids as Set

// The second run writes nothing: no file is younger than the end of the first (Maven prints whole seconds).
def log = new File(basedir, 'build.log').readLines()
def firstEnd = OffsetDateTime.parse(log.find { it.contains('Finished at: ') }.replaceFirst(/.*: /, '')).toInstant()
out.eachFileRecurse { file ->
    assert Instant.ofEpochMilli(file.lastModified()) < firstEnd.plusSeconds(1): file
}
def written = log.findAll { it.startsWith('[INFO] wrote ') }
assert written.size() == 8: written
