// Bad files: see check-file-bad.
def log = new File(basedir, 'build.log').readLines()
assert log.contains('[INFO] flowcheck.yaml: 3 checks, 0 warnings')
assert log.any { it.startsWith('[WARNING] doubtful.yaml:5:5: warning: ') }
assert log.contains('[INFO] doubtful.yaml: 1 check, 1 warning')
assert log.contains('[INFO] BUILD SUCCESS')
assert !new File(basedir, 'target/flowcheck').exists()
