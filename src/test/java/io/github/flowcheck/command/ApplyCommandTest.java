package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.SavedQueriesService;
import io.github.flowcheck.cloudwatch.ServiceError;
import io.github.flowcheck.output.account.PlanLines;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.Step;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plan and apply with the real SDK on an account that stands in for AWS's. */
class ApplyCommandTest {
    private static final Plan.Options USUAL = new Plan.Options(false, false);
    private static final Plan.Options PRUNE = new Plan.Options(false, true);
    private static final Plan.Options ADOPT = new Plan.Options(true, false);
    private static final String HEAD = """
            logGroup: /vpc/flow-logs
            folder: net
            interfaces:
              web: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
            """;

    @TempDir
    Path temp;

    private final List<Problem> warnings = new ArrayList<>();
    private Credentials credentials;
    private AwsJsonService service;
    private SavedQueriesService account;

    @BeforeEach
    void start() {
        credentials = new Credentials();
        service = AwsJsonService.start();
        account = new SavedQueriesService().install(service);
    }

    @AfterEach
    void stop() {
        service.close();
        credentials.close();
    }

    private static String checks(String... ids) {
        return Stream.of(ids)
                .map(id -> "  - { id: " + id + ", interface: web, ports: [22] }\n")
                .collect(Collectors.joining("", "checks:\n", ""));
    }

    private CheckFileSource file(String text) throws IOException {
        Path file = temp.resolve("flowcheck.yaml");
        Files.writeString(file, text);
        return CheckFileSource.of(file, temp, Inputs.NONE);
    }

    private ApplyCommand.Outcome apply(String text, Plan.Options options, String... selectors) throws IOException {
        Optional<List<String>> some = selectors.length == 0 ? Optional.empty() : Optional.of(List.of(selectors));
        return ApplyCommand.run(
                new ApplyCommand.Request(
                        file(text), some, Credentials.to(service), options, temp.resolve("out"), Mask.NONE),
                Clock.systemUTC(),
                warnings::addAll,
                step -> {});
    }

    private PlanCommand.Outcome plan(String text, Plan.Options options) throws IOException {
        return PlanCommand.run(
                new PlanCommand.Request(
                        file(text), Optional.empty(), Credentials.to(service), options, temp.resolve("out"), Mask.NONE),
                Clock.systemUTC());
    }

    private static List<String> lines(PlanCommand.Outcome outcome) {
        return PlanLines.of(outcome.survey()).stream().map(ConsoleLine::text).toList();
    }

    private JsonNode json(String name) throws IOException {
        return new JsonMapper().readTree(Files.readString(temp.resolve("out").resolve(name)));
    }

    private int writes() {
        return service.calls("PutQueryDefinition").size()
                + service.calls("DeleteQueryDefinition").size();
    }

    @Test
    void what_is_applied_is_what_generate_writes_and_a_second_time_changes_nothing() throws IOException {
        ApplyCommand.Outcome outcome = apply(HEAD + "library: true\n" + checks("a", "b"), USUAL);
        assertThat(outcome.steps()).hasSize(8).allMatch(step -> step.outcome() == Step.Outcome.DONE);
        assertThat(account.one("net/a").get("logGroupNames").toString()).isEqualTo("[\"/vpc/flow-logs\"]");
        assertThat(account.one("net/a").get("queryString").asString())
                .startsWith("# flowcheck: net/a\nfilter @logStream");
        assertThat(account.one("net/library/inbound-from-peer").get("parameters"))
                .hasSize(3);
        assertThat(json("apply.json").get("steps")).hasSize(8);

        int before = writes();
        ApplyCommand.Outcome again = apply(HEAD + "library: true\n" + checks("a", "b"), PRUNE);
        assertThat(again.steps()).isEmpty();
        assertThat(writes()).isEqualTo(before);
        assertThat(json("apply.json").get("summary").get("unchanged").asInt()).isEqualTo(8);
        assertThat(json("apply.json").get("drift").asBoolean()).isFalse();
    }

