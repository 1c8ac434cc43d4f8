// One selector matches, two do not: a check that is not run must not look as if it passed.
def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck.checks: "web-htp" matches no check of flowcheck.yaml')
assert log.contains('did you mean web-http?')
assert log.contains('flowcheck.checks: "tag:weekly" matches no check of flowcheck.yaml')
assert log.contains('BUILD FAILURE')
assert !new File(basedir, 'target/flowcheck').exists()
