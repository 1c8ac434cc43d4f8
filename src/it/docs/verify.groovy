import io.github.flowcheck.docs.DocsRun
import io.github.flowcheck.docs.Page

// Once is enough: what differs between Mavens is what other folders are about.
if (basedir.parentFile.name == 'running-maven') {
    def root = basedir.toPath().resolve('../../../..').toRealPath()
    def home = new File(System.getProperty('maven.home')).toPath()
    def work = new File(basedir, 'pages')
    assert !work.exists() || work.deleteDir()
    assert work.mkdirs()
    // the settings of the integration tests, as invoker filled them in
    def settings = new File(basedir, 'settings.xml')
    settings.text = new File(root.toFile(), 'src/it/settings.xml').text
        .replace('@localRepositoryUrl@', new File(userRepository()).toURI().toString())
    def faults = new DocsRun(root, work.toPath().toRealPath(), home, settings.toPath(), localRepositoryPath.toPath())
        .faults(Boolean.getBoolean('golden.rewrite'))
    assert faults.isEmpty(): faults.join('\n\n')

    // a pipeline of Jenkins is Groovy
    Page.all(root).collectMany { it.blocks() }.findAll { it.language() == 'groovy' }.each { new GroovyShell().parse(it.text()) }
}
assert true

String userRepository() {
    System.getProperty('maven.repo.local') ?: System.getProperty('user.home') + '/.m2/repository'
}
