package io.github.flowcheck.checkfile.yaml;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML 1.2 document. What makes a file mean something else than it seems to is a problem: aliases, anchors, tags,
 * merge keys, directives but {@code %YAML 1.2}, keys that come twice, a second document.
 */
public final class YamlReader {
    /** The longest text that is read, in UTF-16 units: 4 Mi, a file of some 20,000 checks, read in a heap of 256 MB. */
    public static final int LONGEST_TEXT = 4 * 1024 * 1024;

    /** How deep lists and mappings may nest. A check file needs six levels. */
    static final int DEEPEST = 50;

    /** How many keys and values are read. */
    public static final int MOST_VALUES = 500_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlReader() {}

    /**
     * The root of the document.
     *
     * @return empty if the text is no YAML, is empty or is too long; at least one problem has been told then
     */
    public static Optional<YamlNode> read(SourceText source, Problems problems) {
        String text = source.text();
        if (text.length() > LONGEST_TEXT) {
            problems.error(
                    source.place(0, 0),
                    "the file has more than " + LONGEST_TEXT + " characters",
                    "split it into several check files");
            return Optional.empty();
        }
        int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        boolean plain = ForbiddenCharacters.isPlain(text);
        if (!plain && ForbiddenCharacters.tell(source, start, problems)) {
            return Optional.empty();
        }
        CodePointOffsets offsets = plain ? CodePointOffsets.NONE : new CodePointOffsets(text, start);
        LoadSettings settings = settings(text.length());
        ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text.substring(start)));
        return parse(new YamlTree(events, source, offsets, problems), source, problems);
    }

    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                // One read: the library copies its window at each one, in all the square of a long value's length.
                .setBufferSize(length + 1)
                .setCodePointLimit(LONGEST_TEXT)
                .build();
    }

    private static Optional<YamlNode> parse(YamlTree tree, SourceText source, Problems problems) {
        try {
            return document(tree, source, problems);
        } catch (YamlEngineException | NumberFormatException e) {
            problems.add(YamlSyntax.problem(e, tree.here(), tree::place));
            return Optional.empty();
        } catch (BadInputException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static Optional<YamlNode> document(YamlTree tree, SourceText source, Problems problems) {
        Optional<YamlNode> root = tree.next();
        if (root.isEmpty() || (root.get() instanceof YamlNode.Scalar scalar && scalar.isNull())) {
            problems.error(source.place(0, 0), "the file is empty", "write at least logGroup and a list of checks");
            return Optional.empty();
        }
        tellDirectives(source, root.get().place().start(), problems);
        Optional<Place> second = tree.startOfNext();
        if (second.isPresent()) {
            problems.error(
                    documentMark(source, second.get()), "a second document starts here", "keep one document in a file");
        }
        return root;
    }

    /** The library reads directives in silence; they stand at the start of lines above the document. */
    private static void tellDirectives(SourceText source, int end, Problems problems) {
        String text = source.text();
        int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        for (int unit = start; unit < end; unit++) {
            boolean lineStart = unit == start || text.charAt(unit - 1) == '\n' || text.charAt(unit - 1) == '\r';
            if (lineStart && text.charAt(unit) == '%' && !saysVersion(text, unit)) {
                problems.error(source.place(unit, unit + 1), YamlSyntax.DIRECTIVE, YamlSyntax.NO_DIRECTIVE);
            }
        }
    }

    /** Whether a line says what holds anyway: that this is YAML 1.2. What else can stand in such a line the library has looked at. */
    private static boolean saysVersion(String text, int line) {
        String name = "%YAML";
        int at = line + name.length();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        boolean ends = at + 3 >= text.length() || !Character.isDigit(text.charAt(at + 3));
        return text.startsWith(name, line) && text.startsWith("1.2", at) && ends;
    }

    /** The line {@code ---} above a place, or the place itself where there is none. */
    private static Place documentMark(SourceText source, Place place) {
        int mark = source.text().lastIndexOf("\n---", place.start());
        return mark < 0 ? place : source.place(mark + 1, mark + 4);
    }
}
