def runs = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
assert runs[0].contains('[INFO] web-well-known at flowcheck.yaml:8:5')
assert !runs[0].contains('[INFO] web-ssh-http at '): 'the others were not asked for'
assert runs[0].contains('[INFO]     -> pass: expected only 22 in traffic, saw 22')
assert runs[0].contains('[INFO]     -> fail: expected only 22 in traffic, saw ')
assert runs[0].contains('[INFO] flowcheck.yaml: 1 check explained')
assert ['web-well-known', 'web-ssh-http', 'web-from-bastion'].every { runs[1].contains("[INFO] $it at flowcheck.yaml:".toString()) }
assert runs[1].contains('[INFO] What the keys are for:')
assert runs[2].contains('[INFO] flowcheck: skipped, for flowcheck.skip is true')
assert runs[3].contains('flowcheck.checks: "web-unknown" matches no check of flowcheck.yaml')
assert !new File(basedir, 'target/flowcheck').exists(): 'nothing is written'
