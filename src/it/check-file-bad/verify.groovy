// All five in every run, each at its place; then one line for the build.
def log = new File(basedir, 'build.log').readLines()
def places = ['3:15', '5:9', '7:17', '12:5', '13:13']
places.each { place ->
    assert log.count { it.startsWith("[ERROR] flowcheck.yaml:$place: ") } == 2: place
}
assert log.count { it ==~ /\[ERROR\] .*Failed to execute goal .* flowcheck\.yaml:3:15: .* \(and 4 more, listed above\).*/ } == 2
assert log.any { it.contains('write description;') }
assert !new File(basedir, 'target/flowcheck').exists()
