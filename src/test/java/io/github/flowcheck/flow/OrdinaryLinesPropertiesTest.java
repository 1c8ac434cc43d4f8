package io.github.flowcheck.flow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever is taken for an ordinary line is the same record when it is read with care; and usual lines are ordinary ones. */
class OrdinaryLinesPropertiesTest {
    private static final LogFormat LONGER = new LogFormat(Stream.concat(
                    LogFormat.DEFAULT.fields().stream(),
                    Stream.of(FlowField.VPC_ID, FlowField.TCP_FLAGS, FlowField.PKT_SRCADDR, FlowField.FLOW_DIRECTION))
            .toList());

    private static final List<String> USUAL = List.of(
            "2",
            "123456789010",
            "eni-1235b8ca123456789",
            "172.31.16.139",
            "172.31.16.21",
            "20641",
            "22",
            "6",
            "20",
            "4249",
            "1418530010",
            "1418530070",
            "ACCEPT",
            "OK");

    private static final List<String> WITHOUT_TRAFFIC = List.of(
            "2",
            "123456789010",
            "eni-1235b8ca123456789",
            "-",
            "-",
            "-",
            "-",
            "-",
            "-",
            "-",
            "1418530010",
            "1418530070",
            "-",
            "NODATA");

    private static final List<String> ODD = List.of(
            "-",
            "",
            "0",
            "255",
            "256",
            "999",
            "1000",
            "65535",
            "65536",
            "99999",
            "100000",
            "253402300799",
            "253402300800",
            "99999999999",
            "999999999999999999",
            "9999999999999999999",
            "1.2.3.4",
            "1.2.3.256",
            "01.2.3.4",
            "1.2.3",
            "2001:db8::1",
            "::",
            "1:2:3:4:5:6:7:8",
            "2001:0db8:1111:2222:3333:4444:5555:6666",
            "eni-1",
            "eni-",
            "REJECT",
            "NODATA",
            "SKIPDATA",
            "OK",
            "x",
            "2 2",
            "1a",
            "12345678901234567890123456",
            "é",
            "\t");

    private final FlowRecord quick = new FlowRecord(LogFormat.DEFAULT);
    private final OrdinaryLines lines = new OrdinaryLines(quick);
    private final FlowRecord quickOfLonger = new FlowRecord(LONGER);
    private final OrdinaryLines longerLines = new OrdinaryLines(quickOfLonger);

    @Property(tries = 20_000)
    void anOrdinaryLineIsTheRecordThatItIs(@ForAll Random random) {
        boolean longer = random.nextBoolean();
        int changes = random.nextInt(3);
        FlowRecord record = longer ? quickOfLonger : quick;
        boolean traffic = changes == 0 || random.nextInt(3) > 0;
        String line = line(random, longer, changes, traffic);
        byte[] buffer = buffer(line, random);
        OrdinaryLines quickly = longer ? longerLines : lines;

        boolean taken = quickly.look(buffer, Chunk.MARGIN, buffer.length - Chunk.MARGIN) == 1 && quickly.take(0);
        FlowRecord careful = new FlowRecord(record.format());
        boolean right =
                careful.read(buffer, Chunk.MARGIN, Chunk.MARGIN + line.length()).isEmpty();
        if (changes == 0) {
            assertThat(taken).isTrue();
        }
        if (taken) {
            assertThat(right).as(line).isTrue();
            assertThat(quickly.end(0)).isEqualTo(Chunk.MARGIN + line.length());
            for (FlowField field : record.format().fields()) {
                assertThat(record.text(field)).isEqualTo(careful.text(field));
                assertThat(record.numberAt(record.positionOf(field)))
                        .as("%s of %s", field, line)
                        .isEqualTo(careful.numberAt(careful.positionOf(field)));
            }
            assertThat(record.startMillis()).isEqualTo(careful.startMillis());
            assertThat(record.size()).isEqualTo(line.length());
            if (record.isPlain()) {
                assertThat(careful.isPlain()).as(line).isTrue();
            }
            if (record.isOrdinary()) {
                assertThat(record.text(FlowField.LOG_STATUS)).isEqualTo("OK");
            }
        }
    }

    @Test
    void takesRecordsWithoutTraffic() {
        for (String status : List.of("NODATA", "SKIPDATA")) {
            List<String> fields = new ArrayList<>(WITHOUT_TRAFFIC);
            fields.set(13, status);
            byte[] buffer = buffer(String.join(" ", fields), new Random(1));

            assertThat(lines.look(buffer, Chunk.MARGIN, buffer.length - Chunk.MARGIN))
                    .isEqualTo(1);
            assertThat(lines.take(0)).isTrue();
            assertThat(quick.text(FlowField.LOG_STATUS)).isEqualTo(status);
            assertThat(quick.number(FlowField.DSTPORT)).isEmpty();
            assertThat(quick.number(FlowField.START)).contains(1418530010L);
            assertThat(quick.interfaceNumber()).isNotNegative();
            assertThat(quick.isPlain()).isFalse();
            assertThat(quick.isOrdinary()).isFalse();
        }
    }

