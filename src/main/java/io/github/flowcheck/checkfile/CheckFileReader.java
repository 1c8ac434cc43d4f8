package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.nio.file.Path;
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
        Path directory = file.toAbsolutePath().getParent();
        return read(
                Utf8File.CHECK_FILE.read(file, shownName),
                inputs,
                new OtherFiles(directory == null ? file : directory, shownName));
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
        Optional<CheckSuite> suite = root.flatMap(node -> reader.read(node, text));
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
