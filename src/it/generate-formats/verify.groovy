assert new File(basedir, 'saved').list().sort() == ['generated.json', 'queries', 'requests']
assert new File(basedir, 'target/flowcheck').list().sort() == ['cloudformation', 'generated.json']
def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck.formats has a value that it cannot have: "cloudfromation"')
assert log.contains('did you mean cloudformation?')
