package io.github.flowcheck.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks whether the links of the built site lead to files of it: {@code java -cp target/test-classes …SiteLinks target/site}. */
public final class SiteLinks {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#?]+)[^\"]*\"");

    private SiteLinks() {}

    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[0]).toAbsolutePath();
        List<Path> pages;
        try (Stream<Path> files = Files.walk(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).toList();
        }
        List<String> broken = pages.stream().flatMap(page -> broken(page, site)).toList();
        broken.forEach(System.err::println);
        if (pages.size() < 20 || !broken.isEmpty()) {
            throw new IllegalStateException(pages.size() + " pages, " + broken.size() + " broken links");
        }
    }

    private static Stream<String> broken(Path page, Path site) {
        try {
            return LINK.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !Files.exists(page.resolveSibling(link).normalize()))
                    .map(link -> site.relativize(page) + ": " + link);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
