import groovy.json.JsonSlurper

def json = { new JsonSlurper().parse(new File(basedir, it), 'UTF-8') }

assert json('target/before/verify.json').summary.fail == 0
assert json('target/flowcheck/verify.json').summary.fail == 1

['target/flowcheck/diff.json', 'target/gate/diff.json'].each { path ->
    def changes = json(path).changes
    assert changes*.id == ['web-open-ports']
    assert changes[0].kind == 'new finding'
    assert changes[0].appeared*.port == [3389]
}

// What the baseline has is reported as it is, and does not fail the build.
assert json('target/known/verify.json').summary.fail == 1

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.contains('1 new finding since ') && it.contains('see the lines above') }: 'the gate'
assert log.contains('[INFO] 1 finding is in the baseline, without failing the build: web-open-ports'): 'the baseline'
assert log.any { it.startsWith('[ERROR]') && it.contains('none.json') }: 'a baseline that is not there'
