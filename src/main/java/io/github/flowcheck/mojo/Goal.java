package io.github.flowcheck.mojo;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.command.Settings.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/** One execution of a goal, seen in its Maven session: what was given to it, and which other projects run it too. */
final class Goal {
    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    Goal(MavenSession session, MavenProject project, MojoExecution execution) {
        this.session = session;
        this.project = project;
        this.execution = execution;
    }

    MavenProject project() {
        return project;
    }

    /** The directory where Maven was started. */
    Path startDirectory() {
        String started = session.getSystemProperties().getProperty("user.dir");
        return Path.of(started != null ? started : session.getExecutionRootDirectory())
                .toAbsolutePath();
    }

    /** The project's directory; without a pom, where Maven was started. */
    Path directory() {
        return directory(project);
    }

    private Path directory(MavenProject of) {
        return of.getBasedir() == null
                ? startDirectory()
                : of.getBasedir().toPath().toAbsolutePath();
    }

    /** {@code <build directory>/flowcheck}. Without a pom Maven knows no build directory. */
    Path defaultOutputDirectory() {
        boolean hasPom = project.getFile() != null;
        Path build = hasPom
                ? directory().resolve(project.getBuild().getDirectory())
                : startDirectory().resolve("target");
        return build.resolve("flowcheck");
    }

    boolean isOnCommandLine(Property property) {
        return session.getUserProperties().getProperty(property.key()) != null;
    }

    /**
     * What was given. The command line wins over a pom's configuration, so that one run can differ from what the pom says.
     *
     * @param fields the goal's parameters as Maven filled them, null where Maven found no value
     */
    Settings settings(Map<Property, @Nullable String> fields) {
        Map<Property, Given> given = new EnumMap<>(Property.class);
        fields.forEach((property, field) -> given(property, field).ifPresent(value -> given.put(property, value)));
        return new Settings(given);
    }

