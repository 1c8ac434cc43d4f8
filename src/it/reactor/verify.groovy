import groovy.json.JsonSlurper

def ids = { new JsonSlurper().parse(new File(basedir, it), 'UTF-8').checks*.id }
assert ids('target/flowcheck/verify.json') == ['web-well-known', 'web-ssh-http', 'web-from-bastion']
assert ids('own/target/flowcheck/verify.json') == ['own-ssh']
assert !new File(basedir, 'without/target/flowcheck').exists()

def runs = new File(basedir, 'build.log').text.split('BUILD (SUCCESS|FAILURE)').collect { it.readLines() }
for (run in runs[0, 1]) {
    assert run.count { it.endsWith('flowcheck: no without/flowcheck.yaml here; root has its own') } == 3: 'one line a goal'
    assert run.count { it.endsWith('3 pass, 0 fail, 0 inconclusive, 0 error, 0 waived, 0 observed') } == 1
    assert run.count { it.endsWith('1 pass, 0 fail, 0 inconclusive, 0 error, 0 waived, 0 observed') } == 1
}
assert !runs[1].any { it =~ /(?i)thread.?safe/ }: 'no warning under -T'
assert runs[2].any { it.contains('there is no check file without/flowcheck.yaml: nothing would be checked') }
// On the command line a goal that needs no project runs in the root alone, see reactor-goal.
assert runs[3].contains('[INFO] flowcheck.yaml: 3 checks, 0 warnings')
assert runs[3].any { it.startsWith('[WARNING] flowcheck: own has a check file that is not read') }
