package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A suite in which every check knows how to get at the fields of its records: by those that CloudWatch discovers, or by cutting
 * them out of the message. Which of both makes no difference to what is found; where it is not certain that it makes none, they are
 * cut out, for that works either way. Whatever is taken, coverage is counted through it: what cannot be read so is never a pass.
 *
 * @param notes what was found
 * @param problems formats that cannot be told, with what to write
 */
record CloudFormats(CheckSuite suite, List<String> notes, List<Problem> problems) {
    CloudFormats {
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /**
     * Looks at the log groups of checks with {@code format: auto} or a format of their own; a sample of records is asked for only
     * where the names of the fields do not say enough.
     *
     * @param ranges where each check looks, by its id
     * @throws IOException if AWS cannot be asked at all
     */
    static CloudFormats of(
            CheckSuite suite, Map<String, TimeRange> ranges, DiscoveredFields discovered, QueryRunner runner)
            throws IOException {
        List<FormatExam> exams = exams(suite, ranges, discovered);
        List<FormatExam> sampled =
                exams.stream().filter(exam -> exam.sample().isPresent()).toList();
        List<Answer> samples = sampled.isEmpty()
                ? List.of()
                : runner.run(sampled.stream()
                                .flatMap(exam -> exam.sample().stream())
                                .toList())
                        .answers();
        Map<String, AnyCheck> told = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (FormatExam exam : exams) {
            int at = sampled.indexOf(exam);
            FormatExam.Found found = at < 0 ? exam.found() : exam.found(samples.get(at));
            exam.checks().forEach(check -> told.put(check.id(), check.read(found.reading())));
            found.note().ifPresent(notes::add);
            found.problem().ifPresent(problems::add);
        }
        List<AnyCheck> all = suite.all().stream()
                .map(check -> told.getOrDefault(check.id(), check))
                .toList();
        return new CloudFormats(suite.with(all), notes.stream().distinct().toList(), problems);
    }

    /** One for all checks that look at the same log groups in the same way. */
    private static List<FormatExam> exams(
            CheckSuite suite, Map<String, TimeRange> ranges, DiscoveredFields discovered) {
        Map<Object, List<AnyCheck>> together = new LinkedHashMap<>();
        suite.all().stream().filter(FormatExam::isNeeded).forEach(check -> together.computeIfAbsent(
                        List.of(check.scope().logGroups(), check.scope().reading()), key -> new ArrayList<>())
                .add(check));
        return together.values().stream()
                .map(checks -> {
                    AnyCheck first = checks.get(0);
                    TimeRange range = Objects.requireNonNull(ranges.get(first.id()));
                    return new FormatExam(
                            checks, range, discovered.of(first.scope().logGroups(), range));
                })
                .toList();
    }

    /** @throws io.github.flowcheck.source.BadInputException if a format cannot be told */
    CloudFormats orThrow() {
        Problems all = new Problems();
        all.addAll(problems);
        all.throwIfErrors();
        return this;
    }
}
