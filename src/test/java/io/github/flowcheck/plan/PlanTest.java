package io.github.flowcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flowcheck.plan.Change.Conflict;
import io.github.flowcheck.plan.Change.Update;
import io.github.flowcheck.render.SavedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final String TEXT = "# flowcheck: team/web\nfilter a = 1\n| limit 10";
    private static final Plan.Options USUAL = new Plan.Options(false, false);
    private static final Plan.Options PRUNE = new Plan.Options(false, true);
    private static final Plan.Options ADOPT = new Plan.Options(true, false);

    private static Wanted wanted(List<String> logGroups) {
        return new Wanted(
                "net",
                "team",
                List.of(new SavedQuery("web", "net/web", TEXT, logGroups)),
                Set.of("net/web", "net/not-selected"));
    }

    private static AccountQuery account(String id, String name, String text, String... logGroups) {
        return new AccountQuery(
                id,
                name,
                new QueryContent(text, List.of(logGroups), List.of(), "CWLI"),
                Optional.of(Instant.parse("2026-01-31T00:00:00Z")));
    }

    private static Change only(AccountQuery account, Plan.Options options) {
        return Plan.of(wanted(List.of("/a", "/b")), List.of(account), options)
                .changes()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# flowcheck: team/web\r\nfilter a = 1\r\n| limit 10\r\n",
                "# flowcheck: team/web  \nfilter a = 1\t\n| limit 10\n\n\n",
                "# flowcheck: team/web\rfilter a = 1\r| limit 10"
            })
    void line_ends_trailing_blanks_and_the_order_of_log_groups_are_no_difference(String text) {
        Change change = only(account("1", "net/web", text, "/b", "/a"), USUAL);
        assertThat(change).isInstanceOf(Change.Unchanged.class);
        assertThat(change.isDrift()).isFalse();
    }

    @Test
    void a_blank_at_the_start_of_a_line_and_another_log_group_are_one() {
        assertThat(only(account("1", "net/web", TEXT.replace("| l", " | l"), "/a", "/b"), USUAL))
                .isInstanceOf(Update.class);
        assertThat(only(account("1", "net/web", TEXT, "/a"), USUAL)).isInstanceOf(Update.class);
    }

    @Test
    void a_file_that_names_log_groups_by_ARN_keeps_those_that_somebody_chose() {
        Wanted byArn = wanted(List.of());
        assertThat(Plan.of(byArn, List.of(account("1", "net/web", TEXT, "/chosen")), USUAL)
                        .hasDrift())
                .isFalse();
        Plan changed = Plan.of(byArn, List.of(account("1", "net/web", TEXT + "0", "/chosen")), USUAL);
        assertThat(changed.all(Update.class)).singleElement().satisfies(update -> {
            assertThat(update.after().logGroupNames()).containsExactly("/chosen");
            assertThat(update.after().text()).isEqualTo(TEXT);
        });
    }

    @Test
    void a_query_in_another_language_differs() {
        AccountQuery sql = new AccountQuery(
                "1", "net/web", new QueryContent(TEXT, List.of("/a", "/b"), List.of(), "PPL"), Optional.empty());
        assertThat(only(sql, USUAL)).isInstanceOf(Update.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # flowcheck: team/web            | update
            # flowcheck: team/renamed        | update
            # flowcheck: other/web           | conflict
            # flowcheck: team/sub/web        | conflict
            # flowcheck: teammate/web        | conflict
            # flowcheck: team/               | conflict
            fields @message                  | conflict
            """)
    void a_query_of_the_name_is_taken_only_with_our_marker(String firstLine, String word) {
        AccountQuery query = account("1", "net/web", firstLine + "\nfilter a = 2");
        assertThat(only(query, USUAL).word()).isEqualTo(word);
        assertThat(only(query, ADOPT).word()).isEqualTo(word.equals("update") ? "update" : "adopt");
    }

    @Test
    void several_of_one_name_are_listed_whatever_is_allowed() {
        List<AccountQuery> twice = List.of(account("2", "net/web", TEXT), account("1", "net/web", "fields @message"));
        assertThat(Plan.of(wanted(List.of("/a")), twice, ADOPT).all(Conflict.class))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.found())
                        .extracting(AccountQuery::label)
                        .containsExactly(
                                "id 1, last modified 2026-01-31T00:00:00Z",
                                "id 2, last modified 2026-01-31T00:00:00Z"));
    }

    @Test
    void only_what_lies_below_the_folder_and_bears_the_owners_marker_is_pruned() {
        List<AccountQuery> listed = List.of(
                account("1", "net/gone", "# flowcheck: team/gone\nx"),
                account("2", "net/library/inbound-from-peer", "# flowcheck: team/library/inbound-from-peer\nx"),
                account("3", "net/not-selected", "# flowcheck: team/not-selected\nx"),
                account("4", "net/of-another", "# flowcheck: other/gone\nx"),
                account("5", "net/below", "# flowcheck: team/library/of-a-file-below\nx"),
                account("6", "net/by-hand", "fields @message"),
                account("7", "network/gone", "# flowcheck: team/gone\nx"),
                account("8", "gone", "# flowcheck: team/gone\nx"));
        assertThat(Plan.of(wanted(List.of("/a")), listed, PRUNE).changes())
                .extracting(Change::word, Change::name)
                .containsExactly(
                        tuple("create", "net/web"),
                        tuple("delete", "net/gone"),
                        tuple("delete", "net/library/inbound-from-peer"));
        assertThat(Plan.of(wanted(List.of("/a")), listed, USUAL).counts())
                .containsEntry("leftover", 2)
                .containsEntry("delete", 0);
    }

    @Test
    void what_a_person_copied_or_renamed_is_not_pruned() {
        List<AccountQuery> listed = List.of(
                account("1", "net/web", TEXT, "/a"),
                account("2", "net/web-of-mine", TEXT, "/a"),
                account("3", "net/mine/web", TEXT, "/a"),
                account("4", "net/gone-by-now", "# flowcheck: team/gone\nx"),
                account("5", "net/Web", TEXT, "/a"));
        assertThat(Plan.of(wanted(List.of("/a")), listed, PRUNE).changes())
                .extracting(Change::word, Change::name)
                .containsExactly(tuple("unchanged", "net/web"));
        assertThat(Plan.of(wanted(List.of("/a")), listed, USUAL).counts()).containsEntry("leftover", 0);
    }

    @Test
    void a_file_without_folder_prunes_nothing() {
        Wanted everywhere = new Wanted("", "flowcheck", List.of(), Set.of());
        assertThat(Plan.of(everywhere, List.of(account("1", "gone", "# flowcheck: flowcheck/gone\nx")), PRUNE)
                        .changes())
                .isEmpty();
    }

    @Test
    void the_token_is_the_same_for_the_same_query_only() {
        QueryContent content = new QueryContent("a", List.of("/b"), List.of(), "CWLI");
        String token = CreateToken.of("n", content, List.of());
        assertThat(token).matches("\\S{36,128}").isEqualTo(CreateToken.of("n", content, List.of()));
        assertThat(List.of(
                        CreateToken.of("m", content, List.of()),
                        CreateToken.of("n", new QueryContent("a", List.of(), List.of(), "CWLI"), List.of()),
                        CreateToken.of("n", new QueryContent("a/b", List.of(), List.of(), "CWLI"), List.of()),
                        CreateToken.of("n", content, List.of("1"))))
                .doesNotContain(token)
                .doesNotHaveDuplicates();
    }
}
