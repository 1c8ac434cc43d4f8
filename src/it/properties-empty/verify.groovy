// All of them in one run: an unset variable in a script must not turn a gate into nothing.
def runs = new File(basedir, 'build.log').text.split('BUILD FAILURE')
assert runs.size() == 3
def empty = { run -> (runs[run] =~ /(?m)^\[ERROR\] (?:error: )?(flowcheck\.\w+) is given but empty/).collect { it[1] } as Set }
assert runs[0].contains('flowcheck.logs is given as "${no.such.logs}", which names a property that has no value')
assert runs[0].contains('flowcheck.checks is given as "web-${no.such.name}", which names a property that has no value')
assert empty(0) == ['flowcheck.window', 'flowcheck.reports'] as Set
assert empty(1) == ['logs', 'window', 'failOn', 'reports', 'outputDirectory', 'skip'].collect { 'flowcheck.' + it } as Set
assert !new File(basedir, 'target/flowcheck').exists()
