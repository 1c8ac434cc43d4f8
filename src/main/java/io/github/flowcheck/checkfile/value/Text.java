package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.source.Place;

/**
 * A value as text, and where it is written.
 *
 * @param value without quotes and escapes, its variables replaced
 * @param shown what messages show of it: the value, or the text with its variables where a part comes from outside of the file,
 *     as that may be a secret that was put there by mistake
 */
public record Text(String value, String shown, Place place) {
    /** A text whose value can be shown. */
    public Text(String value, Place place) {
        this(value, value, place);
    }

    /** Whether messages must not show the value, nor anything that is made of it. */
    public boolean isHidden() {
        return !shown.equals(value);
    }

    /** Whether it is a whole number in decimal digits, without sign and leading zeros. */
    boolean isDecimal() {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.equals("0") || !value.isEmpty() && value.charAt(0) != '0';
    }

    /** As messages show it. */
    public String quoted() {
        return Quoted.of(shown);
    }
}