    @Test
    void addresses_are_hidden_in_what_is_told_and_stand_in_what_is_saved() throws IOException {
        Mask mask = new Mask(Set.of(Mask.Hidden.ADDRESSES));
        PlanCommand.run(
                new PlanCommand.Request(
                        file(HEAD + checks("a")),
                        Optional.empty(),
                        Credentials.to(service),
                        USUAL,
                        temp.resolve("out"),
                        mask),
                Clock.systemUTC());
        ApplyCommand.run(
                new ApplyCommand.Request(
                        file(HEAD + checks("a")),
                        Optional.empty(),
                        Credentials.to(service),
                        USUAL,
                        temp.resolve("out"),
                        mask),
                Clock.systemUTC(),
                warnings::addAll,
                step -> {});
        assertThat(Files.readString(temp.resolve("out/plan.json")))
                .contains("dstAddr = \\\"x.x.x.x\\\"")
                .doesNotContain("172.31.16.21");
        assertThat(Files.readString(temp.resolve("out/apply.json"))).doesNotContain("172.31.16.21");
        assertThat(account.one("net/a").get("queryString").asString()).contains("dstAddr = \"172.31.16.21\"");
        assertThat(plan(HEAD + checks("a"), USUAL).survey().plan().hasDrift()).isFalse();
    }

    @Test
    void a_plan_shows_the_difference_and_changes_nothing() throws IOException {
        account.add("net/a", "# flowcheck: net/a\nfilter dstPort = 80\n| limit 10000", "/vpc/flow-logs", "/old");
        account.add("net/gone", "# flowcheck: net/gone\nfilter x = 1");
        PlanCommand.Outcome outcome = plan(HEAD + checks("a", "b"), PRUNE);
        assertThat(lines(outcome))
                .contains(
                        "update net/a (id 00000000-0000-4000-8000-000000000001, last modified"
                                + " 2025-12-01T00:00:00.001Z)",
                        "  -log group: /old",
                        "   log group: /vpc/flow-logs",
                        "   # flowcheck: net/a",
                        "  -filter dstPort = 80",
                        "  +| filter logStatus = \"OK\"",
                        "create net/b",
                        "  +# flowcheck: net/b",
                        "  -# flowcheck: net/gone",
                        "3 saved queries: 1 create, 1 update, 0 adopt, 1 delete, 0 unchanged, 0 conflict");
        assertThat(writes()).isZero();
        JsonNode json = json("plan.json");
        assertThat(json.get("drift").asBoolean()).isTrue();
        assertThat(json.get("changes").get(0).get("action").asString()).isEqualTo("update");
        assertThat(json.get("changes").get(0).get("diff").asString())
                .startsWith("@@ -1,5 +1,")
                .contains("\n-log group: /old\n");
        assertThat(json.get("changes").get(1).get("diff").asString()).startsWith("@@ -0,0 +1,10 @@\n");
        assertThat(json.get("changes").get(2).get("diff").asString()).startsWith("@@ -1,2 +0,0 @@\n");
    }

    @Test
    void a_query_that_somebody_else_wrote_stops_all_until_it_may_be_adopted() throws IOException {
        account.add("net/a", "fields @message", "/mine");
        ApplyCommand.Outcome stopped = apply(HEAD + checks("a", "b"), USUAL);
        assertThat(stopped.isStopped()).isTrue();
        assertThat(writes()).isZero();
        assertThat(PlanLines.stopped(stopped.survey()))
                .extracting(ConsoleLine::text)
                .contains(
                        "conflict net/a: it is there already and bears no marker, so somebody else may have written it");

        assertThat(apply(HEAD + checks("a", "b"), ADOPT).steps()).hasSize(2);
        assertThat(account.names()).containsExactly("net/a", "net/b");
        assertThat(account.one("net/a").get("queryDefinitionId").asString()).endsWith("1");
    }

