package io.github.flowcheck.output;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A file that is to be written below an output directory.
 *
 * @param path relative, parts separated by slashes; a part starts with an ASCII letter or digit and has none but these and
 *     {@code . _ -}, so that no path leads out of the directory
 * @param text the whole content, written as UTF-8
 */
public record OutputFile(String path, String text) {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    public OutputFile {
        if (!isPath(path)) {
            throw new IllegalArgumentException("no relative path: " + path);
        }
    }

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
