package io.github.flowcheck.architecture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The package table of CONTRIBUTING.md, by package. */
record PackageTable(Map<String, Row> rows) {
    private static final List<String> COLUMNS =
            List.of("level", "package", "imports of ours", "libraries", "what it is for");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * One package.
     *
     * @param level it imports from lower levels only
     * @param imports the packages of ours that it may import
     * @param libraries the Java packages of third parties that it may import, each with what is below it
     */
    record Row(int level, Set<String> imports, Set<String> libraries) {
        Row {
            imports = Set.copyOf(imports);
            libraries = Set.copyOf(libraries);
        }
    }

    PackageTable {
        rows = Map.copyOf(rows);
    }

    static PackageTable parse(String markdown) {
        List<List<String>> lines = markdown.lines()
                .map(PackageTable::cells)
                .dropWhile(cells -> !cells.equals(COLUMNS))
                .skip(2)
                .takeWhile(cells -> cells.size() == COLUMNS.size())
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no table with the columns " + COLUMNS);
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (List<String> cells : lines) {
            String name = CODE.matcher(cells.get(1)).replaceAll("$1");
            if (levels.put(name, Integer.valueOf(cells.get(0))) != null) {
                throw new IllegalArgumentException("two rows for " + name);
            }
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        for (List<String> cells : lines) {
            String name = CODE.matcher(cells.get(1)).replaceAll("$1");
            rows.put(name, row(levels, levels.get(name), cells.get(2), cells.get(3)));
        }
        return new PackageTable(rows);
    }

    private static Row row(Map<String, Integer> levels, int level, String imports, String libraries) {
        Predicate<String> isBelow = name -> levels.getOrDefault(name, level) < level;
        Set<String> below = levels.keySet().stream().filter(isBelow).collect(Collectors.toSet());
        Set<String> allowed = imports.equals("below") ? below : names(imports);
        if (!below.containsAll(allowed)) {
            throw new IllegalArgumentException("level " + level + " names what is not below it: " + imports);
        }
        return new Row(level, allowed, names(libraries));
    }

    private static Set<String> names(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** The package of a third party that owns a Java package: the longest name in the table that it equals or is below of. */
    String libraryOf(String javaPackage) {
        return rows.values().stream()
                .flatMap(row -> row.libraries().stream())
                .filter(library -> javaPackage.equals(library) || javaPackage.startsWith(library + "."))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
