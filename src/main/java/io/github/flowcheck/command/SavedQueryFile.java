package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.Wanted;
import io.github.flowcheck.render.SavedQueries;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check file wants to be saved, and where.
 *
 * @param access of the account, with what the file's target says
 * @param warnings what the check file's author should look at
 */
record SavedQueryFile(Wanted wanted, AwsAccess access, List<Problem> warnings) {
    SavedQueryFile {
        warnings = List.copyOf(warnings);
    }

    /** @throws BadInputException if the check file, a selector or what is asked for with them is bad */
    static SavedQueryFile read(
            CheckFileSource source,
            Optional<List<String>> selectors,
            AwsAccess access,
            Plan.Options options,
            Clock clock) {
        ValidateCommand.Outcome validated = ValidateCommand.run(source, clock);
        CheckSuite suite = validated.suite();
        Problems problems = new Problems();
        problems.addAll(validated.warnings());
        CheckSuite some = selectors.map(given -> Selection.select(suite, given)).orElse(suite);
        ParameterValues.require(some);
        SavedQueries selected = SavedQueries.of(some);
        problems.addAll(selected.warnings());
        if (options.prune()) {
            lookAtOwner(suite, problems);
        }
        problems.throwIfErrors();
        Wanted wanted = new Wanted(suite.folder(), suite.owner(), selected.queries(), names(suite));
        return new SavedQueryFile(wanted, access.at(validated.target()), problems.inOrder());
    }

    /** The names of all that the file saves, whatever this run selects of it and whatever can be rendered now. */
    private static Set<String> names(CheckSuite suite) {
        Stream<String> keys = suite.library().stream().flatMap(library -> SavedQueries.libraryKeys().stream());
        return Stream.concat(
                        suite.all().stream()
                                .filter(check -> check.scope().save())
                                .map(AnyCheck::id),
                        keys)
                .map(suite::savedName)
                .collect(Collectors.toSet());
    }

    /** What is removed must be this file's: the folder and the owner alone tell. */
    private static void lookAtOwner(CheckSuite suite, Problems problems) {
        if (suite.folder().isEmpty()) {
            problems.add(Problem.unplaced(
                    Property.PRUNE + " is given, and " + suite.source().name()
                            + " has no folder below which saved queries could be removed",
                    "give the file a folder, or leave " + Property.PRUNE + " out"));
        } else if (suite.owner().equals(suite.folder())) {
            problems.add(new Problem(
                    Severity.WARNING,
                    Optional.empty(),
                    suite.source().name() + " names no owner, so saved queries of another check file with the folder "
                            + suite.folder() + " would be taken for its own and removed",
                    "if the folder is shared, give each of its files an owner of its own"));
        }
    }
}
