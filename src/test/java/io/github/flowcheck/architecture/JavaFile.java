package io.github.flowcheck.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java source file as far as its text tells.
 *
 * @param path below the source folder, with {@code /}
 * @param text the whole file
 */
record JavaFile(String path, String text) {
    static final String ROOT = "io.github.flowcheck";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    /** Dotted lower-case names and the type behind them, in import lines as in code. */
    private static final Pattern QUALIFIED = Pattern.compile("\\b((?:[a-z]\\w*\\.)+)(?:[A-Z]\\w*|\\*)");

    private static final Pattern NO_CODE = Pattern.compile("\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
            + "|\"(?:[^\"\\\\\n]|\\\\.)*\""
            + "|'(?:[^'\\\\\n]|\\\\.)*'"
            + "|//[^\n]*"
            + "|/\\*(?s:.*?)\\*/");

    static List<JavaFile> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFile read(Path folder, Path file) {
        try {
            return new JavaFile(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type that gives the file its name. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    /** Its package without {@link #ROOT}; empty for the root itself. */
    String packageName() {
        return PACKAGE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
                .orElseThrow(() -> new IllegalStateException(path + " has no package"));
    }

    /** The packages of all types that are imported or written with their package, in full. */
    Set<String> packagesNamed() {
        Set<String> named = new TreeSet<>();
        String code = code();
        QUALIFIED
                .matcher(PACKAGE.matcher(code).replaceAll(""))
                .results()
                .map(JavaFile::withoutLastDot)
                .forEach(named::add);
        return named;
    }

    private static String withoutLastDot(MatchResult found) {
        return found.group(1).substring(0, found.group(1).length() - 1);
    }

    /** The text without comments and without what strings and characters hold. */
    String code() {
        return NO_CODE.matcher(text).replaceAll("\"\"");
    }

    long lines() {
        return text.lines().count();
    }
}
