package io.github.flowcheck.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Does what a page says, from top to bottom, in one directory: runs its commands with bash, writes a whole check file that it shows
 * as {@code flowcheck.yaml}, runs what a file of a CI system runs, and holds the output against the {@code text} block that
 * directly follows. Called by an integration test, as Maven has to be started for it.
 */
public final class PageRun {
    private static final long MOST_SECONDS = 120;

    private final Page page;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final Map<Page.Block, String> outputs = new HashMap<>();

    /**
     * @param directory where to run it
     * @param environment what the commands see beside what this process sees
     */
    public PageRun(Page page, Path directory, Map<String, String> environment) {
        this.page = page;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    private record Ended(int status, String output) {}

    /** Whether a page says to do anything. */
    public static boolean hasCommands(Page page) {
        return page.blocks().stream()
                .anyMatch(
                        block -> block.language().equals("sh") || ciFile(block).isPresent());
    }

    /** What was not as the page says; empty if all was. */
    public List<String> faults() throws IOException, InterruptedException {
        List<Page.Block> blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Page.Block block = blocks.get(i);
            Optional<Page.Block> shown = Optional.of(i + 1)
                    .filter(next -> next < blocks.size())
                    .map(blocks::get)
                    .filter(next -> next.followsDirectly() && next.language().equals("text"));
            if (block.language().equals("sh")) {
                hold(block, bash(block.text(), Map.of()), shown);
                for (CiFile file : block.writtenCiFiles()) {
                    holdCi(block, file, Optional.empty());
                }
            } else if (ciFile(block).isPresent()) {
                holdCi(block, ciFile(block).get(), shown);
            } else if (block.language().equals("yaml") && block.text().contains("\nchecks:\n")) {
                Files.writeString(directory.resolve("flowcheck.yaml"), block.text());
            }
        }
        return List.copyOf(faults);
    }

    /** The page with the output that its commands have now. */
    public String rewritten() {
        List<String> lines = new ArrayList<>(page.text().lines().toList());
        page.blocks().stream()
                .filter(outputs::containsKey)
                .sorted((a, b) -> b.line() - a.line())
                .forEach(block -> {
                    int length = (int) block.text().lines().count();
                    lines.subList(block.line(), block.line() + length).clear();
                    lines.addAll(block.line(), outputs.get(block).lines().toList());
                });
        return String.join("\n", lines) + "\n";
    }

    private static Optional<CiFile> ciFile(Page.Block block) {
        return switch (block.language()) {
            case "yaml" -> CiFile.ofYaml(block.text());
            case "groovy" -> Optional.of(CiFile.ofJenkins(block.text()));
            default -> Optional.empty();
        };
    }

    private void holdCi(Page.Block block, CiFile file, Optional<Page.Block> shown)
            throws IOException, InterruptedException {
        hold(block, bash(String.join("\n", file.commands()), file.variables()), shown);
        for (String wanted : file.files()) {
            if (!exists(wanted)) {
                faults.add(block + ": takes up " + wanted + ", which no command writes");
            }
        }
    }

    private boolean exists(String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.replaceAll("/$", "/**"));
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(directory::relativize).anyMatch(matcher::matches) || Files.exists(directory.resolve(glob));
        }
    }

    private void hold(Page.Block block, Ended ended, Optional<Page.Block> shown) {
        String output = GoalOutput.of(ended.output(), directory);
        boolean mayFail =
                shown.map(text -> text.text().contains("BUILD FAILURE")).orElse(false);
        if (mayFail != (ended.status() != 0)) {
            faults.add(block + ": ended with status " + ended.status() + ":\n" + ended.output());
        }
        shown.ifPresent(text -> {
            outputs.put(text, output);
            if (!output.equals(text.text())) {
                faults.add(text + ": shows what is not printed; printed was:\n" + output);
            }
        });
    }

    private Ended bash(String script, Map<String, String> more) throws IOException, InterruptedException {
        Path log = Files.createTempFile("page", ".log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(more);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("does not end: " + script);
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        return new Ended(process.exitValue(), output);
    }
}
