package io.github.flowcheck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.SavedQueriesService;
import io.github.flowcheck.cloudwatch.VirtualPace;
import io.github.flowcheck.plan.Applying;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.SavedQueryStore;
import io.github.flowcheck.plan.Step;
import io.github.flowcheck.plan.StoreException;
import io.github.flowcheck.plan.Survey;
import io.github.flowcheck.plan.Wanted;
import io.github.flowcheck.render.SavedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** An apply that is cut off at any of its calls, and started again. */
class SavedQueriesKilledTest {
    private static final List<SavedQuery> QUERIES = Stream.of("same", "other", "new1", "new2", "new3")
            .map(SavedQueriesKilledTest::query)
            .toList();
    private static final Wanted WANTED =
            new Wanted("net", "net", QUERIES, Set.of("net/same", "net/other", "net/new1", "net/new2", "net/new3"));
    private static final Plan.Options PRUNE = new Plan.Options(false, true);

    private Credentials credentials;
    private AwsJsonService service;
    private CloudWatchLogsClient client;

    @BeforeEach
    void start() {
        credentials = new Credentials();
        service = AwsJsonService.start();
        client = LogsClients.openOnce(Credentials.to(service));
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
        credentials.close();
    }

    private static SavedQuery query(String id) {
        return new SavedQuery(id, "net/" + id, "# flowcheck: net/" + id + "\nfilter a = 1", List.of("/vpc/flow-logs"));
    }

    private SavedQueriesService account() {
        SavedQueriesService account = new SavedQueriesService().install(service).pagesOf(2);
        account.add("net/same", QUERIES.get(0).text(), "/vpc/flow-logs");
        account.add("net/other", "# flowcheck: net/other\nfilter a = 0", "/vpc/flow-logs");
        account.add("net/gone", "# flowcheck: net/gone\nfilter a = 1");
        account.add("net/of-somebody", "fields @message");
        account.add("elsewhere", "# flowcheck: net/elsewhere\nfilter a = 1");
        return account;
    }

    private static List<String> rightContents() {
        Stream<String> ours =
                QUERIES.stream().map(query -> query.name() + "\n" + query.text() + "\n[\"/vpc/flow-logs\"]");
        Stream<String> others = Stream.of(
                "net/of-somebody\nfields @message\n", "elsewhere\n# flowcheck: net/elsewhere\nfilter a = 1\n");
        return Stream.concat(ours, others).sorted().toList();
    }

    private List<Step> apply() throws StoreException {
        SavedQueryStore store = new CloudWatchSavedQueries(
                client, new AwsAccess(Optional.empty(), Optional.empty(), Optional.empty(), new VirtualPace()));
        return new Applying(store, time -> {}, step -> {}).apply(Survey.of(store, WANTED, PRUNE), WANTED);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void ends_right_at_whichever_call_it_was_killed(boolean afterwards, boolean showsLate) throws StoreException {
        boolean cut = true;
        int call = 0;
        while (cut) {
            call++;
            SavedQueriesService account = account();
            if (showsLate) {
                account.showLate();
            }
            account.cutOff(call, afterwards);
            try {
                apply();
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(StoreException.Kind.UNREACHABLE);
            }
            cut = account.restore();

            List<Step> again = apply();
            assertThat(again).as("call %s", call).allMatch(step -> step.outcome() == Step.Outcome.DONE);
            assertThat(account.contents()).as("call %s", call).isEqualTo(rightContents());

            account.settle();
            assertThat(apply()).as("call %s", call).isEmpty();
            assertThat(account.contents()).isEqualTo(rightContents());
        }
        assertThat(call).as("calls of a whole run, and one more").isGreaterThan(12);
    }

    @Test
    void a_listing_that_shows_only_some_of_what_was_created_makes_no_second_copies() throws StoreException {
        SavedQueriesService account = account();
        account.cutOff(8, true);
        apply();
        account.restore();
        account.showLate();
        account.cutOff(9, true);
        apply();
        account.restore();
        apply();
        assertThat(account.contents()).isEqualTo(rightContents());
    }

    @Test
    void what_was_deleted_by_hand_is_created_again_although_its_token_was_used_before() throws StoreException {
        SavedQueriesService account = account();
        apply();
        for (int time = 0; time < 3; time++) {
            account.remove("net/new1");
            account.remove("net/new2");
            assertThat(apply()).hasSize(2).allMatch(step -> step.outcome() == Step.Outcome.DONE);
            assertThat(account.contents()).isEqualTo(rightContents());
        }
    }

    @Test
    void what_was_renamed_by_hand_keeps_its_name_and_is_created_beside_it() throws StoreException {
        SavedQueriesService account = account();
        apply();
        account.rename("net/new1", "mine");
        apply();
        assertThat(account.names()).contains("mine", "net/new1").hasSize(8);
        assertThat(apply()).isEmpty();
    }
}
