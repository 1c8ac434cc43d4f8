package io.github.flowcheck.output;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * A file that is to be written below an output directory, as UTF-8. Its path is relative, parts separated by slashes; a part
 * starts with an ASCII letter or digit and has none but these and {@code . _ -}, so that no path leads out of the directory.
 */
public sealed interface OutputFile {
    /** Where it lies below the output directory. */
    String path();

    /** Writes its whole content. */
    void writeTo(Writer out) throws IOException;

    /** Its whole content. */
    default String text() {
        StringWriter text = new StringWriter();
        try {
            writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A file whose text is at hand. */
    static OutputFile of(String path, String text) {
        return new Text(path, text);
    }

    /** Whether a text is a path as it is asked for here. */
    static boolean isPath(String text) {
        return Text.PATH.matcher(text).matches();
    }

    private static void requirePath(String path) {
        if (!isPath(path)) {
            throw new IllegalArgumentException("no relative path: " + path);
        }
    }

    /** A file whose text is at hand. */
    record Text(String path, String text) implements OutputFile {
        private static final Pattern PATH =
                Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*");

        public Text {
            requirePath(path);
        }

        @Override
        public void writeTo(Writer out) throws IOException {
            out.write(text);
        }
    }

    /** A file that may be too large to hold its text in memory beside what it is made of. */
    record Streamed(String path, Content content) implements OutputFile {
        public Streamed {
            requirePath(path);
        }

        @Override
        public void writeTo(Writer out) throws IOException {
            content.writeTo(out);
        }
    }

    /** Writes a file's content, the same each time. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer out) throws IOException;
    }
}
