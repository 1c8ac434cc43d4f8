def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck.logs is not given')
assert log.contains('BUILD FAILURE')
