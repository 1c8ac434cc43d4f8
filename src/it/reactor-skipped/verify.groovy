def log = new File(basedir, 'build.log').readLines()
assert log.any { it.contains('flowcheck: skipped, for flowcheck.skip is true') }
assert log.any { it.contains('there is no check file module/flowcheck.yaml: nothing would be checked') }
