package io.github.flowcheck.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 KB",
        "4249, 4.2 KB",
        "4250, 4.3 KB",
        "9049, 9.0 KB",
        "9949, 9.9 KB",
        "9950, 10 KB",
        "999499, 999 KB",
        "999500, 1.0 MB",
        "10499, 10 KB",
        "10500, 11 KB",
        "115400000, 115 MB",
        "999499999999999999, 999 PB",
        "999500000000000000, 1.0 EB",
        "999999999999, 1.0 TB",
        "9223372036854775807, 9.2 EB"
    })
    void bytesAreToldInDecimalUnits(long bytes, String told) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 records",
        "1, 1 record",
        "999, 999 records",
        "1000, '1,000 records'",
        "-999, -999 records",
        "-123456, '-123,456 records'",
        "1234567, '1,234,567 records'",
        "-9223372036854775808, '-9,223,372,036,854,775,808 records'"
    })
    void countsAgreeWithTheirNoun(long count, String told) {
        assertThat(Amounts.counted(count, "record", "records")).isEqualTo(told);
    }
}
