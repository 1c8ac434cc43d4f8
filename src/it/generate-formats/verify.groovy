assert new File(basedir, 'saved').list().sort() == ['generated.json', 'queries', 'requests']
assert !new File(basedir, 'target/flowcheck').exists(): 'a format that is none writes nothing'
def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck.formats has a value that it cannot have: "cloudfromation"')
assert log.contains('did you mean cloudformation?')
