package io.github.flowcheck.checkfile;

import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads a file as UTF-8, and refuses what is none instead of replacing it. */
enum Utf8File {
    CHECK_FILE(
            "check file",
            "create it, or name the check file with -Dflowcheck.file",
            "split it into several check files"),
    INVENTORY(
            "list of network interfaces",
            "write it with aws ec2 describe-network-interfaces, or mend the path, which starts where the check file lies",
            "write only the network interfaces that are needed, with --filters");

    /** A character has at most four bytes. */
    private static final int MOST_BYTES = 4 * YamlReader.LONGEST_TEXT;

    private final String name;
    private final String ifMissing;
    private final String ifTooLong;

    Utf8File(String name, String ifMissing, String ifTooLong) {
        this.name = name;
        this.ifMissing = ifMissing;
        this.ifTooLong = ifTooLong;
    }

    /** @throws BadInputException if there is no such file, or it cannot be read */
    SourceText read(Path file, String shownName) {
        if (Files.isDirectory(file)) {
            throw unreadable(shownName, "is a directory", "name the " + name + " in it");
        }
        if (!Files.exists(file)) {
            throw unreadable(shownName, "does not exist", ifMissing);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(shownName, "has more than " + MOST_BYTES + " bytes", ifTooLong);
            }
            return decode(bytes, shownName);
        } catch (IOException e) {
            throw unreadable(
                    shownName, "cannot be read", "check that it is a file and that its permissions let you read it");
        }
    }

    private BadInputException unreadable(String shownName, String what, String remedy) {
        return new BadInputException(Problem.unplaced("the " + name + " " + Quoted.of(shownName) + " " + what, remedy));
    }

    /** In which form of UTF-16 it is, if it begins with the byte order mark of one, or with ASCII in it. */
    private static Optional<Charset> utf16(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (bytes.length < 4) {
            return Optional.empty();
        }
        boolean little = bytes[1] == 0 && bytes[3] == 0;
        boolean big = bytes[0] == 0 && bytes[2] == 0;
        return little == big
                ? Optional.empty()
                : Optional.of(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static SourceText decode(byte[] bytes, String shownName) {
        Optional<Charset> other = utf16(bytes);
        if (other.isPresent()) {
            SourceText text = new SourceText(shownName, new String(bytes, other.get()));
            throw new BadInputException(
                    Problem.error(text.placeAt(1, 1, 1), "the file is in UTF-16", "save it in UTF-8"));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            return new SourceText(shownName, out.flip().toString());
        }
        int at = out.position();
        SourceText replaced = new SourceText(shownName, new String(bytes, StandardCharsets.UTF_8));
        throw new BadInputException(Problem.error(
                replaced.place(at, at + 1),
                String.format(Locale.ROOT, "the byte 0x%02X is no UTF-8", bytes[in.position()]),
                "save the file in UTF-8"));
    }
}
