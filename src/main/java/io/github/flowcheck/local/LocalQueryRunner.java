package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.engine.QueryTime;
import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.local.scan.ScanQuery;
import io.github.flowcheck.local.scan.ScanTask;
import io.github.flowcheck.local.scan.TimeRanges;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers queries from flow-log files, each about records of its own format. All questions are answered in one pass over
 * the files, in memory that depends on the answers and not on the files.
 *
 * <p>An event's {@code @timestamp} is the start of its flow, its {@code @message} the line, its {@code @logStream} the
 * network interface with {@code -all} behind it, and its {@code @log} the account and the file. Records whose format
 * does not name the interface take their {@code @logStream} from what stands before them in their line, as {@code aws logs
 * tail} writes it, else from the file's name, in which an export from CloudWatch has it as a directory. Where neither tells it,
 * a note says so, for no check of an interface finds them.
 */
public final class LocalQueryRunner implements QueryRunner {
    private final List<LogFile> files;
    private final Memory memory;
    private final int threads;
    private final QueryTime time;
    private final ReadingProgress progress;

    /**
     * A runner of queries that do not ask for the time of day.
     *
     * @param files are read in this order; each should be there once
     */
    public LocalQueryRunner(List<LogFile> files) {
        this(files, Memory.ofThisProcess(), LogScan.usualThreads());
    }

    /**
     * A runner of any queries.
     *
     * @param files are read in this order; each should be there once
     * @param now for queries that ask for it
     */
    public LocalQueryRunner(List<LogFile> files, Instant now) {
        this(files, Memory.ofThisProcess(), LogScan.usualThreads(), QueryTime.at(now), ReadingProgress.NONE);
    }

    LocalQueryRunner(List<LogFile> files, Memory memory, int threads) {
        this(files, memory, threads, QueryTime.UNKNOWN, ReadingProgress.NONE);
    }

    private LocalQueryRunner(
            List<LogFile> files, Memory memory, int threads, QueryTime time, ReadingProgress progress) {
        this.files = List.copyOf(files);
        this.memory = memory;
        this.threads = threads;
        this.time = time;
        this.progress = progress;
    }

    /** The same, telling how far it has read the files, in each run anew. */
    public LocalQueryRunner telling(ReadingProgress heard) {
        return new LocalQueryRunner(files, memory, threads, time, heard);
    }

    /**
     * Runs all questions.
     *
     * @throws io.github.flowcheck.flow.UnreadableLogException if a file cannot be read to its end; then there are no
     *     answers at all, for none of them would be about all records
     */
    @Override
    public Run run(List<Question> questions) throws IOException {
        Preparation preparation = new Preparation(memory, time);
        List<Prepared> prepared = new ArrayList<>();
        for (Question question : questions) {
            prepared.add(preparation.prepare(question));
        }
        ScanThread found = new LogScan(files, preparation.formats(), memory, threads, progress).run();
        Map<Prepared, Answer> answers = new IdentityHashMap<>();
        List<Answer> inOrder = new ArrayList<>();
        for (Prepared question : prepared) {
            inOrder.add(question.answer(found, answers));
        }
        return new Run(
                inOrder, found.records(), found.bytes(), found.unread().lines(), notes(preparation.formats(), found));
    }

