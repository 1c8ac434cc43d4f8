package io.github.flowcheck.docs;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogEventReads;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.cloudwatch.SavedQueriesService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Follows the pages: the tutorial in an empty directory, then every other page that says to do something in a directory as the tutorial
 * leaves it. {@code mvn} is the given Maven with the integration tests' repository, and AWS is a service of the tests.
 */
public final class DocsRun {
    private static final String TUTORIAL = "docs/tutorial.md";

    /** What the tutorial's flow logs hold, for the log groups; the times are moved so that the last one is half an hour ago. */
    private static final List<String> RECORDS = List.of(
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK",
            "2 123456789010 eni-1235b8ca123456789 198.51.100.44 172.31.16.21 49761 23 6 31 6881 1418533610 1418533670 ACCEPT OK",
            "2 123456789010 eni-0a1b2c3d4e5f60718 172.31.16.21 172.31.20.5 40112 5432 6 9 1340 1418533610 1418533670 ACCEPT OK");

    private static final long LAST = 1418533610L;

    private final Path root;
    private final Path directory;
    private final Path mavenHome;
    private final Path settings;
    private final Path repository;

    /**
     * @param root of the project
     * @param directory where to work
     * @param mavenHome the Maven to start
     * @param settings what it reads instead of the user's
     * @param repository its local repository
     */
    public DocsRun(Path root, Path directory, Path mavenHome, Path settings, Path repository) {
        this.root = root;
        this.directory = directory;
        this.mavenHome = mavenHome;
        this.settings = settings;
        this.repository = repository;
    }

    /**
     * What was not as the pages say.
     *
     * @param rewrite whether to write what is printed into the pages
     */
    public List<String> faults(boolean rewrite) throws IOException, InterruptedException {
        List<Page> pages = Page.all(root).stream()
                .filter(Page::isBelowDocs)
                .filter(PageRun::hasCommands)
                .filter(page -> !Files.exists(page.ownTest(root)))
                .toList();
        List<String> faults = new ArrayList<>();
        try (AwsJsonService service = AwsJsonService.start()) {
            Map<String, String> environment = environment(service);
            Path first = Files.createDirectories(directory.resolve("tutorial"));
            for (Page page : ordered(pages)) {
                Path own = page.path().equals(TUTORIAL) ? first : copied(first, page);
                PageRun run = new PageRun(page, own, environment);
                List<String> found = run.faults();
                if (rewrite) {
                    Files.writeString(root.resolve(page.path()), run.rewritten());
                }
                faults.addAll(found);
            }
        }
        return faults;
    }

    private static List<Page> ordered(List<Page> pages) {
        return Stream.concat(
                        pages.stream().filter(page -> page.path().equals(TUTORIAL)),
                        pages.stream().filter(page -> !page.path().equals(TUTORIAL)))
                .toList();
    }

    private Path copied(Path from, Page page) throws IOException {
        Path to = directory.resolve(page.path().replaceAll(".*/(.*)\\.md", "$1"));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(one -> !one.startsWith(from.resolve("target"))).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    private Map<String, String> environment(AwsJsonService service) throws IOException {
        long shift = System.currentTimeMillis() / 1000 - Duration.ofMinutes(30).toSeconds() - LAST;
        List<String> recent = RECORDS.stream().map(line -> moved(line, shift)).toList();
        List<LogGroup> groups = Stream.of("/vpc/flow-logs", "/prod/flow-logs", "/stage/flow-logs")
                .map(name -> LogGroup.of(name).deliver(recent))
                .toList();
        new InsightsQueries(groups, Behaviour.QUICK, System::currentTimeMillis).install(service);
        new LogGroupQueries(groups).install(service);
        new LogEventReads(groups, 1000).install(service);
        new SavedQueriesService().install(service);
        Path config = Files.writeString(
                directory.resolve("aws-config"),
                Stream.of("prod-audit", "stage-audit", "reader")
                        .map(name -> "[profile " + name + "]\nregion = eu-west-1\naws_access_key_id = AKIDOFTESTS\n"
                                + "aws_secret_access_key = secret-of-the-tests\n")
                        .reduce("", String::concat));
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path mvn = Files.writeString(
                bin.resolve("mvn"),
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "exec '" + mavenHome.resolve("bin/mvn") + "' --settings '" + settings + "' '-Dmaven.repo.local="
                                + repository + "' -Dstyle.color=never \"$@\"",
                        ""));
        if (!mvn.toFile().setExecutable(true)) {
            throw new IOException(mvn + " cannot be made executable");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("AWS_CONFIG_FILE", config.toString());
        environment.put(
                "AWS_SHARED_CREDENTIALS_FILE",
                directory.resolve("no-credentials").toString());
        environment.put("AWS_ACCESS_KEY_ID", "AKIDOFTESTS");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret-of-the-tests");
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_ENDPOINT_URL", service.endpoint().toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_TOKEN", "token-of-the-job");
        environment.put(
                "GITHUB_STEP_SUMMARY", directory.resolve("step-summary.md").toString());
        environment.put("MAVEN_OPTS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        return environment;
    }

    private static String moved(String line, long seconds) {
        String[] words = line.split(" ");
        for (int i : new int[] {10, 11}) {
            words[i] = String.valueOf(Long.parseLong(words[i]) + seconds);
        }
        return String.join(" ", words);
    }
}
