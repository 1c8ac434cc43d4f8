package io.github.flowcheck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageRulesTest {
    private static final String TABLE = """
            | level | package | imports of ours | libraries | what it is for |
            |---|---|---|---|---|
            | 0 | `ground` | - | - | x |
            | 1 | `left` | `ground` | `org.json` | x |
            | 1 | `right` | below | `org.json.yaml` | x |
            | 2 | `top` | below | - | x |
            """;

    @Test
    void allowWhatTheTableAllows() {
        PackageRules rules = rules(
                file("ground/A.java", "package io.github.flowcheck.ground;\nimport java.util.List;\nclass A {}"),
                file("right/B.java", """
                        package io.github.flowcheck.right;

                        import static io.github.flowcheck.ground.A.x;

                        import io.github.flowcheck.ground.A;
                        import io.github.flowcheck.right.C;
                        import javax.xml.stream.XMLStreamWriter;
                        import org.jspecify.annotations.Nullable;
                        import org.json.yaml.Reader;

                        class B {
                            // io.github.flowcheck.top.T, and org.other.Thing
                            /** {@link io.github.flowcheck.top.T} */
                            String s = "org.other.Thing \\" catch (Exception e)" + 'c' + \"""
                                    org.other.Thing "io.github.flowcheck.top.T"
                                    \""";
                        }
                        """));

        assertThat(rules.packagesWithoutRow()).isEmpty();
        assertThat(rules.forbiddenImports()).isEmpty();
        assertThat(rules.forbiddenLibraries()).isEmpty();
        assertThat(rules.unwantedCode()).isEmpty();
    }

    @Test
    void findAPackageWithoutARow() {
        assertThat(rules(
                                file("other/A.java", "package io.github.flowcheck.other;"),
                                file("left/sub/A.java", "package io.github.flowcheck.left.sub;"),
                                file("A.java", "package io.github.flowcheck;"))
                        .packagesWithoutRow())
                .containsExactly(
                        "package  has no row in the table",
                        "package left.sub has no row in the table",
                        "package other has no row in the table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import io.github.flowcheck.top.T;",
                "import static io.github.flowcheck.top.T.x;",
                "import io.github.flowcheck.top.*;",
                "class A extends io.github.flowcheck.top.T {}",
                "class A { Object o = io.github.flowcheck.top.T.make(\"a\"); }",
            })
    void findAnUpwardUse(String code) {
        assertThat(rules(file("left/A.java", "package io.github.flowcheck.left;\n" + code))
                        .forbiddenImports())
                .containsExactly("left/A.java: left may not use top");
    }

    @Test
    void findAUseOnTheSameLevel() {
        assertThat(rules(file("left/A.java", "package io.github.flowcheck.left;\nimport io.github.flowcheck.right.R;"))
                        .forbiddenImports())
                .containsExactly("left/A.java: left may not use right");
    }

    @ParameterizedTest
    @CsvSource({
        "left, org.json.yaml.Reader, left may not use org.json.yaml",
        "right, org.json.Parser, right may not use org.json",
        "top, org.json.core.Token, top may not use org.json",
        "left, org.other.Thing, org.other belongs to no package of the table",
        "left, org.jsonx.Thing, org.jsonx belongs to no package of the table",
        "left, javax.inject.Inject, javax.inject belongs to no package of the table",
        "left, sun.misc.Unsafe, sun.misc belongs to no package of the table",
    })
    void findALibraryWhereItDoesNotBelong(String name, String type, String violation) {
        String head = "package io.github.flowcheck." + name + ";\n";

        assertThat(rules(
                                file("a/A.java", head + "import " + type + ";"),
                                file("a/B.java", head + "class B { " + type + " b; }"))
                        .forbiddenLibraries())
                .containsExactly("a/A.java: " + violation, "a/B.java: " + violation);
    }

    @Test
    void findAPackageThatIsNotNullMarked() {
        assertThat(rules(
                                file("top/package-info.java", "@NullMarked\npackage io.github.flowcheck.top;"),
                                file("left/package-info.java", "// @NullMarked\npackage io.github.flowcheck.left;"),
                                file("right/A.java", "package io.github.flowcheck.right;"))
                        .packagesWithoutNullMarked())
                .containsExactly(
                        "package left has no package-info.java with @NullMarked",
                        "package right has no package-info.java with @NullMarked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "StringUtils", "TestHelper", "FlowManager", "RunnerImpl", "Common"})
    void findANameThatSaysNothing(String name) {
        assertThat(rules(file("top/" + name + ".java", "package io.github.flowcheck.top;"))
                        .namesThatSayNothing())
                .containsExactly("top/" + name + ".java: say what it is");
    }

    @Test
    void findALongFile() {
        String head = "package io.github.flowcheck.top;";

        assertThat(rules(file("A.java", head + "\n".repeat(499)), file("B.java", head + "\n".repeat(500) + "//"))
                        .filesTooLong())
                .containsExactly("B.java: 501 lines, at most 499");
    }

    @ParameterizedTest
    @CsvSource({
        "try {} catch (Exception e) {}, catch (Exception, catch what can be thrown",
        "try {} catch (Throwable t) {}, catch (Throwable, catch what can be thrown",
        "System.out.println(), System.out, hand in where to print",
        "Instant.now(), Instant.now(), ask the Clock that is handed in",
        "s.toLowerCase(), .toLowerCase(), name the Locale",
        "s.toUpperCase(), .toUpperCase(), name the Locale",
        "'String.format(\"%d\", 1)', 'String.format(\"', name the Locale",
        "'\"%d\".formatted(1)', .formatted(, name the Locale",
        "InetAddress.getByName(x), InetAddress.getByName(, read it with address: this one may ask DNS",
    })
    void findCodeAgainstAHabit(String code, String shown, String instead) {
        assertThat(rules(file("A.java", "package io.github.flowcheck.top;\nclass A { Object o = " + code + "; }"))
                        .unwantedCode())
                .containsExactly("A.java: " + shown + " -> " + instead);
    }

    private static PackageRules rules(JavaFile... files) {
        return new PackageRules(PackageTable.parse(TABLE), Arrays.asList(files));
    }

    private static JavaFile file(String path, String text) {
        return new JavaFile(path, text);
    }
}
