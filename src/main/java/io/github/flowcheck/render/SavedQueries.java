package io.github.flowcheck.render;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The saved queries of a suite.
 *
 * @param queries one for each check that is saved, in the order of the file; after them those of the library
 * @param warnings what their author should know
 */
public record SavedQueries(List<SavedQuery> queries, List<Problem> warnings) {
    /** How many saved queries an account may have in one Region; AWS does not raise it. */
    public static final int QUOTA = 1000;

    public SavedQueries {
        queries = List.copyOf(queries);
        warnings = List.copyOf(warnings);
    }

    /**
     * Renders all checks that are saved.
     *
     * @throws BadInputException with every check that has no log group to be saved for
     */
    public static SavedQueries of(CheckSuite suite) {
        Problems problems = new Problems();
        List<SavedQuery> queries = new ArrayList<>();
        for (AnyCheck check : suite.all()) {
            if (check.scope().save()) {
                queries.add(save(suite, check, problems));
            }
        }
        suite.library().ifPresent(library -> queries.addAll(LibraryQueries.of(suite, library, problems)));
        if (queries.size() > QUOTA) {
            problems.warning(
                    suite.all().get(0).place(),
                    queries.size() + " saved queries are more than the " + QUOTA + " an account may have in one Region",
                    "set save: false on checks that only need to be verified, or spread the file over accounts or Regions");
        }
        problems.throwIfErrors();
        return new SavedQueries(queries, problems.inOrder());
    }

    private static SavedQuery save(CheckSuite suite, AnyCheck check, Problems problems) {
        String name = suite.savedName(check);
        String text = QueryText.of(check, suite.owner());
        List<String> logGroups = check.scope().logGroups();
        if (logGroups.isEmpty()) {
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
        if (logGroups.stream().anyMatch(SavedQueries::isArn)) {
            problems.warning(
                    check.place(),
                    "check \"" + check.id() + "\" names log groups by ARN, which a saved query cannot hold",
                    "its query is saved without log groups: choose them in the console when you open it");
            return new SavedQuery(check.id(), name, text, List.of());
        }
        return new SavedQuery(check.id(), name, text, logGroups);
    }

    static boolean isArn(String logGroup) {
        return logGroup.startsWith("arn:");
    }
}
