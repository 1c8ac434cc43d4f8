package io.github.flowcheck.flow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An open flow-log file, from which the lines of its (unpacked) text come in chunks. */
public sealed interface LogText extends Closeable permits PlainText, StreamText {
    /**
     * Opens a file.
     *
     * @param name what it is called in messages
     * @throws UnreadableLogException if it cannot be opened, is damaged gzip, or is of another kind, such as Parquet
     */
    static LogText open(Path file, String name) throws UnreadableLogException {
        return told(name, () -> {
            if (Files.isRegularFile(file)) {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                OptionalInt start = LogInput.plainStart(head(channel));
                if (start.isPresent()) {
                    return new PlainText(channel, start.getAsInt(), name);
                }
                channel.close();
            }
            CountedInput counted = new CountedInput(Files.newInputStream(file));
            return new StreamText(LogInput.open(counted, name), counted, name);
        });
    }

    private static byte[] head(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LogInput.HEAD);
        while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
            // as long as there is something
        }
        byte[] bytes = new byte[head.position()];
        head.flip().get(bytes);
        return bytes;
    }

    /** What is done with a file. */
    interface Use<T> {
        T use() throws IOException;
    }

    /** Does something with a file, and tells what is wrong if it cannot be read. */
    static <T> T told(String name, Use<T> use) throws UnreadableLogException {
        try {
            return use.use();
        } catch (UnreadableLogException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableLogException(
                    name + " cannot be read: " + reason(e), "make it readable, or leave it out of the logs to read", e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        @Nullable String message = e.getMessage();
        return Objects.requireNonNullElse(message, e.getClass().getSimpleName());
    }

    /**
     * Reads the next lines, from the first to the last.
     *
     * @return false if there are none left; the chunk is empty then
     */
    boolean next(Chunk chunk) throws UnreadableLogException;

    /** How many bytes of the file were read from its start to its end; of a packed one the packed bytes. */
    long position();

    @Override
    void close() throws UnreadableLogException;
}