    @Test
    void several_of_one_name_stop_all_and_are_listed() throws IOException {
        account.add("net/a", "# flowcheck: net/a\nfilter x = 1");
        account.add("net/a", "# flowcheck: net/a\nfilter x = 1");
        ApplyCommand.Outcome stopped = apply(HEAD + checks("a"), ADOPT);
        assertThat(PlanLines.stopped(stopped.survey()))
                .extracting(ConsoleLine::text)
                .containsExactly(
                        "conflict net/a: the account has 2 saved queries of this name",
                        "  id 00000000-0000-4000-8000-000000000001, last modified 2025-12-01T00:00:00.001Z",
                        "  id 00000000-0000-4000-8000-000000000002, last modified 2025-12-01T00:00:00.002Z",
                        "  -> delete all but one of them, in the console or with aws logs delete-query-definition"
                                + " --query-definition-id ID");
        assertThat(writes()).isZero();
    }

    @Test
    void two_files_of_one_folder_with_owners_of_their_own_leave_each_other_alone() throws IOException {
        apply(HEAD + "owner: one\n" + checks("a", "b"), PRUNE);
        apply(HEAD + "owner: two\n" + checks("c"), PRUNE);
        apply(HEAD + "owner: one\n" + checks("b"), PRUNE);
        assertThat(account.names()).containsExactly("net/b", "net/c");
    }

