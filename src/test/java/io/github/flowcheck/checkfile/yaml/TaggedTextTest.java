package io.github.flowcheck.checkfile.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binary|''",
                "binary|aGk=",
                "binary|aA== aGkh",
                "binary|' +/09 '",
                "int|''",
                "int|0",
                "int|-22",
                "int|1_000",
                "int|0b1_0",
                "int|-0o17",
                "int|0xfF",
                "int|017",
                "int|ten",
                "int|0.5",
                "str|=",
                "float|=",
            })
    void aTextIsWhatItsTagSays(String type, String text) {
        assertThat(TaggedText.fits("tag:yaml.org,2002:" + type, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binary|=",
                "binary|a",
                "binary|aGk",
                "binary|aGk!",
                "binary|aG k=",
                "binary|a===",
                "binary|aG=k",
                "int|-",
                "int|+",
                "int|_",
                "int|-__",
                "int|0b2",
                "int|0o8",
                "int|0x",
                "int|0x-",
                "int|09",
                "int,long|09",
            })
    void aTextIsNotWhatItsTagSays(String type, String text) {
        assertThat(TaggedText.fits("tag:yaml.org,2002:" + type, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"!int", "!binary", "tag:example.org:int"})
    void tagsOfOthersFitAnyText(String tag) {
        assertThat(TaggedText.fits(tag, "-")).isTrue();
    }
}
