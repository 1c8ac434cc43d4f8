import groovy.xml.XmlSlurper

def suite = new XmlSlurper().parse(new File(basedir, 'target/flowcheck/TEST-flowcheck-tests.xml'))
assert suite.@tests == '3' && suite.@failures == '0'
