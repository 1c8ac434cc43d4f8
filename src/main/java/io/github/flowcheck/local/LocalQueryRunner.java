package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowLogReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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
 * does not name the interface take their {@code @logStream} from the file's name, in which an export from CloudWatch
 * has it as a directory.
 */
public final class LocalQueryRunner implements QueryRunner {
    private final List<LogFile> files;
    private final Memory memory;

    /** @param files are read in this order; each should be there once */
    public LocalQueryRunner(List<LogFile> files) {
        this(files, Memory.ofThisProcess());
    }

    LocalQueryRunner(List<LogFile> files, Memory memory) {
        this.files = List.copyOf(files);
        this.memory = memory;
    }

    /**
     * Runs all questions.
     *
     * @throws io.github.flowcheck.flow.UnreadableLogException if a file cannot be read to its end; then there are no
     *     answers at all, for none of them would be about all records
     */
    @Override
    public Run run(List<Question> questions) throws IOException {
        Preparation preparation = new Preparation(memory);
        List<Prepared> prepared = questions.stream().map(preparation::prepare).toList();
        List<FormatScan> formats = preparation.formats();
        Scan scan = new Scan(formats);
        FlowLogReader reader =
                new FlowLogReader(formats.stream().map(FormatScan::format).toList());
        for (LogFile file : files) {
            scan.begin(file);
            reader.read(file.path(), file.name(), scan);
        }
        Map<Task, Answer> answers = new HashMap<>();
        List<Answer> inOrder = new ArrayList<>();
        for (Prepared question : prepared) {
            inOrder.add(question.answer(answers));
        }
        return new Run(inOrder, scan.records(), scan.bytes(), scan.unread());
    }

    /** A question that a task answers, or that was refused. */
    private sealed interface Prepared {
        /** @param answers of the tasks that are finished; takes what this one adds */
        Answer answer(Map<Task, Answer> answers);

        record Running(Task task) implements Prepared {
            @Override
            public Answer answer(Map<Task, Answer> answers) {
                return answers.computeIfAbsent(task, Task::answer);
            }
        }

        record Refused(Answer reason) implements Prepared {
            @Override
            public Answer answer(Map<Task, Answer> answers) {
                return reason;
            }
        }
    }

    /** Makes tasks of questions, reading and compiling each text once. */
    private static final class Preparation {
        private final Map<LogFormat, OfFormat> formats = new LinkedHashMap<>();

        private final Memory memory;

        Preparation(Memory memory) {
            this.memory = memory;
        }

        private record Asked(String query, Optional<TimeRange> range) {}

        /** What there is to do with the records of one format. */
        private record OfFormat(
                Map<String, Compiled> compiled, Map<Asked, Task> tasks, Map<Optional<TimeRange>, Scan.Range> ranges) {
            OfFormat() {
                this(new HashMap<>(), new HashMap<>(), new HashMap<>());
            }
        }

        /** The tasks by format, in the order of the questions; without any the files are read in the default format. */
        List<FormatScan> formats() {
            if (formats.isEmpty()) {
                formats.put(LogFormat.DEFAULT, new OfFormat());
            }
            return formats.entrySet().stream()
                    .map(entry -> new FormatScan(
                            entry.getKey(),
                            List.copyOf(entry.getValue().tasks().values()),
                            entry.getValue().ranges().values()))
                    .toList();
        }

        private record Compiled(CompiledQuery query, RecordFilter filter) {}

        Prepared prepare(Question question) {
            if (!question.format().has(FlowField.START)) {
                return new Prepared.Refused(new Answer.Failed(
                        "the format has no ${start}, so records in files tell no time",
                        "verify on flow logs whose format has ${start}"));
            }
            OfFormat format = formats.computeIfAbsent(question.format(), known -> new OfFormat());
            try {
                Compiled query = compile(question, format.compiled());
                Scan.Range range = format.ranges().computeIfAbsent(question.range(), Scan.Range::new);
                return new Prepared.Running(format.tasks()
                        .computeIfAbsent(
                                new Asked(question.query(), question.range()),
                                asked -> new Task(query.query(), query.filter(), range, memory)));
            } catch (BadInputException e) {
                return new Prepared.Refused(Failures.of(e));
            }
        }

        /** Not remembered when refused, for the message names the question. */
        private static Compiled compile(Question question, Map<String, Compiled> compiled) {
            Compiled known = compiled.get(question.query());
            if (known != null) {
                return known;
            }
            ParsedQuery parsed = Parser.parse(new SourceText(question.name(), question.query()));
            Compiled fresh =
                    new Compiled(CompiledQuery.compile(parsed), RecordFilter.of(parsed.query(), question.format()));
            compiled.put(question.query(), fresh);
            return fresh;
        }
    }
}
