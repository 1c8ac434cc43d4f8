package io.github.flowcheck.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path as seen from the root of the project, with {@code /}
 * @param text in Markdown
 */
public record Page(String path, String text) {
    /** The folder that is the Maven site too. */
    static final String FOLDER = "docs";

    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\]\\(([^()\\s]+)\\)");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?ms)^cat > (\\S+) <<'(\\w+)'\n(.*?)^\\2$");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

    /**
     * A fenced block.
     *
     * @param line where its fence opens, from 1
     * @param language what stands behind the fence; empty if nothing does
     * @param text its lines, each with a line end, without the indentation of the fence
     * @param followsDirectly whether only blank lines stand between it and the block before it
     */
    public record Block(Page page, int line, String language, String text, boolean followsDirectly) {
        /** The files for CI systems that a script writes with here-documents. */
        List<CiFile> writtenCiFiles() {
            return HERE_DOCUMENT
                    .matcher(text)
                    .results()
                    .filter(found -> found.group(1).endsWith(".yml"))
                    .map(found -> CiFile.ofYaml(found.group(3))
                            .orElseThrow(() -> new IllegalStateException(this + ": unknown kind of " + found.group(1))))
                    .toList();
        }

        @Override
        public String toString() {
            return page.path() + ":" + line + " " + language;
        }
    }

    /** The README, and all pages below docs, sorted. */
    public static List<Page> all(Path root) {
        try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
            return Stream.concat(Stream.of(root.resolve("README.md")), files.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> read(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path root, Path file) {
        try {
            String text = Files.readString(file).replace("\r\n", "\n");
            return new Page(root.relativize(file).toString().replace('\\', '/'), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its fenced blocks, and those that are only indented: there, as no language tells what they are, under an empty one. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        boolean direct = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String stripped = line.stripLeading();
            if (stripped.startsWith("```")) {
                int indent = line.length() - stripped.length();
                int end = i + 1;
                StringBuilder inside = new StringBuilder();
                while (!lines.get(end).strip().equals("```")) {
                    String one = lines.get(end++);
                    inside.append(one.substring(Math.min(
                                    indent, one.length() - one.stripLeading().length())))
                            .append('\n');
                }
                blocks.add(new Block(this, i + 1, stripped.substring(3).strip(), inside.toString(), direct));
                direct = true;
                i = end;
            } else if (line.startsWith("    ") && i > 0 && lines.get(i - 1).isBlank()) {
                blocks.add(new Block(this, i + 1, "", line.strip() + "\n", false));
                direct = false;
            } else if (!line.isBlank()) {
                direct = false;
            }
        }
        return blocks;
    }

    /** Everything outside of fenced blocks. */
    String prose() {
        StringBuilder prose = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("```")) {
                inside = !inside;
            } else if (!inside) {
                prose.append(line).append('\n');
            }
        }
        return prose.toString();
    }

    /** The targets of its links, as they are written. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
    }

    /** What GitHub makes of its headings, for links to them. */
    Set<String> anchors() {
        return prose().lines()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    boolean isBelowDocs() {
        return path.startsWith(FOLDER + "/");
    }

    /** Where a test of its own would be, which then runs what the page says: of {@code docs/tests.md}, TestsPageTest. */
    Path ownTest(Path root) {
        String name = path.replaceAll("(?:.*/)?(.*)\\.md", "$1");
        return root.resolve("src/test/java/io/github/flowcheck/command")
                .resolve(
                        isBelowDocs()
                                ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "PageTest.java"
                                : "ReadmeTest.java");
    }

    /** The page of a name below docs. */
    static Optional<Page> of(List<Page> pages, String name) {
        return pages.stream()
                .filter(page -> page.path().equals(FOLDER + "/" + name))
                .findFirst();
    }
}
