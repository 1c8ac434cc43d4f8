package io.github.flowcheck.local.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A key is the text that was written, and the number that its text spells where it says that it is one. */
class GroupKeyPropertiesTest {
    private static final int ACCOUNT_ID = 1;
    private static final String REST =
            " eni-1235b8ca123456789 10.0.0.1 10.0.0.2 1 2 6 1 1 1418530010 1418530070 ACCEPT OK";

    private final LongTexts texts = new LongTexts(new GroupMemory(1 << 20).new Share());
    private final FlowRecord record = new FlowRecord(LogFormat.DEFAULT);

    @Property
    void aShortKeyIsTheNumberThatItsTextSpells(@ForAll("texts") String text) {
        GroupKey key = new GroupKey.OfShortField(ACCOUNT_ID, false);
        long[] written = written(key, text);

        assertThat(key.value(written, 1, texts)).isEqualTo(text);
        assertThat(key.whole(written, 1)).isEqualTo(text.length() < 8 ? Values.whole(text) : -1);
    }

    @Property
    void aLongKeyIsItsText(@ForAll("texts") String text) {
        GroupKey key = new GroupKey.OfField(ACCOUNT_ID);
        long[] written = written(key, text);

        assertThat(key.value(written, 1, texts)).isEqualTo(text);
        assertThat(key.whole(written, 1)).isEqualTo(-1);
    }

    private long[] written(GroupKey key, String text) {
        byte[] line = ("2 " + text + REST).getBytes(US_ASCII);
        assertThat(record.read(Arrays.copyOf(line, line.length + 64), 0, line.length))
                .isEmpty();
        long[] written = new long[4];
        key.write(record, texts, written, 1);
        return written;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20),
                Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20));
    }
}
