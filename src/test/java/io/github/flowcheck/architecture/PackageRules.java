package io.github.flowcheck.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the package table and the habits ask of the sources. Each rule answers with its violations, in words. */
record PackageRules(PackageTable table, List<JavaFile> files) {
    private static final int MOST_LINES = 500;
    private static final Pattern NO_NAME = Pattern.compile(".*(Utils?|Helper|Manager|Impl|Common)");
    private static final Set<String> EVERYWHERE = Set.of("org.jspecify.annotations");
    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .filter(module -> module.getName().startsWith("java."))
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toSet());

    /** Code that a habit speaks against, and what to write instead. */
    private static final Map<Pattern, String> UNWANTED = Map.of(
            Pattern.compile("\\bcatch \\((final )?(Exception|Throwable) "), "catch what can be thrown",
            Pattern.compile("\\bSystem\\.(out|err)\\b"), "hand in where to print",
            Pattern.compile("\\b(Instant|LocalDate|ZonedDateTime)\\.now\\(\\)"), "ask the Clock that is handed in",
            Pattern.compile("\\.to(Low|Upp)erCase\\(\\)"), "name the Locale",
            Pattern.compile("\\bString\\.format\\(\"|\\.formatted\\("), "name the Locale",
            Pattern.compile("\\bInetAddress\\.get(All)?ByName\\("), "read it with address: this one may ask DNS");

    PackageRules {
        files = List.copyOf(files);
    }

    /** Packages of the code without a row. A row may wait for its package. */
    List<String> packagesWithoutRow() {
        return packages().stream()
                .filter(name -> !table.rows().containsKey(name))
                .map(name -> "package " + name + " has no row in the table")
                .toList();
    }

    /** Imports and qualified names of our packages that the table does not allow. */
    List<String> forbiddenImports() {
        return perNamedPackage((file, named) -> {
            if (!named.startsWith(JavaFile.ROOT + ".")) {
                return Stream.empty();
            }
            String target = named.substring(JavaFile.ROOT.length() + 1);
            boolean allowed = target.equals(file.packageName())
                    || rowOf(file).map(row -> row.imports().contains(target)).orElse(true);
            return allowed
                    ? Stream.empty()
                    : Stream.of(file.path() + ": " + file.packageName() + " may not use " + target);
        });
    }

    /** Types of third parties outside of the packages that own them, and those that nobody owns. */
    List<String> forbiddenLibraries() {
        return perNamedPackage((file, named) -> {
            if (named.startsWith(JavaFile.ROOT) || JDK.contains(named) || EVERYWHERE.contains(named)) {
                return Stream.empty();
            }
            String library = table.libraryOf(named);
            if (library.isEmpty()) {
                return Stream.of(file.path() + ": " + named + " belongs to no package of the table");
            }
            boolean owned =
                    rowOf(file).map(row -> row.libraries().contains(library)).orElse(true);
            return owned
                    ? Stream.empty()
                    : Stream.of(file.path() + ": " + file.packageName() + " may not use " + library);
        });
    }

    List<String> packagesWithoutNullMarked() {
        Set<String> marked = files.stream()
                .filter(file ->
                        file.name().equals("package-info") && file.code().contains("@NullMarked"))
                .map(JavaFile::packageName)
                .collect(Collectors.toSet());
        return packages().stream()
                .filter(name -> !marked.contains(name))
                .map(name -> "package " + name + " has no package-info.java with @NullMarked")
                .toList();
    }

    List<String> namesThatSayNothing() {
        return files.stream()
                .filter(file -> NO_NAME.matcher(file.name()).matches())
                .map(file -> file.path() + ": say what it is")
                .toList();
    }

    List<String> filesTooLong() {
        return files.stream()
                .filter(file -> file.lines() >= MOST_LINES)
                .map(file -> file.path() + ": " + file.lines() + " lines, at most " + (MOST_LINES - 1))
                .toList();
    }

    List<String> unwantedCode() {
        List<String> found = new ArrayList<>();
        for (JavaFile file : files) {
            String code = file.code();
            UNWANTED.forEach((pattern, instead) -> pattern.matcher(code)
                    .results()
                    .map(match -> file.path() + ": " + match.group().strip() + " -> " + instead)
                    .forEach(found::add));
        }
        return found.stream().sorted().toList();
    }

    private Set<String> packages() {
        return files.stream().map(JavaFile::packageName).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<PackageTable.Row> rowOf(JavaFile file) {
        return Optional.ofNullable(table.rows().get(file.packageName()));
    }

    private List<String> perNamedPackage(NamedPackageRule rule) {
        return files.stream()
                .flatMap(file -> file.packagesNamed().stream().flatMap(named -> rule.violations(file, named)))
                .toList();
    }

    /** A rule for one file and one package that it names. */
    private interface NamedPackageRule {
        Stream<String> violations(JavaFile file, String named);
    }
}
