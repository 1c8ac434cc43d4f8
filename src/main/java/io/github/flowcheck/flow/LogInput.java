package io.github.flowcheck.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens a file as text. Its content, never its name, says whether it is packed. */
final class LogInput {
    /** So many bytes at the start of a file tell what it is. */
    static final int HEAD = 512;

    private static final String UTF_16 = "UTF-16 text";
    private static final Signature GZIP = new Signature("gzip", 0, "\u001f\u008b");
    private static final Signature UTF_8_MARK = new Signature("UTF-8", 0, "\u00ef\u00bb\u00bf");

    private static final List<Signature> FOREIGN = List.of(
            new Signature("Parquet", 0, "PAR1"),
            new Signature("zip", 0, "PK\u0003\u0004"),
            new Signature("zip", 0, "PK\u0005\u0006"),
            new Signature("zstd", 0, "\u0028\u00b5\u002f\u00fd"),
            new Signature("bzip2", 0, "BZh"),
            new Signature("xz", 0, "\u00fd7zXZ"),
            new Signature("tar", 257, "ustar"),
            new Signature(UTF_16, 0, "\u00ff\u00fe"),
            new Signature(UTF_16, 0, "\u00fe\u00ff"));

    private LogInput() {}

    /**
     * Reads a file.
     *
     * @param raw the file, which is closed if this fails
     * @param name what it is called in messages
     * @return its text as bytes, unpacked, without a byte order mark
     * @throws UnreadableLogException if the content is of a kind that is not read
     */
    static InputStream open(InputStream raw, String name) throws IOException {
        try {
            PushbackInputStream in = new PushbackInputStream(raw, HEAD);
            byte[] head = head(in);
            return GZIP.matches(head)
                    ? text(new PushbackInputStream(new GzipInput(in, name), HEAD), name)
                    : text(in, name);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Where the text begins in a file that is text as it is: behind a byte order mark, if it has one.
     *
     * @param head its first bytes
     * @return empty if the file is packed, or of a kind that is not read
     */
    static OptionalInt plainStart(byte[] head) {
        if (GZIP.matches(head) || foreign(head).isPresent()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(UTF_8_MARK.matches(head) ? 3 : 0);
    }

    private static InputStream text(PushbackInputStream in, String name) throws IOException {
        byte[] head = head(in);
        Optional<String> foreign = foreign(head);
        if (foreign.isPresent()) {
            throw new UnreadableLogException(
                    name + " is " + foreign.get() + ", and flowcheck reads plain UTF-8 text and gzip",
                    remedy(foreign.get()));
        }
        if (GZIP.matches(head)) {
            throw new UnreadableLogException(
                    name + " is gzip inside gzip", "unpack it once, or leave it out of the logs to read");
        }
        if (UTF_8_MARK.matches(head)) {
            in.skipNBytes(3);
        }
        return in;
    }

    /** The kind of content that is not read, if it is one that is known. */
    private static Optional<String> foreign(byte[] head) {
        for (Signature signature : FOREIGN) {
            if (signature.matches(head)) {
                return Optional.of(signature.kind());
            }
        }
        return isUtf16(head) ? Optional.of(UTF_16) : Optional.empty();
    }

    /** Without a byte order mark: every other byte of what is ASCII in UTF-16 is zero, and no text in UTF-8 has a zero. */
    private static boolean isUtf16(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        boolean littleEndian = head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0;
        boolean bigEndian = head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0;
        return littleEndian || bigEndian;
    }

    private static String remedy(String kind) {
        return switch (kind) {
            case "Parquet" ->
                "let the flow log deliver text, convert the file to text, or leave it out of the logs to read";
            case UTF_16 -> "write it as UTF-8, or leave it out of the logs to read";
            default -> "unpack it, or leave it out of the logs to read";
        };
    }

    private static byte[] head(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        in.unread(head);
        return head;
    }

    /** Bytes (written as Latin-1) that tell a kind of content. */
    private record Signature(String kind, int offset, String bytes) {
        boolean matches(byte[] head) {
            return head.length >= offset + bytes.length()
                    && new String(head, offset, bytes.length(), StandardCharsets.ISO_8859_1).equals(bytes);
        }
    }
}
