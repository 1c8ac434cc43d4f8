package io.github.flowcheck.local;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the flow-log files that a list of files, directories and globs means.
 *
 * <p>Entries are separated by commas; blanks around them do not count. Directories are read with all below them, but no
 * hidden files (whose names begin with a dot). In a glob {@code *}, {@code ?} and {@code [a-z]} stay within a name,
 * {@code **} crosses directories, and {@code {a,b}} has alternatives. A path that exists is taken as it is, whatever
 * characters it has, and in a glob a name with brackets that exists; if the whole list is such a path, its commas
 * separate nothing.
 */
public final class LogFiles {
    private static final int MOST_ALTERNATIVES = 1000;
    private static final String EXAMPLES = "a file, a directory or a glob such as logs/**/*.gz";

    private final String property;
    private final Path base;
    private final Problems problems = new Problems();
    private final List<LogFile> files = new ArrayList<>();
    /** How many entries, or matches of one, were told of by themselves. */
    private int refused;

    private LogFiles(String property, Path base) {
        this.property = property;
        this.base = base.toAbsolutePath();
    }

    /**
     * Finds the files.
     *
     * @param property what the list is called in messages
     * @param list what the user gave
     * @param base where relative entries start
     * @return at least one file, in the order of their names, each once however many entries or links mean it; all can be read again,
     *     as it takes to ask whose traffic breaks an expectation once it is known that some does
     * @throws BadInputException with a problem for every entry that means no file or that cannot be read, or not more than once
     */
    public static List<LogFile> find(String property, String list, Path base) {
        LogFiles found = new LogFiles(property, base);
        String text = File.separatorChar == '\\' ? list.replace('\\', '/') : list;
        List<String> entries =
                found.existing(text.strip()).isPresent() ? List.of(text.strip()) : LogEntries.split(text);
        entries.forEach(found::take);
        found.problems.throwIfErrors();
        return found.inOrder();
    }

    private List<LogFile> inOrder() {
        files.sort(Comparator.comparing(LogFile::name));
        Map<Path, LogFile> once = new LinkedHashMap<>();
        for (LogFile file : files) {
            once.putIfAbsent(real(file.path()), file);
        }
        return List.copyOf(once.values());
    }

    private void take(String entry) {
        if (entry.isEmpty()) {
            add(property + " has an empty entry", "write " + EXAMPLES + " between the commas");
            return;
        }
        int before = files.size();
        int told = refused;
        try {
            Optional<Path> path = existing(entry);
            if (path.isPresent()) {
                take(path.get());
                if (files.size() == before && refused == told) {
                    addEmpty(entry, path.get());
                }
            } else if (Glob.isIn(entry)) {
                takeMatching(entry, before, told);
            } else {
                addMissing(entry);
            }
        } catch (PatternSyntaxException e) {
            add(property + ": \"" + shown(entry) + "\" has a range in […] that runs backwards", "write it as in [0-9]");
        } catch (IOException e) {
            String reason =
                    e instanceof AccessDeniedException ? "access to " + e.getMessage() + " is denied" : e.toString();
            add(
                    property + ": \"" + shown(entry) + "\" cannot be searched: " + reason,
                    "make it readable, or leave it out");
        }
    }

    private void takeMatching(String entry, int before, int told) throws IOException {
        List<String> patterns = LogEntries.expand(entry, MOST_ALTERNATIVES);
        if (patterns.isEmpty()) {
            add(
                    property + ": \"" + shown(entry) + "\" has more than " + MOST_ALTERNATIVES + " alternatives",
                    "write fewer {…}, or name the directory");
            return;
        }
        Path start = base;
        for (String pattern : patterns) {
            if (Glob.isIn(pattern)) {
                Glob glob = new Glob(base, pattern);
                start = glob.start();
                List<Path> matches = new ArrayList<>();
                glob.find(matches::add);
                for (Path match : matches) {
                    take(match);
                }
            } else {
                Optional<Path> path = existing(pattern);
                if (path.isPresent()) {
                    take(path.get());
                }
            }
        }
        if (files.size() == before && refused == told) {
            add(
                    property + ": no file matches \"" + shown(entry) + "\" (looked in "
                            + shown(start.normalize().toString()) + ")",
                    remedy(entry, Neighbours.of(start), Optional.empty()));
        }
    }

    private void take(Path path) throws IOException {
        if (isBroken(path)) {
            addBroken(path);
        } else if (Files.isDirectory(path)) {
            new LogTree().find(path, this::takeFile);
        } else if (Files.isRegularFile(path)) {
            takeFile(path);
        } else {
            refused++;
            add(
                    property + ": " + shown(path.normalize().toString())
                            + " is no regular file but a pipe or a device, and flow logs are read more than once",
                    "write what is read into a file, and name that");
        }
    }

    private void takeFile(Path path) {
        Path normal = path.normalize();
        Path shown = normal.startsWith(base.normalize()) ? base.normalize().relativize(normal) : normal;
        files.add(new LogFile(path, shown.toString().replace(File.separatorChar, '/')));
    }

    /** Whether it is a link that leads nowhere. */
    private static boolean isBroken(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
    }

    private void addBroken(Path link) throws IOException {
        refused++;
        add(
                property + ": " + shown(link.normalize().toString()) + " is a link to "
                        + shown(Files.readSymbolicLink(link).toString()) + ", which is not there",
                "let it lead to a file or a directory, or leave it out");
    }

    /** A shell replaces a tilde at the start of a word only, so not in a property. */
    private static String remedy(String entry, Neighbours neighbours, Optional<Path> missed) {
        return entry.startsWith("~")
                ? "write the whole path, or $HOME for ~: no shell replaces a ~ behind an = or a comma"
                : neighbours.remedy(missed);
    }

    /** The path that an entry names, if that exists, if only as a link. */
    private Optional<Path> existing(String entry) {
        try {
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.of(base.resolve(entry)).filter(path -> Files.exists(path) || Files.isSymbolicLink(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void addMissing(String entry) {
        try {
            Path path = base.resolve(entry).normalize();
            add(
                    property + ": there is no file or directory \"" + shown(entry) + "\" (looked for "
                            + shown(path.toString()) + ")",
                    remedy(entry, Neighbours.of(path), Optional.of(path)));
        } catch (InvalidPathException e) {
            add(property + ": \"" + shown(entry) + "\" is no path: " + e.getReason(), "write " + EXAMPLES);
        }
    }

    private void addEmpty(String entry, Path directory) {
        add(
                property + ": there is no file in the directory \"" + shown(entry) + "\" (looked in "
                        + shown(directory.normalize().toString()) + " and below; hidden files do not count)",
                "put flow logs there, or name " + EXAMPLES);
    }

    private void add(String message, String remedy) {
        problems.add(Problem.unplaced(message, remedy));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** Without control characters, which could move a terminal's cursor. */
    static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
