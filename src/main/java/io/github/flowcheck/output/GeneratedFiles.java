package io.github.flowcheck.output;

import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@code generate} keeps below an output directory. A file whose check is gone is removed, but only one that was written
 * from the same check file before, which {@code generated.json} in that directory remembers.
 */
public final class GeneratedFiles {
    private final OutputDirectory directory;

    public GeneratedFiles(OutputDirectory directory) {
        this.directory = directory;
    }

    /**
     * Writes files and removes those that are no longer wanted.
     *
     * @param checkFile what tells the check file from others that write to the same directory; it stands in
     *     {@code generated.json}, so a path should be relative, for the same bytes on every machine
     * @param formats what was asked for; files of other formats stay as they are
     * @param files what to write now
     * @param wholeFile the paths that all checks of the file would have in these formats: they are not removed, even if this
     *     run was for a few checks only
     * @throws BadInputException if another check file wrote one of the files; nothing is written then
     * @throws IOException if a file cannot be written or removed
     */
    public Changes write(String checkFile, Set<SavedQueryFormat> formats, List<OutputFile> files, Set<String> wholeFile)
            throws IOException {
        Optional<Manifest> known = Manifest.read(directory);
        Manifest before = known.orElse(Manifest.EMPTY);
        SortedSet<String> wanted = paths(files);
        refuseOthers(before, checkFile, wanted);
        wanted.addAll(wholeFile);
        List<String> notes = known.isPresent() ? List.of() : unknown(formats, wanted);
        SortedSet<String> ours = new TreeSet<>(before.of(checkFile));
        SortedSet<String> stale = stale(ours, formats, wanted);
        ours.addAll(paths(files));
        // Before the files, so that a run that is cut off leaves none behind that nobody knows.
        remember(before, before.with(checkFile, ours));
        Changes changes = directory.write(files);
        List<String> removed = new ArrayList<>();
        for (String path : stale) {
            if (directory.remove(path)) {
                removed.add(path);
            }
        }
        SortedSet<String> left = new TreeSet<>(ours);
        left.removeAll(stale);
        remember(before.with(checkFile, ours), before.with(checkFile, left));
        return new Changes(changes.written(), changes.unchanged(), removed, notes);
    }

    private static SortedSet<String> paths(List<OutputFile> files) {
        SortedSet<String> paths = new TreeSet<>();
        for (OutputFile file : files) {
            paths.add(file.path());
        }
        return paths;
    }

    private static SortedSet<String> stale(Set<String> ours, Set<SavedQueryFormat> formats, Set<String> wanted) {
        SortedSet<String> stale = new TreeSet<>();
        for (String path : ours) {
            if (!wanted.contains(path) && isOfAny(formats, path)) {
                stale.add(path);
            }
        }
        return stale;
    }

    private void remember(Manifest before, Manifest after) throws IOException {
        if (!after.paths().equals(before.paths())) {
            directory.write(List.of(after.file()));
        }
    }

    private void refuseOthers(Manifest manifest, String checkFile, Set<String> wanted) {
        for (String path : wanted) {
            Optional<String> other = manifest.otherOwner(path, checkFile);
            if (other.isPresent()) {
                throw new BadInputException(Problem.unplaced(
                        directory.resolve(path) + " was written from " + other.get() + ", and " + checkFile
                                + " would overwrite it",
                        "give this execution an outputDirectory of its own, or, if " + other.get()
                                + " is no more, delete " + directory.resolve(Manifest.PATH)
                                + ", which remembers it, and run again: files that no check has are told then"));
            }
        }
    }

    /** Without a manifest, nothing that lies there is known to be ours, so none of it is removed; which must be said. */
    private List<String> unknown(Set<SavedQueryFormat> formats, Set<String> wanted) throws IOException {
        List<String> paths = new ArrayList<>();
        for (SavedQueryFormat format : new TreeSet<>(formats)) {
            for (String folder : format.folders()) {
                for (String path : directory.filesIn(folder)) {
                    if (!wanted.contains(path)) {
                        paths.add(path);
                    }
                }
            }
        }
        if (paths.isEmpty()) {
            return List.of();
        }
        return List.of(directory.resolve(Manifest.PATH) + " is missing or cannot be read, so "
                + Amounts.counted(paths.size(), "file", "files") + " that no check has (the first is " + paths.get(0)
                + ") may not be flowcheck's and stay; delete them if nobody needs them");
    }

    private static boolean isOfAny(Set<SavedQueryFormat> formats, String path) {
        for (SavedQueryFormat format : formats) {
            if (path.startsWith(format.word() + "/")) {
                return true;
            }
        }
        return false;
    }
}
