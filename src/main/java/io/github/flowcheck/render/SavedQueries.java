package io.github.flowcheck.render;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.render.SavedQuery.Deployed;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The saved queries of a suite.
 *
 * @param all one for each check that is saved, in the order of the file; after them those of the library
 * @param warnings what their author should know
 */
public record SavedQueries(List<SavedQuery> all, List<Problem> warnings) {
    /** How many saved queries an account may have in one Region; AWS does not raise it. */
    public static final int QUOTA = 1000;

    public SavedQueries {
        all = List.copyOf(all);
        warnings = List.copyOf(warnings);
    }

    /** Those that can be used as they are: without those whose parameters have no value in this run. */
    public List<SavedQuery> queries() {
        List<SavedQuery> usable = new ArrayList<>();
        for (SavedQuery query : all) {
            if (query.missing().isEmpty()) {
                usable.add(query);
            }
        }
        return usable;
    }

    /**
     * Renders all checks that are saved.
     *
     * @throws BadInputException with every check that has no log group to be saved for
     */
    public static SavedQueries of(CheckSuite suite) {
        Problems problems = new Problems();
        List<SavedQuery> queries = new ArrayList<>();
        ReadBack readBack = new ReadBack();
        for (AnyCheck check : suite.all()) {
            if (check.scope().save()) {
                queries.add(save(suite, check, readBack, problems));
            }
        }
        if (suite.library().isPresent()) {
            queries.addAll(LibraryQueries.of(suite, suite.library().get(), problems));
        }
        if (queries.size() > QUOTA) {
            problems.warning(
                    suite.all().get(0).place(),
                    queries.size() + " saved queries are more than the " + QUOTA + " an account may have in one Region",
                    "set save: false on checks that only need to be verified, or spread the file over accounts or Regions");
        }
        problems.throwIfErrors();
        return new SavedQueries(queries, problems.inOrder());
    }

    /** What stands for check ids in the library's names and markers: {@code library/<name>}. */
    public static List<String> libraryKeys() {
        return LibraryQueries.QUESTIONS.stream()
                .map(LibraryQueries.Question::key)
                .toList();
    }

    private static SavedQuery save(CheckSuite suite, AnyCheck check, ReadBack readBack, Problems problems) {
        String name = suite.savedName(check);
        String text = QueryText.of(check, suite.owner(), readBack);
        LogGroups named =
                check.namesLogGroups() ? LogGroups.NONE : check.scope().groups();
        SavedLogGroups logGroups = SavedLogGroups.of(named);
        if (named.isEmpty() && !check.namesLogGroups()) {
            problems.error(
                    check.place(),
                    "check \"" + check.id() + "\" has no log group to save its query for",
                    "give the file or the check a logGroup, such as logGroup: /vpc/flow-logs");
        }
        if (check.scope().reading().fromFiles()) {
            problems.warning(
                    check.place(),
                    "check \"" + check.id() + "\" has format: auto, but a saved query has no files to tell it from",
                    "its query is saved for the default format: write the flow log's own format if that is another");
        }
        if (logGroups.byArn()) {
            problems.warning(
                    check.place(),
                    "check \"" + check.id() + "\" names log groups by ARN, which a saved query cannot hold",
                    "its query is saved without log groups: choose them in the console when you open it");
        }
        DeployText deployed = deployed(suite, check, text, readBack);
        tellTooLong(check, deployed, problems);
        return new SavedQuery(
                check.id(),
                name,
                text,
                logGroups.names(),
                List.of(),
                text,
                new Deployed(deployed, logGroups.deployed()));
    }

    /** The query that a user wrote holds no parameters. */
    private static DeployText deployed(CheckSuite suite, AnyCheck check, String text, ReadBack readBack) {
        return check instanceof Check onTraffic && !check.parameters().isEmpty()
                ? DeployText.of(onTraffic, suite.owner(), readBack)
                : DeployText.of(text);
    }

    private static void tellTooLong(AnyCheck check, DeployText deployed, Problems problems) {
        if (deployed.parameters().isEmpty()) {
            return;
        }
        int longest =
                deployed.filled(parameter -> "x".repeat(parameter.longest())).length();
        if (longest > SavedQuery.LONGEST_TEXT) {
            problems.error(
                    check.place(),
                    "check \"" + check.id() + "\" makes a query of up to " + longest
                            + " characters with what its parameters may hold; CloudWatch Logs Insights takes at most "
                            + SavedQuery.LONGEST_TEXT,
                    "split its peers, ports or addresses over several checks, or write larger CIDR blocks");
        }
    }
}
