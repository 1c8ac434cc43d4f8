package io.github.flowcheck.insights.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The queries of our own below {@code src/test/resources/insights/queries}. */
public final class QueryFiles {
    private static final Path FOLDER = Path.of("src/test/resources/insights/queries");

    private QueryFiles() {}

    /**
     * A query of a file.
     *
     * @param where file and line, for the name of its test
     */
    public record Sample(String where, String text) {}

    /** One query a line; lines that begin with {@code #} are headings. */
    public static List<Sample> lines() {
        List<Sample> samples = new ArrayList<>();
        for (Path file : files("lines")) {
            List<String> lines = read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                    samples.add(new Sample(file.getFileName() + ":" + (i + 1), lines.get(i)));
                }
            }
        }
        return samples;
    }

    /** Queries of several lines, with a line {@code ---} between them. */
    public static List<Sample> blocks(String folder) {
        List<Sample> samples = new ArrayList<>();
        for (Path file : files(folder)) {
            int line = 1;
            for (String block : read(file).split("(?m)^---\n")) {
                samples.add(new Sample(file.getFileName() + ":" + line, block));
                line += (int) block.lines().count() + 1;
            }
        }
        return samples;
    }

    /** All of them. */
    public static List<Sample> all() {
        return Stream.of(lines(), blocks("blocks"), blocks("clean"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
