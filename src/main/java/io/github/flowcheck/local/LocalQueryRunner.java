package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.flow.FlowLogReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers queries from flow-log files of the default format. All questions are answered in one pass over the files, in
 * memory that depends on the answers and not on the files.
 *
 * <p>An event's {@code @timestamp} is the start of its flow, its {@code @message} the line, its {@code @logStream} the
 * network interface with {@code -all} behind it, and its {@code @log} the account and the file.
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
        Scan scan = new Scan(List.copyOf(preparation.tasks.values()), preparation.ranges.values());
        FlowLogReader reader = new FlowLogReader(LogFormat.DEFAULT);
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
        private final Map<String, Compiled> compiled = new HashMap<>();
        private final Map<Asked, Task> tasks = new HashMap<>();
        private final Map<Optional<TimeRange>, Scan.Range> ranges = new HashMap<>();

        private final Memory memory;

        Preparation(Memory memory) {
            this.memory = memory;
        }

        private record Asked(String query, Optional<TimeRange> range) {}

        private record Compiled(CompiledQuery query, RecordFilter filter) {}

        Prepared prepare(Question question) {
            try {
                Compiled query = compile(question);
                Scan.Range range = ranges.computeIfAbsent(question.range(), Scan.Range::new);
                return new Prepared.Running(tasks.computeIfAbsent(
                        new Asked(question.query(), question.range()),
                        asked -> new Task(query.query(), query.filter(), range, memory)));
            } catch (BadInputException e) {
                return new Prepared.Refused(Failures.of(e));
            }
        }

        /** Not remembered when refused, for the message names the question. */
        private Compiled compile(Question question) {
            Compiled known = compiled.get(question.query());
            if (known != null) {
                return known;
            }
            ParsedQuery parsed = Parser.parse(new SourceText(question.name(), question.query()));
            Compiled fresh = new Compiled(CompiledQuery.compile(parsed), RecordFilter.of(parsed.query()));
            compiled.put(question.query(), fresh);
            return fresh;
        }
    }
}
