package io.github.flowcheck.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Saved queries as CloudFormation templates: of check files by flowcheck, of a loop by an AWS CDK app, where node and npm are
 * installed. Every run writes all files anew.
 *
 * @param folder where files are made
 * @param cdk the source of the CDK app: {@code package.json} and {@code app.js}
 */
record SavedQueriesBenchmark(Path folder, Path cdk) {
    /** How many saved queries are made. */
    static final List<Integer> COUNTS = List.of(10, 500, 5000);

    /** What writes them with flowcheck. */
    Process ours(int count) throws IOException {
        return Process.ours(GenerateMain.class, checkFile(count), output(count));
    }

    /** The check file that is made for it. */
    Path checkFile(int count) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("saved-" + count + ".yaml"), checks(count));
    }

    /** Where ours go. */
    Path output(int count) {
        return folder.resolve("saved-" + count);
    }

    /** What writes them with AWS CDK; empty without node and npm. */
    Optional<Process> cdk(int count) throws IOException, InterruptedException {
        if (!Process.isThere("node") || !Process.isThere("npm")) {
            return Optional.empty();
        }
        Path app = Files.createDirectories(folder.resolve("cdk"));
        for (String name : List.of("package.json", "app.js")) {
            Files.copy(cdk.resolve(name), app.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(app.resolve("node_modules"))) {
            new Process("npm", List.of("npm", "--prefix", app.toString(), "install", "--no-audit", "--no-fund")).run();
        }
        return Optional.of(new Process(
                "AWS CDK",
                List.of(
                        "node",
                        app.resolve("app.js").toString(),
                        Integer.toString(count),
                        app.resolve("out-" + count).toString())));
    }

    /** Takes away what ours wrote. */
    void clean(int count) throws IOException {
        if (Files.exists(output(count))) {
            try (Stream<Path> files = Files.walk(output(count))) {
                files.sorted(Comparator.reverseOrder()).forEach(SavedQueriesBenchmark::delete);
            }
        }
    }

    /** How many bytes ours wrote. */
    long size(int count) throws IOException {
        try (Stream<Path> files = Files.walk(output(count).resolve("cloudformation"))) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checks(int count) {
        return "logGroup: /vpc/flow-logs\nfolder: net\nchecks:\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "  - id: check-%d%n    eni: eni-%017x%n    address: 172.31.%d.%d%n    ports: [22, 80, %d]%n"
                                        + "    action: accept%n    expect: { only: [22, 80] }%n",
                                i,
                                0xabc000000L + i,
                                i / 250,
                                1 + i % 250,
                                1024 + i))
                        .collect(Collectors.joining());
    }
}
