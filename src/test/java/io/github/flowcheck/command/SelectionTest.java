package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            web-ssh            | web-ssh
            web-*              | web-ssh web-http
            *                  | web-ssh web-http db.sql
            db?sql             | db.sql
            db.sql,web-ssh     | web-ssh db.sql
            tag:front          | web-ssh web-http
            tag:f*             | web-ssh web-http
            tag:back,web-ssh   | web-ssh db.sql
            """)
    void selectors_are_ids_globs_and_tags_and_keep_the_order_of_the_file(String selectors, String ids) {
        assertThat(Selection.select(suite(), Arrays.asList(selectors.split(",")))
                        .checks())
                .extracting(Check::id)
                .containsExactly(ids.split(" "));
    }

    @Test
    void a_selector_that_matches_nothing_is_an_error_and_all_of_them_are_told() {
        assertThatThrownBy(() -> Selection.select(suite(), List.of("web-shh", "web-ssh", "tag:middle")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("flowcheck.checks: \"web-shh\" matches no check of checks.yaml\n"
                        + "  -> did you mean web-ssh?\n\n"
                        + "flowcheck.checks: \"tag:middle\" matches no check of checks.yaml\n"
                        + "  -> the file has these tags: tag:front, tag:back");
    }

    @Test
    void what_is_meant_is_told_only_where_it_is_near() {
        assertThatThrownBy(() -> Selection.select(suite(), List.of("tag:frxyz")))
                .hasMessageEndingWith("  -> the file has these tags: tag:front, tag:back");
        assertThatThrownBy(() -> Selection.select(suite(), List.of("tag:bakc")))
                .hasMessageEndingWith("  -> did you mean tag:back?");
        assertThatThrownBy(() -> Selection.select(suite(), List.of("db")))
                .hasMessageEndingWith("  -> did you mean db.*?");
    }

    @Test
    void a_dot_in_an_id_is_a_dot() {
        assertThatThrownBy(() -> Selection.select(suite(), List.of("db.s.l"))).isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssh                | ssh.eni-0000000a ssh.eni-0000000b
            s?h                | ssh.eni-0000000a ssh.eni-0000000b
            ssh.eni-0000000b   | ssh.eni-0000000b
            one                | one
            one*               | one one.eni-0000000a
            """)
    void the_id_in_the_file_selects_its_checks_on_all_interfaces(String selector, String ids, @TempDir Path directory)
            throws IOException {
        assertThat(Selection.select(onSeveral(directory), List.of(selector)).checks())
                .extracting(Check::id)
                .containsExactly(ids.split(" "));
    }

    @Test
    void the_id_in_the_file_is_what_is_told(@TempDir Path directory) {
        assertThatThrownBy(() -> Selection.select(onSeveral(directory), List.of("shh", "x")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("flowcheck.checks: \"shh\" matches no check of checks.yaml\n  -> did you mean ssh?\n\n"
                        + "flowcheck.checks: \"x\" matches no check of checks.yaml\n  -> the file has these checks:"
                        + " ssh, ssh.eni-0000000a, ssh.eni-0000000b, one, one.eni-0000000a");
    }

    private static CheckSuite onSeveral(Path directory) throws IOException {
        Files.writeString(directory.resolve("enis.json"), """
                {"NetworkInterfaces": [
                  {"NetworkInterfaceId": "eni-0000000a", "VpcId": "vpc-1235b8ca",
                    "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "10.0.0.10"}]},
                  {"NetworkInterfaceId": "eni-0000000b", "VpcId": "vpc-1235b8ca",
                    "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "10.0.0.11"}]}]}
                """);
        SourceText text = new SourceText("checks.yaml", """
                interfacesFrom: { file: enis.json, select: { vpc: vpc-1235b8ca }, as: web }
                checks:
                  - { id: ssh, interface: web, ports: 22 }
                  - { id: one, eni: eni-0000000a, address: 10.0.0.10, ports: 80 }
                  - { id: one.eni-0000000a, eni: eni-0000000a, address: 10.0.0.10, ports: 443 }
                """);
        return CheckFileReader.readAs(text, directory.resolve("checks.yaml"), Inputs.NONE)
                .suite();
    }

    private static CheckSuite suite() {
        return CheckFileReader.read(new SourceText("checks.yaml", """
                        interfaces:
                          it: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
                        checks:
                          - { id: web-ssh, interface: it, ports: 22, tags: [front] }
                          - { id: web-http, interface: it, ports: 80, tags: [front] }
                          - { id: db.sql, interface: it, ports: 5432, tags: [back] }
                        """)).suite();
    }
}
