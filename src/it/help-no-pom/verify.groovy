def log = new File(basedir, 'build.log').text
assert log.contains('flowcheck:help'): 'the goal lists itself under its prefix'

// A goal begins by reading the poms of what the plugin depends on, so that those of the AWS SDK must not be among them.
def installed = new File(localRepositoryPath, 'io/github/flowcheck/flowcheck-maven-plugin')
    .listFiles().findAll { it.directory }.collectMany { it.listFiles().findAll { it.name.endsWith('.pom') } }
assert installed.size() == 1
def dependencies = new groovy.xml.XmlSlurper().parse(installed[0]).dependencies.dependency
assert dependencies.any { it.artifactId == 'snakeyaml-engine' }
assert !dependencies.any { it.groupId == 'software.amazon.awssdk' }
