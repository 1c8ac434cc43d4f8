package io.github.flowcheck.doctor;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.doctor.Finding.Level;
import io.github.flowcheck.render.CoverageQueries;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import io.github.flowcheck.verify.RecordCounts;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks with the queries of {@code verify} itself what the checks' interfaces have in their windows: it is the coverage of the
 * verdicts, and shows at once whether queries may be run and whether CloudWatch takes their texts. Costs what the queries scan.
 */
final class RecordsExam {
    private final QueryRunner runner;
    private final Findings findings;
    private final Clock clock;

    RecordsExam(QueryRunner runner, Findings findings, Clock clock) {
        this.runner = runner;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Asks once for each interface and each way to read it.
     *
     * @return when an interface's newest readable record is, by its id
     */
    Map<String, Instant> newest(List<Check> checks) {
        Map<String, Check> asked = new LinkedHashMap<>();
        checks.forEach(check -> asked.putIfAbsent(
                check.networkInterface() + " " + check.scope().reading() + " "
                        + check.scope().logGroups() + " " + check.scope().window(),
                check));
        List<Check> once = List.copyOf(asked.values());
        List<TimeRange> ranges = once.stream()
                .map(check -> LogGroupExam.usual(check).range(clock))
                .toList();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            questions.add(new Question(
                    once.get(i).id(),
                    QueryText.of(CoverageQueries.records(once.get(i))),
                    once.get(i).scope().logGroups(),
                    Optional.of(ranges.get(i)),
                    once.get(i).scope().reading().records()));
        }
        Map<String, Instant> newest = new HashMap<>();
        try {
            List<Answer> answers = runner.run(questions).answers();
            for (int i = 0; i < once.size(); i++) {
                tell(once.get(i), ranges.get(i), answers.get(i))
                        .ifPresent(merge(newest, once.get(i).networkInterface().eni()));
            }
        } catch (IOException e) {
            String[] parts = String.valueOf(e.getMessage()).split("\n  -> ", 2);
            findings.add(
                    Level.ERROR, "queries", parts[0], parts.length > 1 ? parts[1] : "put that right and run again");
        }
        return newest;
    }

    private static Consumer<Instant> merge(Map<String, Instant> newest, String eni) {
        return time -> newest.merge(eni, time, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Optional<Instant> tell(Check check, TimeRange range, Answer answer) {
        String where = InterfaceExam.where(
                check.networkInterface().eni(), String.join(", ", check.scope().logGroups()));
        if (answer instanceof Answer.Failed failed) {
            findings.add(Level.ERROR, where, failed.message(), failed.remedy());
            return Optional.empty();
        }
        Optional<RecordCounts> read = RecordCounts.of(check, ((Answer.Rows) answer).table());
        if (read.isEmpty()) {
            findings.add(
                    Level.ERROR,
                    where,
                    "the service answered the question for its records in another shape than was asked for",
                    "check flowcheck.endpoint: an emulator may not know all of the query language");
            return Optional.empty();
        }
        RecordCounts counted = read.get();
        String window = "from " + range.start() + " to " + range.end();
        if (counted.count() == 0) {
            findings.add(
                    Level.ERROR,
                    where,
                    "no readable record " + window + ": \"nothing seen\" is no answer",
                    "check the interface, the log group and the format, and that the flow log is active");
        } else {
            findings.info(
                    where,
                    "records " + window + ": " + counted.ok() + " OK, " + counted.noData() + " NODATA, "
                            + counted.skipData() + " SKIPDATA"
                            + counted.last().map(time -> "; newest " + time).orElse(""));
        }
        lacking(where, check, counted);
        return counted.last();
    }

    private void lacking(String where, Check check, RecordCounts counted) {
        if (counted.ok() > 0 && counted.atAddresses() == 0) {
            findings.add(
                    Level.ERROR,
                    where,
                    "no record carries " + check.networkInterface().addresses() + ", which check " + check.id()
                            + " looks for",
                    "name the interface's primary private address: in the default format no other one is logged");
        }
        if (counted.skipData() > check.coverage().maxSkipData()) {
            findings.add(
                    Level.WARNING,
                    where,
                    counted.skipData() + " records say SKIPDATA: AWS lost records there",
                    "set maxSkipData to tolerate some, or look at a window without them");
        }
    }
}
