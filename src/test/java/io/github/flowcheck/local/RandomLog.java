package io.github.flowcheck.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.render.RandomTraffic;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A flow log of one format in some files, with lines as they are and as they hardly ever are, and what it holds. */
final class RandomLog {
    private static final String[] NUMBERS = {"080", "0", "-", "65536", "999999999999999999", "1000000000000000000", "x"
    };
    private static final String[] IPV6 = {
        "2001:DB8::1", "2001:db8:0:0:0:0:0:1", "2001:0db8::0001", "::ffff:10.0.0.1", "::", "2001:db8::1%eth0", "1::2::3"
    };
    private static final String EXPORT = "2014-12-14T04:06:50.000Z ";

    private final Random random;
    private final LogFormat format;
    private final List<List<Line>> files = new ArrayList<>();

    /**
     * A line of a file.
     *
     * @param text the whole line
     * @param record where its record begins; -1 for a line that is passed over
     */
    private record Line(String text, int record) {}

    RandomLog(Random random, LogFormat format, int lines) {
        this.random = random;
        this.format = format;
        RandomTraffic traffic = new RandomTraffic(random);
        for (int file = random.nextInt(3); file >= 0; file--) {
            List<Line> content = new ArrayList<>();
            if (random.nextBoolean()) {
                content.add(new Line(format.header(), -1));
            }
            for (int i = 0; i < lines; i++) {
                content.add(line(traffic.record()));
            }
            files.add(content);
        }
    }

    private Line line(Map<FlowField, String> record) {
        int odd = random.nextInt(30);
        if (odd == 0) {
            record.put(one(FlowField.SRCPORT, FlowField.DSTPORT, FlowField.BYTES, FlowField.PACKETS), one(NUMBERS));
        } else if (odd == 1) {
            record.put(one(FlowField.SRCADDR, FlowField.DSTADDR, FlowField.PKT_DSTADDR), one(IPV6));
        } else if (odd == 2) {
            record.put(
                    one(FlowField.ACCOUNT_ID, FlowField.VPC_ID),
                    one("é", "1.50", "a\tb", "", "-", "-\0", "10.0.0.1\0"));
        } else if (odd == 3) {
            record.put(one(FlowField.values()), one("-", "x", "OK", "ACCEPTED", "eni-", "eni-é"));
        }
        StringBuilder text = new StringBuilder();
        for (FlowField field : format.fields()) {
            text.append(text.length() == 0 ? "" : random.nextInt(2000) == 0 ? "  " : " ")
                    .append(record.get(field));
        }
        return switch (odd) {
            case 4 -> new Line(text.substring(0, random.nextInt(text.length() + 1)), 0);
            case 5 -> new Line(EXPORT + text, EXPORT.length());
            case 6 -> new Line(text + " ", 0);
            case 7 -> new Line(" " + text, 0);
            case 8 -> new Line(text + "\r", 0);
            case 9 -> new Line(EXPORT + text.substring(text.indexOf(" ") + 1), EXPORT.length());
            case 10 -> new Line(" ".repeat(random.nextInt(2 * format.fields().size())), -1);
            case 11 -> random.nextInt(5) == 0 ? new Line(format.header(), -1) : new Line("", -1);
            default -> new Line(text.toString(), 0);
        };
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Writes the files, some of them packed. */
    List<LogFile> write(Path folder) throws IOException {
        List<LogFile> written = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = folder.resolve("log" + i);
            StringBuilder text = new StringBuilder();
            files.get(i).forEach(line -> text.append(line.text()).append('\n'));
            text.setLength(text.length() - random.nextInt(2));
            OutputStream plain = Files.newOutputStream(file);
            try (OutputStream out = random.nextInt(3) == 0 ? new GZIPOutputStream(plain) : plain) {
                out.write(text.toString().getBytes(UTF_8));
            }
            written.add(new LogFile(file, name(i)));
        }
        return written;
    }

    private static String name(int file) {
        return file == 0 ? "eni-1235b8ca-accept/000.gz" : "log" + file;
    }

    /** What the engine answers when it gets every record as an event, one after the other. */
    ResultTable answer(Question question) {
        Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("q", question.query())))
                .start();
        LogStreams streams = new LogStreams(List.of());
        FlowRecord record = new FlowRecord(format);
        for (int i = 0; i < files.size(); i++) {
            streams.begin(name(i));
            for (Line line : files.get(i)) {
                boolean inside = read(record, line).isEmpty()
                        && question.range()
                                .map(range -> range.contains(record.startMillis()))
                                .orElse(true);
                if (inside) {
                    execution.accept(new FlowEvent(record, streams.of(record), name(i)));
                }
            }
        }
        return execution.finish();
    }

    /** The lines that are no records. */
    List<UnreadLines> unread() {
        Map<String, UnreadLines> unread = new LinkedHashMap<>();
        FlowRecord record = new FlowRecord(format);
        for (int i = 0; i < files.size(); i++) {
            for (int number = 0; number < files.get(i).size(); number++) {
                String place = name(i) + ":" + (number + 1);
                Optional<String> reason = read(record, files.get(i).get(number));
                reason.filter(words -> !words.isEmpty())
                        .ifPresent(words -> unread.merge(
                                words,
                                new UnreadLines(words, 1, place),
                                (a, b) -> new UnreadLines(words, a.count() + 1, a.first())));
            }
        }
        return List.copyOf(unread.values());
    }

    /** Why the line is no record; without words for one that is passed over. */
    private static Optional<String> read(FlowRecord record, Line line) {
        byte[] bytes = line.text().getBytes(UTF_8);
        int end = line.text().endsWith("\r") ? bytes.length - 1 : bytes.length;
        return line.record() < 0 || line.text().isBlank()
                ? Optional.of("")
                : record.read(bytes, Math.min(line.record(), end), end);
    }
}