    private static List<String> notes(List<FormatQuestions> formats, ScanThread found) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < formats.size(); i++) {
            long records = found.format(i).withoutStream();
            if (records > 0 && formats.get(i).asksForStreams()) {
                notes.add(Amounts.counted(records, "record", "records")
                        + " of a format without ${interface-id} count for no interface, for nothing tells their log stream: keep"
                        + " the directories of what CloudWatch exports (eni-…-all/), or let the stream stand before the record,"
                        + " as aws logs tail writes it");
            }
            addWindows(notes, formats.get(i).ranges(), found.format(i).ranges());
        }
        return notes;
    }

    /** A window beside all records is more likely wrong than the checks that find none in it. */
    private static void addWindows(List<String> notes, List<Optional<TimeRange>> asked, TimeRanges counted) {
        for (int i = 0; i < asked.size() && counted.seen() > 0; i++) {
            if (counted.records(i) == 0) {
                TimeRange window = asked.get(i).orElseThrow();
                Instant first = Instant.ofEpochMilli(counted.earliest());
                String all = counted.seen() == 1
                        ? "the only record of the files starts beside the window "
                        : "none of the " + Amounts.number(counted.seen())
                                + " records of the files starts in the window ";
                notes.add(all + window.start() + "/" + window.end()
                        + (counted.seen() == 1
                                ? ", at " + first
                                : ": they start from " + first + " to " + Instant.ofEpochMilli(counted.latest())));
            }
        }
    }

    /** A question that is answered by a scan or by the engine, or that was refused. */
    private sealed interface Prepared {
        /** @param answers of the tasks that are finished; takes what this one adds */
        Answer answer(ScanThread found, Map<Prepared, Answer> answers);

        record Scanned(ScanTask task, int format, Memory memory) implements Prepared {
            @Override
            public Answer answer(ScanThread found, Map<Prepared, Answer> answers) {
                Answer known = answers.get(this);
                if (known == null) {
                    known = answer(found);
                    answers.put(this, known);
                }
                return known;
            }

            private Answer answer(ScanThread found) {
                try {
                    return new Answer.Rows(found.format(format).result(task));
                } catch (QueryTooLargeException e) {
                    return Failures.of(e, memory.remedy());
                }
            }
        }

        /** One of which the engine does what stands behind the groups. */
        record Grouped(ScanTask task, int format, Execution rest, Memory memory) implements Prepared {
            @Override
            public Answer answer(ScanThread found, Map<Prepared, Answer> answers) {
                return answers.computeIfAbsent(this, known -> answer(found));
            }

            private Answer answer(ScanThread found) {
                try {
                    return new Answer.Rows(found.format(format).result(task, rest));
                } catch (QueryTooLargeException e) {
                    return Failures.of(e, memory.remedy());
                }
            }
        }

        record Evaluated(Task task, int format) implements Prepared {
            @Override
            public Answer answer(ScanThread found, Map<Prepared, Answer> answers) {
                return answers.computeIfAbsent(
                        this, known -> found.format(format).answer(task));
            }
        }

        record Refused(Answer reason) implements Prepared {
            @Override
            public Answer answer(ScanThread found, Map<Prepared, Answer> answers) {
                return reason;
            }
        }
    }

    /** Makes tasks of questions: of what was rendered from its tree, of what an author wrote by reading it, once. */
    private static final class Preparation {
        private final Map<LogFormat, OfFormat> formats = new LinkedHashMap<>();

        private final Memory memory;
        private final QueryTime time;

        Preparation(Memory memory, QueryTime time) {
            this.memory = memory;
            this.time = time;
        }

        private record Written(String query, Optional<TimeRange> range) {}

        /** What there is to do with the records of one format. */
        private record OfFormat(int number, FormatQuestions questions, Map<Written, Prepared> known) {}

        /** By format, in the order of the questions; without any the files are read in the default format. */
        List<FormatQuestions> formats() {
            if (formats.isEmpty()) {
                return List.of(new FormatQuestions(LogFormat.DEFAULT));
            }
            List<FormatQuestions> questions = new ArrayList<>();
            for (OfFormat format : formats.values()) {
                questions.add(format.questions());
            }
            return questions;
        }

        /** What was refused is not remembered, for the message names the question. */
        Prepared prepare(Question question) {
            if (!question.format().has(FlowField.START)) {
                return new Prepared.Refused(new Answer.Failed(
                        "the format has no ${start}, so records in files tell no time",
                        "verify on flow logs whose format has ${start}"));
            }
            OfFormat format = format(question.format());
            Optional<ScanQuery> scan = question.tree().isPresent()
                    ? ScanQuery.of(question.tree().get(), question.format())
                    : Optional.empty();
            return scan.isPresent() && scan.get().layout().isPresent()
                    ? new Prepared.Scanned(task(scan.get(), question, format), format.number(), memory)
                    : written(question, format);
        }

        private OfFormat format(LogFormat asked) {
            OfFormat known = formats.get(asked);
            if (known == null) {
                known = new OfFormat(formats.size(), new FormatQuestions(asked), new HashMap<>());
                formats.put(asked, known);
            }
            return known;
        }

        private Prepared written(Question question, OfFormat format) {
            Written written = new Written(question.query(), question.range());
            Prepared known = format.known().get(written);
            if (known != null) {
                return known;
            }
            try {
                Prepared fresh = prepare(question, format);
                format.known().put(written, fresh);
                return fresh;
            } catch (BadInputException e) {
                return new Prepared.Refused(Failures.of(e));
            }
        }

        private static ScanTask task(ScanQuery scan, Question question, OfFormat format) {
            return format.questions().add(scan, format.questions().range(question.range()));
        }

        private Prepared prepare(Question question, OfFormat format) {
            ParsedQuery parsed = Parser.parse(new SourceText(question.name(), question.query()));
            Optional<ScanQuery> scan = ScanQuery.of(parsed.query(), question.format());
            if (scan.isPresent() && scan.get().layout().isPresent()) {
                return new Prepared.Scanned(task(scan.get(), question, format), format.number(), memory);
            }
            FormatQuestions questions = format.questions();
            QueryTime asked = question.range()
                    .map(range -> time.over(range.start(), range.end()))
                    .orElse(time);
            if (scan.isPresent()) {
                Execution rest = CompiledQuery.compile(parsed).start(memory.limits(), asked);
                return new Prepared.Grouped(task(scan.get(), question, format), format.number(), rest, memory);
            }
            Task task = new Task(
                    questions.evaluated().size(),
                    CompiledQuery.compile(parsed),
                    asked,
                    RecordFilter.of(parsed.query(), question.format()),
                    questions.range(question.range()),
                    memory);
            // refuses what cannot be answered at that time
            task.start();
            questions.add(task);
            return new Prepared.Evaluated(task, format.number());
        }
    }
}
