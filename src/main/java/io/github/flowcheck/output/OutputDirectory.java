package io.github.flowcheck.output;

import io.github.flowcheck.source.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The directory below which everything is written. A file is there whole or not at all, and one that has its content already
 * is not touched. Whatever goes wrong is an {@link IOException} with the path, the reason and what to do.
 */
public final class OutputDirectory {
    private final Path root;
    private final Opener opener;

    /** @param root need not exist; a relative one is resolved against the working directory */
    public OutputDirectory(Path root) {
        this(root, new NewFiles());
    }

    OutputDirectory(Path root, Opener opener) {
        this.root = root.toAbsolutePath();
        this.opener = opener;
    }

    /** Opens a new file; tests put a full disk here. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    /** Opens a new file on the disk. No lambda, for one opener is made in every build. */
    private static final class NewFiles implements Opener {
        @Override
        public OutputStream open(Path file) throws IOException {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    /**
     * Writes files one after the other; if one fails, those before it are written and those after it are as they were.
     *
     * @throws IOException if a file cannot be written
     */
    public Changes write(List<OutputFile> files) throws IOException {
        List<String> written = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (OutputFile file : files) {
            (put(file) ? written : unchanged).add(file.path());
        }
        return new Changes(written, unchanged, List.of(), List.of());
    }

    /**
     * Writes files as {@link #write} does, for whoever has more to tell before it fails: what they would have said is known all the same.
     *
     * @return what kept a file from being written
     */
    public Optional<IOException> tryWrite(List<OutputFile> files) {
        try {
            write(files);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /**
     * Tells before the work whose outcome the files are to hold that they could not be written: a directory that may not be written, or
     * something else at a place. Makes nothing. Writing may fail all the same, as on a disk that is full.
     *
     * @param paths relative ones, as files have them
     * @throws IOException if a file could not be written
     */
    public void requireWritable(List<String> paths) throws IOException {
        for (String path : paths) {
            Path target = resolve(path);
            try {
                Path directory = existingDirectory(target.getParent());
                directory.getFileSystem().provider().checkAccess(directory, AccessMode.WRITE, AccessMode.EXECUTE);
                requireNoDirectory(target);
            } catch (IOException e) {
                throw failure("cannot write " + target, e);
            }
        }
    }

    /** Where a relative path lies. */
    Path resolve(String path) {
        return root.resolve(path);
    }

    /** A file's text; empty if there is no such file. */
    Optional<String> read(String path) throws IOException {
        Path file = resolve(path);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw failure("cannot read " + file, e);
        }
    }

    /** The paths of the files right in a folder, sorted; none if there is no such folder. */
    List<String> filesIn(String folder) throws IOException {
        Path path = resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        SortedSet<String> paths = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    paths.add(folder + "/" + file.getFileName());
                }
            }
            return List.copyOf(paths);
        } catch (DirectoryIteratorException e) {
            throw failure("cannot list " + path, e.getCause());
        } catch (IOException e) {
            throw failure("cannot list " + path, e);
        }
    }

    /** Removes a file; false if there is no such file, or something else at its place. */
    public boolean remove(String path) throws IOException {
        Path file = resolve(path);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure("cannot remove " + file, e);
        }
    }

    private boolean put(OutputFile file) throws IOException {
        Path target = resolve(file.path());
        try {
            makeDirectory(target.getParent());
            requireNoDirectory(target);
            boolean same = file instanceof OutputFile.Text text && holds(target, text);
            return !same && replace(target, file);
        } catch (IOException e) {
            throw failure("cannot write " + target, e);
        }
    }

    private static boolean holds(Path target, OutputFile.Text file) throws IOException {
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        return Files.isReadable(target)
                && Files.size(target) == bytes.length
                && Arrays.equals(Files.readAllBytes(target), bytes);
    }

    /**
     * Puts a file at its place, if it is not the same. The temporary file lies beside its target, so on the same file system,
     * and has the permissions of any new file.
     */
    private boolean replace(Path target, OutputFile file) throws IOException {
        try (TemporaryFile temporary = new TemporaryFile(target)) {
            Path path = temporary.path();
            try (Writer out = new BufferedWriter(new OutputStreamWriter(opener.open(path), StandardCharsets.UTF_8))) {
                file.writeTo(out);
            }
            if (Files.isReadable(target) && Files.mismatch(path, target) < 0) {
                return false;
            }
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (!existingDirectory(directory).equals(directory)) {
            Files.createDirectories(directory);
        }
    }

    /** The directory itself, or the one that is there and below which it would be made. */
    private static Path existingDirectory(Path directory) throws IOException {
        Path path = directory;
        while (!Files.isDirectory(path)) {
            if (Files.isSymbolicLink(path) && !Files.exists(path)) {
                throw new FileSystemException(
                        path.toString(),
                        null,
                        path + " is a link to " + Files.readSymbolicLink(path) + ", which is not there");
            }
            Path parent = path.getParent();
            if (parent == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(path.toString(), null, path + " is no directory");
            }
            path = parent;
        }
        return path;
    }

    private static void requireNoDirectory(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "a directory is where the file belongs");
        }
    }

    /** The path itself, or what of it is there. */
    private static Path existing(Path path) {
        Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : existing(parent);
    }

    private IOException failure(String what, IOException cause) {
        boolean denied = cause instanceof AccessDeniedException;
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        String why = denied ? "permission denied" : reason != null ? reason : cause.toString();
        String remedy = denied
                ? "make " + existing(root) + " writable, or choose another directory with -Dflowcheck.outputDirectory"
                : "put that right, or choose another directory with -Dflowcheck.outputDirectory";
        return new IOException(Problem.unplaced(what + ": " + why, remedy).format(), cause);
    }
}
