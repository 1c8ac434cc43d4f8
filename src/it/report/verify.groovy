def log = new File(basedir, 'build.log').text
def target = new File(basedir, 'target')

assert log.contains('flowcheck: the site gets no page, for there is no verify.html below ')
assert !new File(target, 'site-none/flowcheck.html').exists()

// One run: its page as it is, and the site leads to it.
assert Arrays.equals(new File(target, 'site/flowcheck.html').bytes, new File(target, 'flowcheck/verify.html').bytes)
assert new File(target, 'site/project-reports.html').text.contains('href="flowcheck.html"')

// Two targets: a page of the site, which leads to theirs.
def contents = new File(target, 'site-both/flowcheck.html').text
['prod', 'stage'].each { name ->
    assert contents.contains('href="flowcheck/' + name + '.html"')
    assert Arrays.equals(new File(target, 'site-both/flowcheck/' + name + '.html').bytes, new File(target, 'both/' + name + '/verify.html').bytes)
}

assert log.contains('no verify.html below ' + new File(target, 'nothing'))
