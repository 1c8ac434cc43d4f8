package io.github.flowcheck.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of paths without braces: {@code *} and {@code ?} stay within a name and do not match the dot that a hidden
 * name begins with, {@code [a-z]} and {@code [!a-z]} stand for one character, and {@code **} for any number of
 * directories that are not hidden, none included. A name with brackets that is there as it is written is meant as it is written.
 */
final class Glob {
    private static final String ANY_DEPTH = "**";

    private final Path base;
    private final List<String> segments;
    private final Set<Visit> visits = new HashSet<>();

    /**
     * A directory that was searched for what is left of the pattern. It need not be again, however many links lead to
     * it.
     */
    private record Visit(Path directory, int segment) {}

    /**
     * @param base where a relative pattern starts
     * @param pattern names and patterns of names between slashes
     */
    Glob(Path base, String pattern) {
        Path absolute = Path.of(literalHead(pattern));
        this.base = base.resolve(absolute);
        this.segments = Arrays.stream(
                        pattern.substring(literalHead(pattern).length()).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** Whether a text has anything of a glob in it. */
    static boolean isIn(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** The directory in which the search begins; it need not exist. */
    Path start() {
        return base;
    }

    /** Finds all files and directories that match. */
    void find(Consumer<Path> found) throws IOException {
        if (Files.isDirectory(base)) {
            find(base, 0, found);
        }
    }

    private void find(Path directory, int index, Consumer<Path> found) throws IOException {
        if (!visits.add(new Visit(directory.toRealPath(), index))) {
            return;
        }
        String segment = segments.get(index);
        boolean last = index == segments.size() - 1;
        if (segment.equals(ANY_DEPTH)) {
            findAtAnyDepth(directory, index, last, found);
            return;
        }
        for (Path child : matching(LogTree.children(directory), segment)) {
            if (last) {
                found.accept(child);
            } else if (Files.isDirectory(child)) {
                find(child, index + 1, found);
            }
        }
    }

    /** The one that is called so as it stands, brackets and all; where there is none, those that the pattern means. */
    private static List<Path> matching(List<Path> children, String segment) {
        for (Path child : children) {
            if (!matchesItself(segment) && LogTree.name(child).equals(segment)) {
                return List.of(child);
            }
        }
        Pattern name = pattern(segment);
        return children.stream()
                .filter(child -> name.matcher(LogTree.name(child)).matches())
                .toList();
    }

    /** What stands for any characters also means a name that has it itself, and none beside that is to be left out for its sake. */
    private static boolean matchesItself(String segment) {
        return segment.indexOf('*') >= 0 || segment.indexOf('?') >= 0;
    }

    private void findAtAnyDepth(Path directory, int index, boolean last, Consumer<Path> found) throws IOException {
        if (last) {
            found.accept(directory);
            return;
        }
        find(directory, index + 1, found);
        for (Path child : LogTree.children(directory)) {
            if (!LogTree.isHidden(child) && Files.isDirectory(child)) {
                find(child, index, found);
            }
        }
    }

    /** The leading directories that are no patterns, with the slash behind them. */
    private static String literalHead(String pattern) {
        int slash = -1;
        for (int i = 0; i < pattern.length() && "*?[{".indexOf(pattern.charAt(i)) < 0; i++) {
            slash = pattern.charAt(i) == '/' ? i : slash;
        }
        return pattern.substring(0, slash + 1);
    }

    /** @throws java.util.regex.PatternSyntaxException if a range in brackets runs backwards */
    private static Pattern pattern(String segment) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < segment.length()) {
            int c = segment.codePointAt(i);
            int end = c == '[' ? LogEntries.closing(segment, i) : -1;
            if (end > 0) {
                regex.append(characters(segment.substring(i + 1, end)));
                i = end;
            } else if (c == '*' || c == '?') {
                regex.append(i == 0 ? "(?!\\.)" : "").append(c == '*' ? ".*" : ".");
            } else {
                regex.append(literal(c));
            }
            i += Character.charCount(segment.codePointAt(i));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String literal(int codePoint) {
        return "\\x{" + Integer.toHexString(codePoint) + "}";
    }

    /**
     * The inside of brackets as a regular expression: only {@code -} between two characters and a leading {@code !}
     * mean more.
     */
    private static String characters(String inside) {
        boolean negated = inside.startsWith("!");
        String listed = inside.substring(negated ? 1 : 0)
                .codePoints()
                .mapToObj(c -> c == '-' ? "-" : literal(c))
                .collect(Collectors.joining());
        String escaped = listed.startsWith("-") ? "\\" + listed : listed;
        String closed = escaped.endsWith("-") && escaped.length() > 2
                ? escaped.substring(0, escaped.length() - 1) + "\\-"
                : escaped;
        return "[" + (negated ? "^" : "") + closed + "]";
    }
}
