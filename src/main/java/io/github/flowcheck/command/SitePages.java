package io.github.flowcheck.command;

import io.github.flowcheck.output.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages that the last {@code verify} wrote, as pages of a site: one, or one for each target.
 *
 * @param pages in the order of their names, the one without a target first
 */
public record SitePages(List<Page> pages) {
    /** What the site calls the report, and the name of its page without {@code .html}. */
    public static final String NAME = "flowcheck";

    public SitePages {
        pages = List.copyOf(pages);
    }

    /**
     * A page.
     *
     * @param target the target's name; of a run without one, what the site calls the report
     * @param file where {@code verify} wrote it
     */
    public record Page(String target, Path file) {
        /** Where it is below a site that has several. */
        public String link() {
            return NAME + "/" + target + ".html";
        }
    }

    /**
     * The pages below the output directory of {@code verify}: several targets have a directory there each.
     *
     * @throws IOException if the directory cannot be read
     */
    public static SitePages below(Path outputDirectory) throws IOException {
        if (!Files.isDirectory(outputDirectory)) {
            return new SitePages(List.of());
        }
        List<Page> pages = new ArrayList<>();
        pages.add(new Page(NAME, outputDirectory.resolve(HtmlReport.PATH)));
        try (Stream<Path> folders = Files.list(outputDirectory)) {
            folders.sorted()
                    .map(folder -> new Page(folder.getFileName().toString(), folder.resolve(HtmlReport.PATH)))
                    .forEach(pages::add);
        }
        return new SitePages(
                pages.stream().filter(page -> Files.isRegularFile(page.file())).toList());
    }

    /** Whether the report is one page of ours; else a page of the site leads to ours. */
    public boolean isOne() {
        return pages.size() == 1;
    }

    /**
     * Copies the pages into a site.
     *
     * @return where they are now
     * @throws IOException if a page cannot be read or written
     */
    public List<Path> copyTo(Path site) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Page page : pages) {
            Path copy = site.resolve(isOne() ? NAME + ".html" : page.link());
            Files.createDirectories(copy.getParent());
            copies.add(Files.copy(page.file(), copy, StandardCopyOption.REPLACE_EXISTING));
        }
        return copies;
    }
}
