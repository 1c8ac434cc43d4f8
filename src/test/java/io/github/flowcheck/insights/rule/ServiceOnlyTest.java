package io.github.flowcheck.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceOnlyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            filter dstPort = 22                                             | false
            parse @message "* *" as a, b                                    | false
            stats count(*) as n by srcAddr                                  | false
            SOURCE 'a'                                                      | true
            pattern @message                                                | true
            filterIndex action = "ACCEPT"                                   | true
            fields unmask(@message)                                         | true
            filter unmask(@message) = 1 or dstPort = 22                     | true
            stats histogram(bytes, 3)                                       | true
            filter srcAddr in (SOURCE 'a')                                    | true
            """)
    void it_is_told_by_commands_functions_and_queries_inside(String query, boolean serviceOnly) {
        assertThat(ServiceOnly.answers(
                        Parser.parse(new SourceText("query", query)).query()))
                .isEqualTo(serviceOnly);
    }
}
