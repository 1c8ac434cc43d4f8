import groovy.json.JsonSlurper

def ids = { new JsonSlurper().parse(new File(basedir, "target/$it/verify.json"), 'UTF-8').checks*.id }
assert ids('by-id') == ['web-ssh']
assert ids('by-glob') == ['web-ssh', 'web-http']
assert ids('by-tag') == ['web-http']
