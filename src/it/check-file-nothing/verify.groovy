def log = new File(basedir, 'build.log').readLines()
assert log.count('[INFO] BUILD FAILURE') == 3
assert log.any { it.contains('there is no check file flowcheck.yaml: nothing would be checked') }
assert log.any { it.startsWith('[ERROR] empty.yaml:1:1: ') }
assert log.any { it.startsWith('[ERROR] no-checks.yaml:2:') }
assert !new File(basedir, 'target/flowcheck').exists()
