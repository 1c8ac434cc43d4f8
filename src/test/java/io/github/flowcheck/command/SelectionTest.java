package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
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
