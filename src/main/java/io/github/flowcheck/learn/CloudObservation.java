package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.learn.ObservedInterface.Records;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.render.LearnQueries;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.AnswerRows;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Observes log groups by queries: which interfaces have records, then which addresses these carry, then who called which of
 * their ports. Each answer has at most {@value CheckQueries#ROW_LIMIT} rows; where one is full, nothing is learnt.
 */
public final class CloudObservation {
    private final QueryRunner runner;
    private final List<String> logGroups;
    private final TimeRange range;
    private final Reading reading;
    private final List<String> notes = new ArrayList<>();
    private long records;
    private boolean unnamed;

    /**
     * @param range which records count
     * @param reading how queries get at their fields
     */
    public CloudObservation(QueryRunner runner, List<String> logGroups, TimeRange range, Reading reading) {
        this.runner = runner;
        this.logGroups = List.copyOf(logGroups);
        this.range = range;
        this.reading = reading;
    }

    /**
     * Asks.
     *
     * @param known addresses of interfaces that need not be found
     * @throws BadInputException if the format lacks what checks need, or an answer is full
     * @throws IOException if a query cannot be answered
     */
    public Observation observe(Map<String, List<IpAddress>> known) throws IOException {
        RecordFields.require(reading.records());
        if (!reading.records().has(FlowField.INTERFACE_ID)) {
            throw new BadInputException(Problem.unplaced(
                    "nothing can be learnt from a log group whose records have no ${interface-id}",
                    "learn from files, whose names tell the interface (-Dflowcheck.logs)"));
        }
        Map<String, InterfaceSample> samples = interfaces();
        addPairs(samples, known);
        Map<String, OwnAddresses.Found> own = OwnAddresses.of(samples, FileObservation.raw(known));
        List<Check> asked = new ArrayList<>();
        samples.forEach((eni, sample) -> {
            if (sample.ok() > 0 && !own.get(eni).addresses().isEmpty()) {
                for (Direction direction : Direction.values()) {
                    asked.add(asking(eni, own.get(eni).addresses(), direction));
                }
            }
        });
        Map<String, SideFlows> sides = sides(asked);
        List<ObservedInterface> observed = new ArrayList<>();
        samples.forEach((eni, sample) -> observed.add(new ObservedInterface(
                eni,
                sample.ok() == 0
                        ? List.of()
                        : own.get(eni).addresses().stream()
                                .map(RawAddress::address)
                                .toList(),
                own.get(eni).instead().map(RawAddress::address),
                Records.of(sample),
                sides.getOrDefault(name(eni, Direction.INBOUND), new SideFlows()),
                sides.getOrDefault(name(eni, Direction.OUTBOUND), new SideFlows()),
                0)));
        return new Observation(observed, reading.records(), records, unnamed, notes);
    }

    private Map<String, InterfaceSample> interfaces() throws IOException {
        ResultTable table = answers(List.of(question("interfaces", LearnQueries.interfaces(reading))))
                .get(0);
        String id = LearnQueries.column(FlowField.INTERFACE_ID, reading);
        String status = LearnQueries.column(FlowField.LOG_STATUS, reading);
        Map<String, InterfaceSample> samples = new TreeMap<>();
        long others = 0;
        long unreadable = 0;
        for (Map<String, String> row : table.rows()) {
            long count = AnswerRows.number(row, LearnQueries.RECORDS);
            if (!row.containsKey(id) && !row.containsKey(status)) {
                unreadable += count;
                continue;
            }
            records += count;
            String eni = row.getOrDefault(id, "");
            if (!NetworkInterface.isEni(eni)) {
                others += count;
                continue;
            }
            InterfaceSample sample = samples.computeIfAbsent(
                    eni, fresh -> new InterfaceSample(new RecordFields(reading.records()).hasPacketAddresses()));
            switch (row.getOrDefault(status, "")) {
                case "OK" ->
                    sample.ok(
                            count,
                            AnswerRows.time(row, "firstSeen").toEpochMilli(),
                            AnswerRows.time(row, "lastSeen").toEpochMilli());
                case "NODATA" -> sample.noData(count);
                case "SKIPDATA" -> sample.skipData(count);
                default -> {
                    // an event that the format does not explain tells nothing about the interface
                }
            }
        }
        unnamed = others > 0;
        if (unnamed) {
            notes.add("left out: "
                    + Amounts.counted(
                            others,
                            "record that names no network interface",
                            "records that name no network interface"));
        }
        if (unreadable > 0) {
            notes.add("left out: "
                    + Amounts.counted(unreadable, "event", "events")
                    + (reading.format().isEmpty()
                            ? " in which CloudWatch discovers no fields of flow logs"
                            : " that the check file's format does not explain"));
        }
        return samples;
    }

    private void addPairs(Map<String, InterfaceSample> samples, Map<String, List<IpAddress>> known) throws IOException {
        List<InterfaceSample> unknown = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        samples.forEach((eni, sample) -> {
            if (sample.ok() > 0 && !known.containsKey(eni)) {
                unknown.add(sample);
                questions.add(question(eni, LearnQueries.pairs(eni, reading, false)));
                if (sample.inner() != sample.outer()) {
                    questions.add(question(eni, LearnQueries.pairs(eni, reading, true)));
                }
            }
        });
        List<ResultTable> answers = answers(questions);
        int next = 0;
        for (InterfaceSample sample : unknown) {
            add(sample.outer(), answers.get(next++), FlowField.SRCADDR, FlowField.DSTADDR);
            if (sample.inner() != sample.outer()) {
                add(
                        sample.inner(),
                        answers.get(next++),
                        reading.records().has(FlowField.PKT_SRCADDR) ? FlowField.PKT_SRCADDR : FlowField.SRCADDR,
                        reading.records().has(FlowField.PKT_DSTADDR) ? FlowField.PKT_DSTADDR : FlowField.DSTADDR);
            }
        }
    }

    private void add(PairSample sample, ResultTable table, FlowField sourceField, FlowField destinationField) {
        String sourceColumn = LearnQueries.column(sourceField, reading);
        String destinationColumn = LearnQueries.column(destinationField, reading);
        for (Map<String, String> row : table.rows()) {
            Optional<RawAddress> source = RawAddress.of(row.getOrDefault(sourceColumn, ""));
            Optional<RawAddress> destination = RawAddress.of(row.getOrDefault(destinationColumn, ""));
            if (source.isPresent() && destination.isPresent()) {
                sample.add(
                        source.get().ipv6(),
                        source.get().high(),
                        source.get().low(),
                        destination.get().ipv6(),
                        destination.get().high(),
                        destination.get().low(),
                        AnswerRows.number(row, LearnQueries.RECORDS),
                        0);
            }
        }
    }

    private static String name(String eni, Direction direction) {
        return eni + (direction == Direction.INBOUND ? "-inbound" : "-outbound");
    }

    /** The check whose answer is what is to be known. */
    private Check asking(String eni, List<RawAddress> own, Direction direction) {
        return new Check(
                name(eni, direction),
                new SourceText("learn", "").place(0, 0),
                Optional.empty(),
                new NetworkInterface(eni, own.stream().map(RawAddress::address).toList()),
                new Traffic(
                        direction,
                        Optional.empty(),
                        PortSide.DESTINATION,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(Action.ACCEPT),
                        new Replies(true, Replies.EPHEMERAL, List.of())),
                new Expectation(List.of(new Expectation.Rule.OnlyPeers(List.of())), List.of(), List.of()),
                CoverageDemand.DEFAULT,
                Optional.empty(),
                new Check.Scope(logGroups, Optional.empty(), reading, Set.of(), false));
    }

    private Map<String, SideFlows> sides(List<Check> asked) throws IOException {
        List<ResultTable> answers = answers(asked.stream()
                .map(check -> question(check.id(), CheckQueries.answer(check, "learn")))
                .toList());
        Map<String, SideFlows> sides = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            SideFlows side = sides.computeIfAbsent(asked.get(i).id(), fresh -> new SideFlows());
            for (FlowRow row : AnswerRows.flows(asked.get(i), answers.get(i))) {
                row.peer()
                        .flatMap(RawAddress::of)
                        .ifPresent(peer -> side.accept(
                                row.protocol().number(),
                                row.protocol().hasPorts() ? row.port() : 0,
                                peer.ipv6(),
                                peer.high(),
                                peer.low(),
                                row.flows(),
                                row.lastSeen().toEpochMilli(),
                                false));
            }
        }
        return sides;
    }

    private Question question(String name, Query query) {
        return Question.of(name, query, logGroups, Optional.of(range), reading.records());
    }

    private List<ResultTable> answers(List<Question> questions) throws IOException {
        List<ResultTable> tables = new ArrayList<>();
        QueryRunner.Run run = runner.run(questions);
        for (int i = 0; i < questions.size(); i++) {
            String name = questions.get(i).name();
            if (run.answers().get(i) instanceof Answer.Rows rows) {
                if (rows.table().rows().size() >= CheckQueries.ROW_LIMIT) {
                    throw new BadInputException(Problem.unplaced(
                            "what was asked about " + name + " has more than " + Amounts.number(CheckQueries.ROW_LIMIT)
                                    + " rows",
                            "learn from a shorter flowcheck.window, or from files (-Dflowcheck.logs)"));
                }
                tables.add(rows.table());
            } else if (run.answers().get(i) instanceof Answer.Failed failed) {
                throw new IOException(Problem.unplaced(
                                "what was asked about " + name + " was not answered: " + failed.message(),
                                failed.remedy())
                        .format());
            }
        }
        return tables;
    }
}