    private Optional<Given> given(Property property, @Nullable String field) {
        String onCommandLine = session.getUserProperties().getProperty(property.key());
        if (onCommandLine != null) {
            return Optional.of(new Given(onCommandLine, startDirectory()));
        }
        // Maven takes what is empty or has no value for what is not given; the texts behind it still show it
        return Stream.of(
                        field,
                        configured(project, property).findFirst().orElse(null),
                        project.getProperties().getProperty(property.key()),
                        session.getSystemProperties().getProperty(property.key()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> new Given(text, directory()));
    }

    /** What a project's pom says about a property of this execution, the execution's own word first. */
    private Stream<String> configured(MavenProject of, Property property) {
        Stream<@Nullable Object> configurations = Stream.concat(
                executions(of)
                        .filter(one -> one.getId().equals(execution.getExecutionId()))
                        .map(PluginExecution::getConfiguration),
                plugin(of).stream().map(Plugin::getConfiguration));
        return configurations
                .filter(Xpp3Dom.class::isInstance)
                .map(dom -> ((Xpp3Dom) dom).getChild(property.parameter()))
                .filter(Objects::nonNull)
                .map(child -> child.getValue() == null ? "" : child.getValue());
    }

    /** What a check file may name: properties of the project and the command line, a few facts of the pom, the environment. */
    Inputs inputs() {
        Map<String, String> properties = new HashMap<>();
        if (project.getFile() != null) {
            properties.put("project.groupId", project.getGroupId());
            properties.put("project.artifactId", project.getArtifactId());
            properties.put("project.version", project.getVersion());
        }
        Stream.of(project.getProperties(), session.getUserProperties()).forEach(given -> given.stringPropertyNames()
                .forEach(name -> properties.put(name, given.getProperty(name))));
        return new Inputs(properties, System.getenv());
    }

    /** Whether a pom says which version of the plugin runs, and how. */
    boolean isInPom() {
        return project.getFile() != null && plugin(project).isPresent();
    }

    /** What to type, where Maven was started, for this execution again: the program, its options and the goal. */
    List<String> invocation() {
        List<String> words = new ArrayList<>(List.of("mvn"));
        if (project.getFile() != null) {
            Path pom = startDirectory()
                    .normalize()
                    .relativize(project.getFile().toPath().toAbsolutePath().normalize());
            if (!pom.equals(Path.of("pom.xml"))) {
                words.addAll(List.of("-f", pom.toString().replace('\\', '/')));
            }
        }
        List<String> profiles = session.getRequest().getActiveProfiles();
        if (profiles != null && !profiles.isEmpty()) {
            words.addAll(List.of("-P", String.join(",", profiles)));
        }
        String plugin = isInPom()
                ? "flowcheck"
                : execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion();
        String id = execution.getExecutionId();
        words.add(plugin + ":" + execution.getGoal()
                + (isInPom() && id != null && !id.equals("default-cli") ? "@" + id : ""));
        return words;
    }

    /** All properties that were given on the command line. */
    Map<String, String> onCommandLine() {
        Map<String, String> given = new HashMap<>();
        session.getUserProperties()
                .stringPropertyNames()
                .forEach(name -> given.put(name, session.getUserProperties().getProperty(name)));
        return given;
    }

    /**
     * The projects of the session that run this goal, in the order of the build. A goal on the command line that needs no
     * project runs in the first one only.
     */
    List<GoalProject> projects() {
        return session.getProjects().stream()
                .filter(other -> isOnCommandLine()
                        ? isCurrent(other)
                        : executions(other).findAny().isPresent() && !skips(other))
                .map(other -> new GoalProject(other, checkFiles(other)))
                .toList();
    }

    /** The projects of the session whose check file no project reads that runs this goal. */
    List<GoalProject> leftOut() {
        List<GoalProject> running = projects();
        Set<Path> read = running.stream()
                .flatMap(one -> one.checkFiles().stream())
                .map(Path::normalize)
                .collect(Collectors.toSet());
        return session.getProjects().stream()
                .filter(other -> running.stream().noneMatch(one -> one.isSame(other)))
                .map(other -> new GoalProject(other, checkFiles(other)))
                .filter(GoalProject::hasCheckFile)
                .filter(other ->
                        other.checkFiles().stream().map(Path::normalize).noneMatch(read::contains))
                .toList();
    }

    private boolean isOnCommandLine() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** Whether a project's own pom skips this execution: what it would read is then read by nobody. */
    private boolean skips(MavenProject other) {
        return configured(other, Property.SKIP)
                .findFirst()
                .map(String::strip)
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private boolean isCurrent(MavenProject other) {
        return new GoalProject(other, List.of()).isSame(project);
    }

    private Stream<PluginExecution> executions(MavenProject other) {
        return plugin(other).stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(one -> one.getGoals().contains(execution.getGoal()));
    }

    private Optional<Plugin> plugin(MavenProject other) {
        return Optional.ofNullable(
                other.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId())));
    }

    private List<Path> checkFiles(MavenProject other) {
        List<Path> configured = configured(other, Property.FILE)
                .filter(text -> !text.isBlank() && !text.contains("${"))
                .map(text -> directory(other).resolve(text))
                .toList();
        return configured.isEmpty() ? List.of(directory(other).resolve(CheckFileTurn.DEFAULT_NAME)) : configured;
    }

    /** Remembers for the rest of the session that a goal wrote a file, or put its files into a directory. */
    void wroteTo(Path path) {
        session.getRepositorySession().getData().set(written(path), Boolean.TRUE);
    }

    /** Whether a goal of this session wrote the file, or put files into the directory. */
    boolean hasWrittenTo(Path path) {
        return session.getRepositorySession().getData().get(written(path)) != null;
    }

    private static String written(Path path) {
        return "flowcheck|wrote|" + path.toAbsolutePath().normalize();
    }

    /** Whether this is the first execution of its id in the session that asks for just this of that check file. */
    boolean claims(Path file, Settings settings) {
        SessionData data = session.getRepositorySession().getData();
        String key = String.join(
                "|",
                "flowcheck",
                execution.getGoal(),
                execution.getExecutionId(),
                file.toString(),
                settings.fingerprint());
        return data.set(key, null, project.getId());
    }
}
