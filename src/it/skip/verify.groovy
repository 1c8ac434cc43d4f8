// The check file is bad, so whatever reads it fails.
def log = new File(basedir, 'build.log').readLines()
assert log.count('[INFO] flowcheck: skipped, for flowcheck.skip is true') == 4
assert log.count('[INFO] BUILD SUCCESS') == 2
assert log.count { it.startsWith('[ERROR] flowcheck.yaml:1:9: ') } == 1: 'the command line wins over the pom'
assert !new File(basedir, 'target/flowcheck').exists()
