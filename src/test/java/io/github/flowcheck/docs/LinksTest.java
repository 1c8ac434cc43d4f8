package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links lead somewhere, every page can be reached, and what pages say of properties and goals is so. */
class LinksTest {
    private static final Path ROOT = Path.of("");
    private static final Pattern PROPERTY = Pattern.compile("-Dflowcheck\\.([A-Za-z]+(?:\\.[A-Za-z]+)?)");
    private static final Pattern NAMED_PROPERTY = Pattern.compile("`flowcheck\\.(?!yaml`)([A-Za-z]+)(?:=[^`]*)?`");
    private static final Pattern GOAL = Pattern.compile("\\bflowcheck:(?!flowcheck-)([a-z]+)\\b");
    private static final Pattern MENU = Pattern.compile("href=\"([a-z-]+)\\.html\"");

    @Test
    void everyLinkLeadsToAFileAndAHeading() {
        assertThat(Stream.concat(
                                Page.all(ROOT).stream(),
                                Stream.of("CONTRIBUTING.md", "CHANGELOG.md")
                                        .map(name -> Page.read(ROOT, ROOT.resolve(name))))
                        .flatMap(page -> broken(page).stream()))
                .isEmpty();
    }

    private static List<String> broken(Page page) {
        List<String> broken = new ArrayList<>();
        Path from = ROOT.resolve(page.path()).toAbsolutePath().getParent();
        for (String link : page.links()) {
            if (!link.matches("[a-z]+:.*")) {
                String[] parts = link.split("#", 2);
                Path to = parts[0].isEmpty()
                        ? ROOT.resolve(page.path()).toAbsolutePath()
                        : from.resolve(parts[0]).normalize();
                boolean leads = Files.exists(to)
                        && (parts.length == 1
                                || Page.read(ROOT.toAbsolutePath(), to)
                                        .anchors()
                                        .contains(parts[1]));
                if (!leads) {
                    broken.add(page.path() + ": " + link);
                }
            }
        }
        return broken;
    }

    /** The site spells the anchors of headings in another way than GitHub does. */
    @Test
    void noPageOfTheSiteLinksToAHeading() {
        assertThat(Page.all(ROOT).stream()
                        .filter(Page::isBelowDocs)
                        .flatMap(page -> page.links().stream())
                        .filter(link -> link.contains("#") && !link.startsWith("http")))
                .isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheEntrance() {
        List<Page> pages = Page.all(ROOT);
        Set<String> reached = new TreeSet<>(Set.of("README.md"));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Page.of(pages, open.pop()).stream()
                    .flatMap(page -> page.links().stream())
                    .filter(link -> link.matches("[a-z-]+\\.md"))
                    .filter(reached::add)
                    .forEach(open::push);
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(pages.stream()
                        .filter(Page::isBelowDocs)
                        .map(page -> page.path().substring("docs/".length()))
                        .toList());
    }

    @Test
    void theMenuOfTheSiteHasEveryPage() throws IOException {
        Set<String> menu = MENU.matcher(Files.readString(Path.of("src/site/site.xml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(menu)
                .containsExactlyInAnyOrderElementsOf(Page.all(ROOT).stream()
                        .filter(Page::isBelowDocs)
                        .map(page ->
                                page.path().replaceAll("docs/(.*)\\.md", "$1").replace("README", "index"))
                        .toList());
    }

    @Test
    void propertiesAndGoalsThatArePagesSpeakOfExist() {
        Goals goals = Goals.read();
        Set<String> properties = goals.goals().values().stream()
                .flatMap(goal -> goal.parameters().stream())
                .flatMap(parameter -> parameter.property().stream())
                .map(property -> property.substring("flowcheck.".length()))
                .collect(Collectors.toSet());
        assertThat(mentioned(PROPERTY).filter(name -> !name.matches("param\\..*")))
                .isNotEmpty()
                .allMatch(properties::contains);
        assertThat(mentioned(NAMED_PROPERTY)).isNotEmpty().allMatch(properties::contains);
        assertThat(mentioned(GOAL)).isNotEmpty().allMatch(goals.goals()::containsKey);
    }

    private static Stream<String> mentioned(Pattern pattern) {
        return Page.all(ROOT).stream()
                .flatMap(page -> pattern.matcher(page.text()).results())
                .map(found -> found.group(1));
    }
}
