def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck:help'): 'the goal lists itself under its prefix'
