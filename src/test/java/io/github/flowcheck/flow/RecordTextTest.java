package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.flow.RecordText.Unread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTextTest {
    private static final String RECORD =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";
    private static final LogFormat SHORT = new LogFormat(List.of(FlowField.SRCADDR, FlowField.DSTADDR));
    private static final List<LogFormat> BOTH = List.of(LogFormat.DEFAULT, SHORT);

    @Test
    void tellsEachLineThatIsNoRecordWithItsPlaceAndReason() {
        RecordText text = new RecordText(List.of("", "# comment", RECORD, " ", RECORD + " more"));
        assertThat(text.unread(List.of(LogFormat.DEFAULT)))
                .containsExactly(new Unread(1, "2 fields, not 14"), new Unread(4, "15 fields, not 14"));
    }

    @Test
    void takesRecordsOfAnyOfTheFormats() {
        assertThat(new RecordText(List.of(RECORD, "10.0.0.1 10.0.0.2")).unread(BOTH))
                .isEmpty();
        assertThat(new RecordText(List.of("10.0.0.1")).unread(BOTH))
                .containsExactly(new Unread(0, "1 field, not 14; 1 field, not 2"));
    }

    @Test
    void belowAHeaderLinesAreOfItsFormatAlone() {
        assertThat(new RecordText(List.of("srcaddr dstaddr", "10.0.0.1 10.0.0.2", RECORD)).unread(BOTH))
                .extracting(Unread::index)
                .containsExactly(2);
    }

    @Test
    void theFirstLineTellsTheFormat() {
        assertThat(new RecordText(List.of("", "srcaddr dstaddr"))
                        .firstLine()
                        .orElseThrow()
                        .format())
                .contains(SHORT);
        assertThat(new RecordText(List.of(RECORD)).firstLine().orElseThrow().format())
                .contains(LogFormat.DEFAULT);
        assertThat(new RecordText(List.of("10.0.0.1")).firstLine().orElseThrow().format())
                .isEmpty();
    }

    @Test
    void noLinesAreNoFaultAndTellNothing() {
        assertThat(new RecordText(List.of()).unread(BOTH)).isEmpty();
        assertThat(new RecordText(List.of()).firstLine()).isEmpty();
    }

    @Test
    void moreLinesThanAreReadAtOnceHaveTheirPlacesToo() {
        List<String> lines = new ArrayList<>(Collections.nCopies(5000, RECORD));
        lines.add("none");
        assertThat(new RecordText(lines).unread(List.of(LogFormat.DEFAULT)))
                .containsExactly(new Unread(5000, "1 field, not 14"));
    }
}
