package io.github.flowcheck.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Goals as they are typed: each a Maven of its own with 256 MiB, in the folder of its check file, where a pom stands that says
 * nothing.
 *
 * @param folder where files are made
 * @param maven the home of the Maven that runs them
 * @param installed a local repository that has this plugin
 * @param machine the local repository that has all other artifacts
 * @param version of this plugin
 */
record GoalsBenchmark(Path folder, Path maven, Path installed, Path machine, String version) {
    /** What all goals are measured beside: one that prints five lines. */
    Process trivial(Path where) throws IOException {
        return maven("a trivial goal", where, "org.apache.maven.plugins:maven-enforcer-plugin:3.6.2:display-info");
    }

    /** {@code flowcheck:verify} of a check file over logs, with all its reports. */
    Process verify(Path file, String logs) throws IOException {
        return maven(
                "ours",
                file.getParent(),
                goal("verify"),
                "-Dflowcheck.file=" + file,
                "-Dflowcheck.logs=" + logs,
                "-Dflowcheck.failOn=fail",
                "-Dflowcheck.outputDirectory=" + folder.resolve("goal-verify"));
    }

    /** {@code flowcheck:generate} of a check file. */
    Process generate(Path file) throws IOException {
        return maven(
                "ours",
                file.getParent(),
                goal("generate"),
                "-Dflowcheck.file=" + file,
                "-Dflowcheck.outputDirectory=" + folder.resolve("goal-generate"));
    }

    private String goal(String name) {
        return "io.github.flowcheck:flowcheck-maven-plugin:" + version + ":" + name;
    }

    private Process maven(String name, Path where, String... arguments) throws IOException {
        Path settings = Files.writeString(
                Files.createDirectories(folder).resolve("settings.xml"),
                "<settings><mirrors><mirror><id>machine</id><mirrorOf>*</mirrorOf><url>" + machine.toUri()
                        + "</url></mirror></mirrors></settings>");
        Files.writeString(
                where.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>b</groupId><artifactId>b</artifactId>"
                        + "<version>1</version><packaging>pom</packaging></project>");
        List<String> words = new ArrayList<>(List.of(
                "env",
                "-C",
                where.toString(),
                "MAVEN_OPTS=-Xmx256m",
                maven.resolve("bin/mvn").toString(),
                "-B",
                "-q",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + installed));
        words.addAll(List.of(arguments));
        return new Process(name, words);
    }
}
