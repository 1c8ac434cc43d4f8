package io.github.flowcheck.flow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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
            "x",
            "2 2",
            "1a",
            "12345678901234567890123456",
            "é",
            "\t");

    private final FlowRecord quick = new FlowRecord(LogFormat.DEFAULT);
    private final FlowRecord quickOfLonger = new FlowRecord(LONGER);

    @Property(tries = 20_000)
    void anOrdinaryLineIsTheRecordThatItIs(@ForAll Random random) {
        boolean longer = random.nextBoolean();
        List<String> fields = Stream.concat(
                        USUAL.stream(), longer ? Stream.of("vpc-1", "19", "10.0.0.1", "ingress") : Stream.of())
                .collect(Collectors.toList());
        int changes = random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            fields.set(random.nextInt(fields.size()), ODD.get(random.nextInt(ODD.size())));
        }
        FlowRecord record = longer ? quickOfLonger : quick;
        String line = String.join(" ", fields);
        byte[] buffer = buffer(line, random);
        int next = record.readOrdinary(buffer, Chunk.MARGIN);
        FlowRecord careful = new FlowRecord(record.format());
        boolean right =
                careful.read(buffer, Chunk.MARGIN, Chunk.MARGIN + line.length()).isEmpty();
        if (changes == 0) {
            assertThat(next).isPositive();
        }
        if (next >= 0) {
            assertThat(right).as(line).isTrue();
            assertThat(next).isEqualTo(Chunk.MARGIN + line.length() + 1);
            for (FlowField field : record.format().fields()) {
                assertThat(record.text(field)).isEqualTo(careful.text(field));
                assertThat(record.numberAt(record.positionOf(field)))
                        .as("%s of %s", field, line)
                        .isEqualTo(careful.numberAt(careful.positionOf(field)));
            }
            assertThat(record.startMillis()).isEqualTo(careful.startMillis());
        }
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
