package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads check files: YAML 1.2, one document, at most {@link YamlReader#LONGEST_TEXT} characters and
 * {@link YamlReader#MOST_VALUES} values.
 */
public final class CheckFileReader {
    private CheckFileReader() {}

    /**
     * Reads a file in UTF-8.
     *
     * @param shownName what messages call it, such as the path as the user wrote it
     * @param inputs what its variables may come from
     * @throws BadInputException with all problems of the file, in the order of their places; also if it cannot be read
     */
    public static CheckFile read(Path file, String shownName, Inputs inputs) {
        return readAs(text(file, shownName), file, inputs);
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws BadInputException if it cannot be read
     */
    public static SourceText text(Path file, String shownName) {
        return Utf8File.CHECK_FILE.read(file, shownName);
    }

    /**
     * Reads a text as if it stood in a file: other files that it names are looked for beside that one.
     *
     * @throws BadInputException with all problems of the text, in the order of their places
     */
    public static CheckFile readAs(SourceText text, Path file, Inputs inputs) {
        return read(text, inputs, beside(file, text));
    }

    private static OtherFiles beside(Path file, SourceText text) {
        Path directory = file.toAbsolutePath().getParent();
        return new OtherFiles(directory == null ? file : directory, text.name());
    }

    /**
     * Makes sure that a file in UTF-8 has targets of these names. What else is wrong with it is for its reading to tell.
     *
     * @throws BadInputException with all names that are none; also if the file cannot be read
     */
    public static void requireTargets(Path file, String shownName, Collection<String> names) {
        Problems missing = new Problems();
        Optional<YamlNode> root = YamlReader.read(text(file, shownName), new Problems());
        if (root.isPresent() && root.get() instanceof YamlNode.Mapping mapping) {
            TargetReader.requireAll(mapping, names, missing);
        }
        missing.throwIfErrors();
    }

    /**
     * Reads where the checks of a file in UTF-8 look, without reading them.
     *
     * @throws BadInputException with all problems of what is read, in the order of their places; also if it cannot be read
     */
    public static CheckFileHead readHead(Path file, String shownName, Inputs inputs) {
        Problems problems = new Problems();
        SourceText text = text(file, shownName);
        SuiteReader reader = new SuiteReader(problems, inputs, beside(file, text));
        Optional<CheckFileHead> head = YamlReader.read(text, problems).flatMap(root -> reader.readHead(root, text));
        problems.throwIfErrors();
        return head.orElseThrow();
    }

    /** Reads a file whose variables all come from itself. */
    public static CheckFile read(Path file, String shownName) {
        return read(file, shownName, Inputs.NONE);
    }

    /**
     * Reads a text. Files that it names are looked for in the current directory.
     *
     * @param inputs what its variables may come from
     * @throws BadInputException with all problems of the text, in the order of their places
     */
    public static CheckFile read(SourceText text, Inputs inputs) {
        return read(text, inputs, new OtherFiles(Path.of(""), text.name()));
    }

    private static CheckFile read(SourceText text, Inputs inputs, OtherFiles files) {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlReader.read(text, problems);
        SuiteReader reader = new SuiteReader(problems, inputs, files);
        Optional<CheckSuite> suite = root.isPresent() ? reader.read(root.get(), text) : Optional.empty();
        if (problems.hasErrors() || suite.isEmpty()) {
            throw new BadInputException(problems.inOrder());
        }
        return new CheckFile(suite.get(), reader.target(), reader.tests(), problems.inOrder());
    }

    /** Reads a text whose variables all come from itself. */
    public static CheckFile read(SourceText text) {
        return read(text, Inputs.NONE);
    }
}
