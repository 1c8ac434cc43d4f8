import groovy.json.JsonSlurper

// Maven runs a goal that needs no project, when it is named on the command line, in the first project alone.
def report = new JsonSlurper().parse(new File(basedir, 'own/target/flowcheck/verify.json'), 'UTF-8')
assert report.summary.pass == 1
def runs = new File(basedir, 'build.log').text.split('BUILD (SUCCESS|FAILURE)')
assert runs[0].contains('there is no check file flowcheck.yaml')
assert runs[0].contains('nothing would be checked')
