def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck.logs: there is no file or directory "none.log"')
assert log.contains('flowcheck.logs: no file matches "*.gz"')
assert log.contains('(and 1 more, listed above)')
assert log.contains('BUILD FAILURE')
assert !new File(basedir, 'target/flowcheck').exists()