    /** As they are in files from Windows, whose lines are read at once like others. */
    @Test
    void takesLinesThatEndInCrLf() {
        String line = String.join(" ", USUAL);
        String without = String.join(" ", WITHOUT_TRAFFIC);
        byte[] buffer = buffer(line + "\r\n" + without + "\r\n" + line + "\r", new Random(1));

        assertThat(lines.look(buffer, Chunk.MARGIN, buffer.length - Chunk.MARGIN))
                .isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(lines.take(i)).isTrue();
            assertThat(quick.line()).isEqualTo(i == 1 ? without : line);
            assertThat(quick.text(FlowField.LOG_STATUS)).isEqualTo(i == 1 ? "NODATA" : "OK");
            assertThat(buffer[lines.end(i)]).isEqualTo((byte) '\n');
        }
    }

    /** Many lines at once, in any order and wherever they stand, are what each of them is alone. */
    @Property(tries = 300)
    void linesTogetherAreWhatTheyAreAlone(@ForAll Random random) throws UnreadableLogException {
        boolean longer = random.nextBoolean();
        LogFormat format = longer ? LONGER : LogFormat.DEFAULT;
        int oddity = 1 + random.nextInt(40);
        boolean windows = random.nextInt(3) == 0;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String line = random.nextInt(oddity) == 0 ? oddLine(random, longer) : line(random, longer, 0);
            lines.add(windows && random.nextInt(60) > 0 ? line + "\r" : line);
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            expected.add(alone(lines.get(i), format, i + 1));
        }
        expected.removeIf(String::isEmpty);

        List<String> found = new ArrayList<>();
        FlowSink sink = new FlowSink() {
            @Override
            public void record(FlowRecord record) {
                found.add(told(record));
            }

            @Override
            public void unread(String reason, String file, long line) {
                found.add(line + " " + reason);
            }
        };
        byte[] text = String.join("\n", lines).getBytes(ISO_8859_1);
        ChunkReader reader = new ChunkReader(List.of(format));
        Chunk chunk = new Chunk();
        try (LogText log = new StreamText(new ByteArrayInputStream(text), "log")) {
            long before = 0;
            while (log.next(chunk)) {
                before += reader.read(chunk, "log", before, sink);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    /** A long line does not fit into what is looked at after many odd ones, so more is looked at again. */
    @Test
    void longLinesAreOrdinaryAgainBehindOddOnes() {
        List<FlowField> fields = Stream.concat(LogFormat.DEFAULT.fields().stream(), Stream.of(FlowField.ECS_TASK_ARN))
                .toList();
        OrdinaryLines ordinary = new OrdinaryLines(new FlowRecord(new LogFormat(fields)));
        byte[] odd = buffer("odd", new Random(1));
        byte[] right = buffer(String.join(" ", USUAL) + " " + "x".repeat(700), new Random(1));
        for (int i = 0; i < 20; i++) {
            assertThat(ordinary.look(odd, Chunk.MARGIN, odd.length - Chunk.MARGIN))
                    .isZero();
        }
        int found = 0;
        for (int i = 0; i < 5; i++) {
            found += ordinary.look(right, Chunk.MARGIN, right.length - Chunk.MARGIN);
        }
        assertThat(found).isPositive();
    }

    private static String alone(String line, LogFormat format, int number) {
        byte[] bytes = line.getBytes(ISO_8859_1);
        int end = line.endsWith("\r") ? bytes.length - 1 : bytes.length;
        FlowRecord record = new FlowRecord(format);
        if (line.isBlank()) {
            return "";
        }
        return record.read(bytes, 0, end).map(reason -> number + " " + reason).orElseGet(() -> told(record));
    }

    private static String told(FlowRecord record) {
        return record.format().fields().stream()
                .map(field -> record.text(field) + "=" + record.numberAt(record.positionOf(field)))
                .collect(Collectors.joining(" ", record.line() + ": ", " " + record.startMillis()));
    }

    private static String line(Random random, boolean longer, int changes) {
        return line(random, longer, changes, true);
    }

    private static String line(Random random, boolean longer, int changes, boolean traffic) {
        List<String> fields = fields(longer, traffic);
        for (int i = 0; i < changes; i++) {
            fields.set(random.nextInt(fields.size()), ODD.get(random.nextInt(ODD.size())));
        }
        return String.join(" ", fields);
    }

    private static String oddLine(Random random, boolean longer) {
        return switch (random.nextInt(10)) {
            case 0 -> " ".repeat(random.nextInt(30));
            case 1 -> line(random, longer, 0) + "\r";
            case 2 -> line(random, longer, 0).replace(" ", "  ");
            case 3 -> line(random, longer, 0) + " " + line(random, longer, 0);
            case 4 -> line(random, longer, 0).substring(random.nextInt(40));
            case 5 -> "a b c d e f g";
            case 6 -> "x".repeat(random.nextInt(2 * TextMarks.MOST));
            case 7 -> line(random, longer, 0, false);
            case 8 -> line(random, longer, random.nextInt(3), false);
            default -> line(random, longer, 1 + random.nextInt(3));
        };
    }

    private static List<String> fields(boolean longer, boolean traffic) {
        List<String> more = traffic ? List.of("vpc-1", "19", "10.0.0.1", "ingress") : List.of("vpc-1", "-", "-", "-");
        return Stream.concat((traffic ? USUAL : WITHOUT_TRAFFIC).stream(), longer ? more.stream() : Stream.of())
                .collect(Collectors.toList());
    }

    private static byte[] buffer(String line, Random random) {
        byte[] bytes = new byte[2 * Chunk.MARGIN + line.length() + 1];
        if (random.nextBoolean()) {
            Arrays.fill(bytes, (byte) '7');
        } else {
            random.nextBytes(bytes);
        }
        byte[] text = line.getBytes(ISO_8859_1);
        System.arraycopy(text, 0, bytes, Chunk.MARGIN, text.length);
        bytes[Chunk.MARGIN + text.length] = '\n';
        return bytes;
    }
}
