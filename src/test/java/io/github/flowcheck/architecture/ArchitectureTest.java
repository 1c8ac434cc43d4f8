package io.github.flowcheck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the sources against the package table of CONTRIBUTING.md and against the habits. */
class ArchitectureTest {
    private final PackageRules rules;

    ArchitectureTest() throws IOException {
        PackageTable table = PackageTable.parse(Files.readString(Path.of("CONTRIBUTING.md")));
        rules = new PackageRules(table, JavaFile.below(Path.of("src/main/java")));
    }

    @Test
    void theSourcesAreFound() {
        assertThat(rules.files()).hasSizeGreaterThan(10);
    }

    @Test
    void everyPackageHasARow() {
        assertThat(rules.packagesWithoutRow()).isEmpty();
    }

    @Test
    void importsAreThoseOfTheTable() {
        assertThat(rules.forbiddenImports()).isEmpty();
    }

    @Test
    void librariesStayWithTheirOwners() {
        assertThat(rules.forbiddenLibraries()).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(rules.packagesWithoutNullMarked()).isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        assertThat(rules.namesThatSayNothing()).isEmpty();
    }

    @Test
    void filesAreShort() {
        assertThat(rules.filesTooLong()).isEmpty();
    }

    @Test
    void theCodeKeepsTheHabits() {
        assertThat(rules.unwantedCode()).isEmpty();
    }

    @Test
    void everyTestIsRun() {
        assertThat(JavaFile.below(Path.of("src/test/java")))
                .filteredOn(file -> file.code().matches("(?s).*@(Test|ParameterizedTest|Property|TestFactory)\\b.*"))
                .extracting(JavaFile::name)
                .allSatisfy(name -> assertThat(name).endsWith("Test"));
    }
}