    @Test
    void pruning_is_warned_of_where_the_folder_alone_tells_the_owner_and_refused_without_a_folder() throws IOException {
        apply(HEAD + checks("a"), PRUNE);
        assertThat(warnings)
                .extracting(Problem::message)
                .containsExactly(
                        "flowcheck.yaml names no owner, so saved queries of another check file with the folder net"
                                + " would be taken for its own and removed");
        assertThatThrownBy(() -> apply(HEAD.replace("folder: net\n", "") + checks("a"), PRUNE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no folder below which saved queries could be removed");
    }

    @Test
    void a_selection_narrows_what_is_saved_but_not_what_is_there_to_stay() throws IOException {
        apply(HEAD + checks("a", "b", "gone"), USUAL);
        account.remove("net/a");
        account.remove("net/b");
        apply(HEAD + checks("a", "b"), PRUNE, "b");
        assertThat(account.names()).containsExactly("net/b");
        apply(HEAD + checks("a", "b"), USUAL);
        apply(HEAD + checks("a", "b"), PRUNE, "a");
        assertThat(account.names()).containsExactly("net/a", "net/b");
    }

    @Test
    void the_quota_of_the_whole_account_is_looked_at_before_the_first_write() throws IOException {
        account.pagesOf(300);
        for (int i = 0; i < 999; i++) {
            account.add("elsewhere/" + i, "fields @message");
        }
        assertThat(apply(HEAD + checks("a", "b"), USUAL).isStopped()).isTrue();
        assertThat(writes()).isZero();
        assertThat(apply(HEAD + checks("a"), USUAL).isStopped()).isFalse();
        assertThat(account.names()).hasSize(1000);
        // the account is full: room is made first
        assertThat(apply(HEAD + checks("b"), PRUNE).isIncomplete()).isFalse();
        assertThat(account.names()).hasSize(1000).contains("net/b").doesNotContain("net/a");
    }

    @Test
    void one_query_that_is_refused_does_not_stop_the_others_but_what_is_deleted() throws IOException {
        account.add("net/gone", "# flowcheck: net/gone\nfilter x = 1");
        service.fail("PutQueryDefinition", new Fault.Refuse(ServiceError.invalidParameter("not so")), 1);
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a", "b"), PRUNE);
        assertThat(PlanLines.summary(outcome.steps())).isEqualTo("1 done, 1 failed, 1 not tried");
        assertThat(account.names()).containsExactly("net/b", "net/gone");
        apply(HEAD + checks("a", "b"), PRUNE);
        assertThat(account.names()).containsExactly("net/a", "net/b");
    }

    @Test
    void who_may_not_write_is_not_asked_again_for_each_query() throws IOException {
        service.fail("PutQueryDefinition", Fault.denied("PutQueryDefinition"), 10);
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a", "b", "c"), USUAL);
        assertThat(service.calls("PutQueryDefinition")).hasSize(1);
        assertThat(PlanLines.summary(outcome.steps())).isEqualTo("0 done, 1 failed, 2 not tried");
        assertThat(outcome.steps().get(0).reason().orElseThrow())
                .contains(
                        "is not authorized to perform: logs:PutQueryDefinition", "allow that action in the IAM policy");
    }

    @Test
    void an_interrupt_while_writing_leaves_the_rest_untried_and_the_next_run_completes_it() throws IOException {
        service.during("PutQueryDefinition", Thread.currentThread()::interrupt);
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a", "b", "c"), USUAL);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(PlanLines.summary(outcome.steps())).isEqualTo("0 done, 1 failed, 2 not tried");
        assertThat(outcome.steps().get(0).reason().orElseThrow())
                .isEqualTo("creating the saved query net/a was interrupted; run it again: what was done stays, and the"
                        + " rest is done then");
        assertThat(outcome.steps().get(1).reason().orElseThrow()).isEqualTo("the run was interrupted before");
        assertThat(json("apply.json").get("steps")).hasSize(3);
        assertThat(apply(HEAD + checks("a", "b", "c"), USUAL).isIncomplete()).isFalse();
        assertThat(account.names()).containsExactly("net/a", "net/b", "net/c");
    }

    @Test
    void an_interrupt_while_looking_ends_plan_and_apply_and_nothing_is_written() {
        service.during("DescribeQueryDefinitions", Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> plan(HEAD + checks("a"), USUAL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("listing the saved queries was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        service.during("DescribeQueryDefinitions", Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> apply(HEAD + checks("a"), USUAL)).hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(temp.resolve("out")).doesNotExist();
        assertThat(writes()).isZero();
    }

    @Test
    void credentials_that_expire_on_the_way_leave_the_rest_untried() throws IOException {
        service.during("PutQueryDefinition", () -> service.fail("PutQueryDefinition", Fault.expired(), 1));
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a", "b", "c"), USUAL);
        assertThat(PlanLines.summary(outcome.steps())).isEqualTo("1 done, 1 failed, 1 not tried");
        assertThat(outcome.steps().get(1).reason().orElseThrow())
                .contains("the AWS credentials have expired", "log in again");
    }

    @Test
    void an_answer_that_was_lost_makes_no_second_copy() throws IOException {
        service.fail("PutQueryDefinition", new Fault.Drop(true), 1).fail("PutQueryDefinition", Fault.throttled(), 1);
        assertThat(apply(HEAD + checks("a", "b"), USUAL).isIncomplete()).isFalse();
        assertThat(account.names()).containsExactly("net/a", "net/b");
        service.fail("DeleteQueryDefinition", new Fault.Drop(true), 1);
        assertThat(apply(HEAD + checks("a"), PRUNE).isIncomplete()).isFalse();
        assertThat(account.names()).containsExactly("net/a");
    }

    @Test
    void a_query_that_two_pages_of_the_listing_tell_is_one() throws IOException {
        String id = account.add("net/a", "# flowcheck: net/a\nfilter x = 1");
        String page = "{\"queryDefinitions\": [{\"queryDefinitionId\": \"" + id + "\", \"name\": \"net/a\","
                + " \"queryString\": \"# flowcheck: net/a\"}], \"nextToken\": \"T\"}";
        service.fail("DescribeQueryDefinitions", new Fault.Strange(200, page), 1_000);
        assertThat(apply(HEAD + checks("a"), USUAL).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.change().word()).isEqualTo("update"));
        assertThat(service.calls("DescribeQueryDefinitions")).hasSize(2);
    }

    @Test
    void an_answer_without_an_id_is_no_success_and_makes_no_second_copy() throws IOException {
        service.fail("PutQueryDefinition", new Fault.Strange(200, "{}"), 1);
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a", "b"), USUAL);
        assertThat(PlanLines.summary(outcome.steps())).isEqualTo("1 done, 1 failed, 0 not tried");
        assertThat(outcome.steps().get(0).reason().orElseThrow())
                .startsWith("creating the saved query net/a was answered without an id; check flowcheck.endpoint");
        assertThat(apply(HEAD + checks("a", "b"), USUAL).isIncomplete()).isFalse();
        assertThat(account.names()).containsExactly("net/a", "net/b");
    }

    @Test
    void a_query_that_was_deleted_meanwhile_is_said_to_be_gone() throws IOException {
        account.add("net/a", "# flowcheck: net/a\nfilter x = 1");
        service.during("PutQueryDefinition", () -> account.remove("net/a"));
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a"), USUAL);
        assertThat(outcome.steps().get(0).reason().orElseThrow())
                .matches("the saved query net/a \\(id [-0-9]+\\) is not there any more, somebody deleted it meanwhile;"
                        + " run again, which creates it");
        assertThat(apply(HEAD + checks("a"), USUAL).isIncomplete()).isFalse();
        assertThat(account.names()).containsExactly("net/a");
    }

    @Test
    void an_account_that_fills_up_meanwhile_is_told_what_makes_room() throws IOException {
        service.fail(
                "PutQueryDefinition",
                new Fault.Refuse(new ServiceError(400, "LimitExceededException", "Resource limit exceeded.")),
                1);
        assertThat(apply(HEAD + checks("a", "b"), USUAL).steps().get(0).reason().orElseThrow())
                .endsWith("; delete saved queries that nobody needs: an account has at most 1000 in a Region");
    }

    @Test
    void a_listed_query_without_a_name_is_none_of_ours() throws IOException {
        service.fail(
                "DescribeQueryDefinitions",
                new Fault.Strange(
                        200,
                        "{\"queryDefinitions\": [{\"queryDefinitionId\": \"x\"}, {\"name\": \"net/y\"}, null, {\"name\":"
                                + " \"net/z\", \"queryDefinitionId\": \"z\", \"logGroupNames\": [null], \"parameters\": [{}]}]}"),
                1);
        assertThat(apply(HEAD + checks("a"), USUAL).isIncomplete()).isFalse();
    }

    @Test
    void a_query_that_the_service_says_it_has_not_deleted_is_told() throws IOException {
        account.add("net/gone", "# flowcheck: net/gone\nfilter x = 1");
        service.fail("DeleteQueryDefinition", new Fault.Strange(200, "{\"success\": false}"), 1);
        ApplyCommand.Outcome outcome = apply(HEAD + checks("a"), PRUNE);
        assertThat(outcome.isIncomplete()).isTrue();
        assertThat(outcome.steps().get(1).reason().orElseThrow())
                .matches(
                        "deleting the saved query [-0-9]+ did not succeed, .*; run again, or delete it in the console");
        assertThat(apply(HEAD + checks("a"), PRUNE).isIncomplete()).isFalse();
        assertThat(account.names()).containsExactly("net/a");
    }

    @Test
    void log_groups_that_cannot_be_saved_do_not_remove_those_that_somebody_chose() throws IOException {
        String byArn = HEAD.replace("/vpc/flow-logs", "arn:aws:logs:eu-west-1:123456789010:log-group:/vpc/flow-logs");
        account.add("net/a", "# flowcheck: net/a\nfilter x = 1", "/chosen");
        apply(byArn + checks("a"), USUAL);
        assertThat(account.one("net/a").get("logGroupNames").toString()).isEqualTo("[\"/chosen\"]");
        assertThat(apply(byArn + checks("a"), USUAL).steps()).isEmpty();
    }
}
