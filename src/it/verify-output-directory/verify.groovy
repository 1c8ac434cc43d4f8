assert new File(basedir, 'target/reports/net').list().sort() == ['TEST-flowcheck.xml', 'verify.html', 'verify.json']
assert !new File(basedir, 'target/flowcheck').exists()
assert new File(basedir, 'elsewhere/net').list().sort() ==
    ['TEST-flowcheck.xml', 'cloudformation', 'generated.json', 'queries', 'requests', 'terraform', 'verify.html', 'verify.json']
