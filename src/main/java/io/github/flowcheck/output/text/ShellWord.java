package io.github.flowcheck.output.text;

import java.util.regex.Pattern;

/** Text as one word of a command that somebody copies into a shell. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** As it is where a POSIX shell takes nothing in it for anything else; otherwise in single quotes. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
