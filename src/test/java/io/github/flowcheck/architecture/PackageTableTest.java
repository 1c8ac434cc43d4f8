package io.github.flowcheck.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackageTableTest {
    private static final String HEAD =
            "| level | package | imports of ours | libraries | what it is for |\n|---|---|---|---|---|\n";

    @Test
    void isFoundBetweenOtherTables() {
        PackageTable table = PackageTable.parse("| a | b |\n|---|---|\n| 1 | 2 |\n\n" + HEAD
                + "| 0 | `a` | - | - | x |\n| 1 | `b` | below | `org.x` `org.y` | x |\n\n| 2 | `c` | - | - | x |\n");

        assertThat(table.rows()).containsOnlyKeys("a", "b");
        assertThat(table.rows().get("b").imports()).containsExactly("a");
        assertThat(table.rows().get("b").libraries()).containsExactlyInAnyOrder("org.x", "org.y");
    }

    @Test
    void isNeeded() {
        assertThatThrownBy(() -> PackageTable.parse("# no table"))
                .hasMessage("no table with the columns "
                        + List.of("level", "package", "imports of ours", "libraries", "what it is for"));
    }

    @Test
    void allowsNoCycle() {
        assertThatThrownBy(() -> PackageTable.parse(HEAD + "| 1 | `a` | `b` | - | x |\n| 1 | `b` | - | - | x |\n"))
                .hasMessage("level 1 names what is not below it: `b`");
        assertThatThrownBy(() -> PackageTable.parse(HEAD + "| 1 | `a` | `a` | - | x |\n"))
                .hasMessage("level 1 names what is not below it: `a`");
    }

    @Test
    void hasOneRowAPackage() {
        assertThatThrownBy(() -> PackageTable.parse(HEAD + "| 0 | `a` | - | - | x |\n| 1 | `a` | - | - | x |\n"))
                .hasMessage("two rows for a");
    }
}
