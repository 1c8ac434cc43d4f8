package io.github.flowcheck.output;

import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that the user named and may have written: its text is replaced as a whole or not at all, and only if it is still the one
 * that the new text was made of. A link stays a link, and permissions stay as they are.
 */
public final class NamedFile {
    private final Path path;

    public NamedFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Writes the text.
     *
     * @param before what was read of the file; absent where there was none
     * @throws IOException if it cannot be written, or has been changed meanwhile
     */
    public void replace(Optional<String> before, String text) throws IOException {
        try {
            if (Files.isSymbolicLink(path) && !Files.exists(path)) {
                throw new FileSystemException(
                        path.toString(),
                        null,
                        "it is a link to " + Files.readSymbolicLink(path) + ", which is not there");
            }
            Path target = Files.exists(path) ? path.toRealPath() : path;
            Files.createDirectories(target.getParent());
            try (TemporaryFile file = new TemporaryFile(target)) {
                Path temporary = file.path();
                Files.writeString(
                        temporary,
                        text,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                requireUnchanged(target, before);
                if (before.isPresent()) {
                    takePermissions(target, temporary);
                    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static void requireUnchanged(Path target, Optional<String> before) throws IOException {
        boolean same = before.isPresent()
                ? Files.isRegularFile(target)
                        && Arrays.equals(
                                Files.readAllBytes(target), before.get().getBytes(StandardCharsets.UTF_8))
                : !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (!same) {
            throw new FileSystemException(target.toString(), null, "it was changed meanwhile");
        }
    }

    private static void takePermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView of = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (of != null && view != null) {
            view.setPermissions(of.readAttributes().permissions());
        }
    }

    private IOException failure(IOException cause) {
        boolean denied = cause instanceof AccessDeniedException;
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        String why = denied ? "permission denied" : reason != null ? reason : cause.toString();
        return new IOException(
                Problem.unplaced(
                                "cannot write " + path + ": " + why,
                                denied
                                        ? "make its directory writable, or name another file with -Dflowcheck.file"
                                        : "put that right and run it again; the file is as it was")
                        .format(),
                cause);
    }
}
