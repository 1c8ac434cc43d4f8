package io.github.flowcheck.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.source.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFilesTest {
    private static final String P = "flowcheck.logs";

    @TempDir
    Path base;

    @BeforeEach
    void tree() throws IOException {
        base = base.toRealPath();
        for (String name : List.of(
                "sample.log",
                "logs/b.log",
                "logs/a.gz",
                "logs/2026/01/x.gz",
                "logs/2026/02/y.log",
                "logs/.hidden",
                "logs/.git/z.gz")) {
            create(name);
        }
        Files.createDirectories(base.resolve("empty/below"));
    }

    @Test
    void a_directory_that_may_not_be_read_is_not_called_empty() throws IOException {
        Path locked = base.resolve("logs/2026");
        assumeTrue(Files.getFileStore(locked).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(locked), "the user who runs this test may read everything");
            assertThatThrownBy(() -> LogFiles.find(P, "logs/2026/01/x.gz", base))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageEndingWith(
                            "  -> make " + locked + " readable, or name a file, a directory or a glob elsewhere");
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample.log                     | sample.log",
                "./sample.log                   | sample.log",
                "logs                           | logs/2026/01/x.gz logs/2026/02/y.log logs/a.gz logs/b.log",
                "logs/                          | logs/2026/01/x.gz logs/2026/02/y.log logs/a.gz logs/b.log",
                "' sample.log , logs/b.log '    | logs/b.log sample.log",
                "logs/*.gz                      | logs/a.gz",
                "logs/**/*.gz                   | logs/2026/01/x.gz logs/a.gz",
                "**/*.gz                        | logs/2026/01/x.gz logs/a.gz",
                "logs/**                        | logs/2026/01/x.gz logs/2026/02/y.log logs/a.gz logs/b.log",
                "logs/**/**/x.gz                | logs/2026/01/x.gz",
                "logs/*/*/*                     | logs/2026/01/x.gz logs/2026/02/y.log",
                "logs/2*                        | logs/2026/01/x.gz logs/2026/02/y.log",
                "logs/?.log                     | logs/b.log",
                "logs/[a-b].*                   | logs/a.gz logs/b.log",
                "logs/[!b].*                    | logs/a.gz",
                "logs/[b-].log                  | logs/b.log",
                "logs/{a.gz,b.log}              | logs/a.gz logs/b.log",
                "logs/{2026/{01,02}/*,a.gz}     | logs/2026/01/x.gz logs/2026/02/y.log logs/a.gz",
                "logs/{a.gz,gone}               | logs/a.gz",
                "logs/.h*                       | logs/.hidden",
                "logs/.git                      | logs/.git/z.gz",
                "{logs/b,sample}.log,logs/a.gz  | logs/a.gz logs/b.log sample.log",
                "logs/b.log,logs,./logs/../logs/b.log | logs/2026/01/x.gz logs/2026/02/y.log logs/a.gz logs/b.log"
            })
    void finds(String list, String names) {
        assertThat(names(list)).containsExactly(names.split(" "));
    }

    @Test
    void an_absolute_path_below_the_base_is_named_as_a_relative_one_is() {
        assertThat(names(base.resolve("logs/*.gz").toString())).containsExactly("logs/a.gz");
    }

    @Test
    void a_path_elsewhere_is_named_in_full() {
        assertThat(LogFiles.find(P, "../../sample.log", base.resolve("logs/2026")))
                .containsExactly(new LogFile(
                        base.resolve("logs/2026/../../sample.log"),
                        base.resolve("sample.log").toString()));
    }

    @Test
    void a_path_that_exists_is_taken_as_it_is() throws IOException {
        for (String name : List.of("a b.log", "c,d.log", "[x]{y}*.log", "e'\"$.log")) {
            create("odd/" + name);

            assertThat(names("odd/" + name)).containsExactly("odd/" + name);
        }
        assertThat(names("odd/c[,]d.log, odd/a b.log")).containsExactly("odd/a b.log", "odd/c,d.log");
    }

    @Test
    void a_name_with_brackets_that_exists_is_taken_as_it_is() throws IOException {
        create("logs[1]/b.log");
        create("logs1/b.log");
        create("logs[9-1]/d.log");

        assertThat(names("logs[1]/*.log")).containsExactly("logs[1]/b.log");
        assertThat(names("logs[[]1]/*.log")).containsExactly("logs[1]/b.log");
        assertThat(names("logs[12]/*.log")).containsExactly("logs1/b.log");
        assertThat(names("logs[9-1]/*")).containsExactly("logs[9-1]/d.log");
    }

    @Test
    void a_name_that_is_a_wildcard_hides_no_other() throws IOException {
        create("any/*/a.log");
        create("any/?/a.log");
        create("any/b/a.log");

        assertThat(names("any/*/*")).containsExactly("any/*/a.log", "any/?/a.log", "any/b/a.log");
        assertThat(names("any/?/*")).containsExactly("any/*/a.log", "any/?/a.log", "any/b/a.log");
    }

    @Test
    void names_may_be_of_any_script() throws IOException {
        String name = "журнал \uD83D\uDC1F.log";
        try {
            create("utf/" + name);
        } catch (InvalidPathException e) {
            assumeTrue(false, "this system's locale cannot name the file");
        }
        assertThat(names("utf/" + name)).containsExactly("utf/" + name);
        assertThat(names("utf")).containsExactly("utf/" + name);
        assertThat(names("utf/ж?рнал \uD83D\uDC1F.*")).containsExactly("utf/" + name);
        assertThat(names("utf/журнал [\uD83D\uDC1E-\uD83D\uDC20].log")).containsExactly("utf/" + name);
    }

    @Test
    void a_file_is_read_once_however_many_links_lead_to_it() throws IOException {
        link("logs/c.log", base.resolve("logs/b.log"));
        link("links", base.resolve("logs"));

        assertThat(names("links,logs"))
                .containsExactly("links/2026/01/x.gz", "links/2026/02/y.log", "links/a.gz", "links/b.log");
    }

    @Test
    void links_that_lead_in_circles_end() throws IOException {
        link("logs/2026/up", base.resolve("logs"));
        link("logs/2026/01/side", base.resolve("logs/2026/02"));
        link("logs/2026/02/side", base.resolve("logs/2026/01"));

        assertThat(names("logs").stream()
                        .map(name -> name.replaceAll(".*/", ""))
                        .sorted())
                .containsExactly("a.gz", "b.log", "x.gz", "y.log");
        assertThat(names("**/[xy].*")).hasSize(2);
    }

    @Test
    void every_entry_that_means_no_file_is_told_in_one_go() {
        assertThatThrownBy(() -> names("sampel.log,,empty,logs/*.zip,gone/deeper/*.gz,empty/x.log,logs/2027/01"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("""
                        flowcheck.logs: there is no file or directory "sampel.log" (looked for BASE/sampel.log)
                          -> did you mean BASE/sample.log?

                        flowcheck.logs has an empty entry
                          -> write a file, a directory or a glob such as logs/**/*.gz between the commas

                        flowcheck.logs: there is no file in the directory "empty" (looked in BASE/empty and below; hidden files do not count)
                          -> put flow logs there, or name a file, a directory or a glob such as logs/**/*.gz

                        flowcheck.logs: no file matches "logs/*.zip" (looked in BASE/logs)
                          -> name what is there: BASE/logs holds 2026, a.gz, b.log

                        flowcheck.logs: no file matches "gone/deeper/*.gz" (looked in BASE/gone/deeper)
                          -> name what is there: BASE holds empty, logs, sample.log

                        flowcheck.logs: there is no file or directory "empty/x.log" (looked for BASE/empty/x.log)
                          -> name what is there: BASE/empty holds below

                        flowcheck.logs: there is no file or directory "logs/2027/01" (looked for BASE/logs/2027/01)
                          -> did you mean BASE/logs/2026?""".replace("BASE", base.toString()));
    }

    @Test
    void a_link_that_leads_nowhere_is_told_as_such() throws IOException {
        link("old.log", Path.of("gone.log"));
        link("older.log", Path.of("gone.log"));
        for (String list : List.of("old.log", "old.*", "sample.log,ol?.log")) {
            assertThatThrownBy(() -> names(list)).hasMessage("""
                            flowcheck.logs: BASE/old.log is a link to gone.log, which is not there
                              -> let it lead to a file or a directory, or leave it out""".replace("BASE", base.toString()));
        }
    }

    @Test
    void a_tilde_that_no_shell_replaced_is_told() {
        for (String entry : List.of("~/x.log", "~/logs/*.gz", "~user/x.log")) {
            assertThatThrownBy(() -> names(entry))
                    .hasMessageEndingWith(
                            "  -> write the whole path, or $HOME for ~: no shell replaces a ~ behind an = or a comma");
        }
    }

    @Test
    void a_directory_of_many_names_is_told_in_part() throws IOException {
        for (int i = 0; i < 9; i++) {
            create("many/" + i);
        }

        assertThatThrownBy(() -> names("many/*.gz")).hasMessage("""
                        flowcheck.logs: no file matches "many/*.gz" (looked in BASE/many)
                          -> name what is there: BASE/many holds 0, 1, 2, 3, 4 and 4 more""".replace("BASE", base.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logs/[z-a].log | flowcheck.logs: \"logs/[z-a].log\" has a range in […] that runs backwards | write it as in [0-9]",
                "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b} | flowcheck.logs: \"{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}\" has more than 1000 alternatives | write fewer {…}, or name the directory"
            })
    void globs_that_make_no_sense_are_told(String list, String message, String remedy) {
        assertThatThrownBy(() -> names(list)).hasMessage(message + "\n  -> " + remedy);
    }

    @Test
    void characters_that_move_the_cursor_are_not_printed() {
        assertThatThrownBy(() -> names("\u001b[2Jx"))
                .hasMessageStartingWith("flowcheck.logs: no file matches \"\uFFFD[2Jx\"");
        assertThatThrownBy(() -> names("a\0b")).hasMessage("""
                        flowcheck.logs: "a\uFFFDb" is no path: Nul character not allowed
                          -> write a file, a directory or a glob such as logs/**/*.gz""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b | a;b",
                "a{b,c}d,e | a{b,c}d;e",
                "a{b,{c,d}},e | a{b,{c,d}};e",
                "a{b,c | a{b;c",
                "a}b,c | a}b;c",
                "a[,]b,c | a[,]b;c",
                "a[b,c | a[b;c",
                "a[],]b,c | a[],]b;c",
                "a{[}],b},c | a{[}],b};c",
                "a, | a;",
            })
    void commas_inside_brackets_do_not_separate(String list, String entries) {
        assertThat(String.join(";", LogEntries.split(list))).isEqualTo(entries);
    }

    private List<String> names(String list) {
        return LogFiles.find(P, list, base).stream().map(LogFile::name).toList();
    }

    private void create(String name) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private void link(String name, Path target) throws IOException {
        try {
            Files.createSymbolicLink(base.resolve(name), target);
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, "this system has no symbolic links");
        }
    }
}
