package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.report.TestsReport;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.TestResult;
import io.github.flowcheck.verify.TestResult.Judged;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs the tests of a check file: verifies checks on the records of each test, and compares the verdicts. */
public final class TestCommand {
    private TestCommand() {}

    /**
     * What is tested.
     *
     * @param file the check file
     * @param selectors of which checks; absent means all
     * @param outputDirectory below which directory the report is written
     */
    public record Request(CheckFileSource file, Optional<List<String>> selectors, Path outputDirectory) {}

    /**
     * What came of it.
     *
     * @param results in the order of the file, at least one
     * @param leftOut how many tests of the file are of no check that was selected
     * @param report the file that tells it, absolute
     * @param unwritten what kept the report from being written; the results are known all the same
     * @param warnings what the check file's author should look at
     */
    public record Outcome(
            List<TestResult> results,
            int leftOut,
            Path report,
            Optional<IOException> unwritten,
            List<Problem> warnings) {
        public Outcome {
            results = List.copyOf(results);
            warnings = List.copyOf(warnings);
        }

        /** How many tests failed. */
        public long failed() {
            return results.stream().filter(result -> !result.passed()).count();
        }
    }

    /**
     * Runs all tests. Windows of the file are not applied: the records of a test are of any age.
     *
     * @param clock tells the time for queries that ask for it, and the day for which waivers are looked at
     * @throws BadInputException if the check file is bad or has no tests, or a check that is tested lacks the value of a parameter
     * @throws IOException if no file can be written for the records; a report that cannot be written is in the outcome
     */
    public static Outcome run(Request request, Clock clock) throws IOException {
        ValidateCommand.Outcome validated = ValidateCommand.run(request.file(), clock);
        CheckSuite suite = validated.suite();
        if (validated.tests().isEmpty()) {
            throw new BadInputException(Problem.unplaced(
                    request.file().shownName() + " has no tests: nothing would be tested",
                    "write tests: in it, each with name, records and expect"));
        }
        List<TestCase> tests = selected(request, validated);
        Map<String, AnyCheck> checks =
                suite.all().stream().collect(Collectors.toMap(AnyCheck::id, Function.identity()));
        ParameterValues.requireForFiles(suite.with(suite.all().stream()
                .filter(check -> tests.stream().anyMatch(test -> test.expected().containsKey(check.id())))
                .toList()));
        List<TestResult> results = new ArrayList<>();
        try (VerifyTrial trial = new VerifyTrial(suite, clock.instant())) {
            for (TestCase test : tests) {
                results.add(run(test, checks, trial));
            }
        }
        OutputFile report = new TestsReport(request.file().suite()).of(results);
        Optional<IOException> unwritten = new OutputDirectory(request.outputDirectory()).tryWrite(List.of(report));
        return new Outcome(
                results,
                validated.tests().size() - tests.size(),
                request.outputDirectory().resolve(report.path()),
                unwritten,
                validated.warnings());
    }

    /** What the tests expect of the selected checks; tests that expect nothing of them are left out. */
    private static List<TestCase> selected(Request request, ValidateCommand.Outcome validated) {
        if (request.selectors().isEmpty()) {
            return validated.tests();
        }
        Set<String> ids = Selection.select(
                        validated.suite(), request.selectors().get())
                .all()
                .stream()
                .map(AnyCheck::id)
                .collect(Collectors.toSet());
        List<TestCase> tests = validated.tests().stream()
                .map(test -> test.of(ids))
                .flatMap(Optional::stream)
                .toList();
        if (tests.isEmpty()) {
            throw new BadInputException(Problem.unplaced(
                    Property.CHECKS + ": " + request.file().shownName()
                            + " has no test of the selected checks: nothing would" + " be tested",
                    "select checks that tests expect something of, or write a test of these"));
        }
        return tests;
    }

    /** Each check by itself, so that records without an interface are taken for those of its own. */
    private static TestResult run(TestCase test, Map<String, AnyCheck> checks, VerifyTrial trial) throws IOException {
        List<Judged> judged = new ArrayList<>();
        for (Map.Entry<String, String> expected : test.expected().entrySet()) {
            judged.add(new Judged(
                    verdict(expected.getValue()),
                    trial.verify(checks.get(expected.getKey()), test.records(), Map.of())));
        }
        return new TestResult(test, judged);
    }

    private static Verdict verdict(String word) {
        return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
