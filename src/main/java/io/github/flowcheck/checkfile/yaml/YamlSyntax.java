package io.github.flowcheck.checkfile.yaml;

import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in our words what the YAML library refuses, with the place where its author can mend it. */
final class YamlSyntax {
    /**
     * A sentence of the library and ours.
     *
     * @param said how the library's context and problem begin, or what they hold
     * @param atContext whether the place to mend is where the construct begins, not where the reader gave up
     */
    private record Wording(String said, String message, String remedy, boolean atContext) {}

    static final String DIRECTIVE = "of YAML directives only %YAML 1.2 is read, and only once";
    static final String NO_DIRECTIVE = "remove the line; check files are YAML 1.2";

    private static final String BLOCK_END = "expected <block end>";
    private static final String NO_START = "expected '<document start>'";
    private static final String TAG = "remove it; the key says what its value is";
    private static final String BLOCK = "after \"|\" or \">\" start a new line, and indent all lines of the text alike";
    private static final String INDENT =
            "indent the entries of one list or mapping alike, and give every entry its own line";

    private static final List<Wording> WORDINGS = List.of(
            new Wording(
                    "(TAB)' that cannot start",
                    "a tab stands where a value or an indentation is expected",
                    "use blanks",
                    false),
            new Wording(
                    "that cannot start any token",
                    "a value without quotes cannot start with this character",
                    "put the value in quotes",
                    false),
            new Wording(
                    "mapping values are not allowed here",
                    "a colon and a blank are not expected here",
                    "put a text with a colon in quotes; otherwise check the indentation of this line and the line above,"
                            + " and that a blank follows each key's colon",
                    false),
            new Wording(
                    "while scanning a simple key",
                    "the key has no colon",
                    "write it as \"key: value\", or indent it as part of the text above",
                    true),
            new Wording(
                    "sequence entries are not allowed here",
                    "a list entry is not expected here",
                    "start the list in the next line, or write it in brackets",
                    false),
            new Wording(
                    "mapping keys are not allowed here",
                    "a \"?\" and a blank are not expected here",
                    "put the text in quotes",
                    false),
            new Wording(BLOCK_END, "this does not fit the lines above", INDENT, false),
            new Wording(
                    "expected ',' or ']', but got {",
                    "a \"{\" is not expected in this list",
                    "put texts with braces in quotes, such as \"${name}\"",
                    false),
            new Wording(
                    "expected ',' or ']'",
                    "the list in brackets does not end",
                    "write \",\" between its values and \"]\" at its end",
                    true),
            new Wording(
                    "expected ',' or '}'",
                    "the mapping in braces does not end",
                    "write \",\" between its entries and \"}\" at its end",
                    true),
            new Wording(
                    "while scanning a quoted scalar; found unexpected",
                    "the text in quotes does not end",
                    "write a quote at its end",
                    true),
            new Wording(
                    "found unknown escape",
                    "the escape after this backslash is unknown",
                    "write \"\\\\\" for a backslash, or put the text in single quotes",
                    false),
            new Wording(
                    "hexadecimal numbers",
                    "the escape lacks hexadecimal digits",
                    "write \"\\\\\" for a backslash, or put the text in single quotes",
                    false),
            new Wording(
                    "expected the node content, but found ':'",
                    "a colon is not expected here",
                    "put a value that begins with a colon in quotes, such as \"::/0\"",
                    false),
            new Wording(
                    "expected the node content",
                    "a value is expected here",
                    "write a value, or remove what is too much",
                    false),
            new Wording(
                    NO_START,
                    "the document ends above this",
                    "indent this as part of the value above, or remove it",
                    false),
            new Wording(
                    "while scanning an anchor", "anchors are not read", "remove it, or put the text in quotes", true),
            new Wording(
                    "while scanning an alias",
                    "aliases are not read",
                    "write the value out; put a text that starts with \"*\" in quotes",
                    true),
            new Wording("while scanning a tag", "tags are not read", TAG, true),
            new Wording("tag handle", "tags are not read", TAG, true),
            new Wording("while scanning a block scalar", "the lines of this text do not fit its sign", BLOCK, true),
            new Wording(
                    "expected '<document end>' before directives",
                    "a \"%\" is not expected here",
                    "put the text in quotes, or remove the line",
                    false),
            new Wording("directive", DIRECTIVE, NO_DIRECTIVE, true));

    /** Where only a blank parts: at the beginning of a line, behind its dash or a colon; not in quotes or in a comment. */
    private static final Pattern NO_BREAK_SPACE = Pattern.compile("(?m)^(?: *(?:- *)*+|[^\"'#\n]*: *)(\\xA0)");

    /** What git writes into a file where two versions of it do not fit together. */
    private static final Pattern MERGE_CONFLICT = Pattern.compile("(?m)^(?:<{7}|>{7}) .*");

    private YamlSyntax() {}

    /**
     * @param refusal of the library, or of the number that it made of digits
     * @param here what was read last, for refusals that name no place
     * @param placeOf the place of a character, counted in code points
     */
    static Problem problem(RuntimeException refusal, Place here, IntFunction<Place> placeOf) {
        if (refusal instanceof YamlVersionException) {
            SourceText source = here.source();
            int line = Math.max(0, source.text().indexOf("%YAML"));
            return Problem.error(source.place(line, line + 1), DIRECTIVE, NO_DIRECTIVE);
        }
        return refusal instanceof MarkedYamlEngineException marked ? problem(marked, here, placeOf) : refused(here);
    }

    /** @param here the list or mapping that is one too deep */
    static Problem tooDeep(Place here) {
        return Problem.error(
                here, "lists and mappings nest deeper than " + YamlReader.DEEPEST + " levels", "write the value flat");
    }

    /** @param here what cannot be read, of which its first sign tells why: it is no key, or has a tag that does not fit */
    static Problem refused(Place here) {
        char first = here.text().isEmpty() ? ' ' : here.text().charAt(0);
        return switch (first) {
            case '!' -> Problem.error(here, "tags are not read", TAG);
            case '*' -> Problem.error(here, "aliases are not read", "write the value out");
            default -> Problem.error(here, "a key must be a text", "put a key with brackets or braces in quotes");
        };
    }

    /** Whether nothing was read yet but what is before all documents. */
    private static boolean isBeforeAll(Place here) {
        return here.text().isEmpty() && here.start() <= 1;
    }

    /** A no-break space that stands in the place of a blank, in the line of a problem or in the one above. */
    private static Optional<Place> noBreakSpace(Place there) {
        String text = there.source().text();
        int line = text.lastIndexOf('\n', there.start() - 1);
        Matcher found = NO_BREAK_SPACE.matcher(text).region(text.lastIndexOf('\n', line - 1) + 1, there.end());
        return found.find() ? Optional.of(there.source().place(found.start(1), found.start(1) + 1)) : Optional.empty();
    }

    /** Whether what was read last is a text in quotes, and ends in the line of the place. */
    private static boolean isBehindQuotes(Place there, Place here) {
        boolean quoted = here.text().startsWith("'") || here.text().startsWith("\"");
        return quoted
                && here.end() <= there.start()
                && here.source().place(here.end(), there.start()).text().chars().allMatch(c -> c == ' ');
    }

    private static Problem problem(MarkedYamlEngineException marked, Place here, IntFunction<Place> placeOf) {
        Place there =
                marked.getProblemMark().map(Mark::getIndex).map(placeOf::apply).orElse(here);
        Optional<Place> copied = noBreakSpace(there);
        if (copied.isPresent()) {
            return Problem.error(
                    copied.get(),
                    "a no-break space stands where a blank is expected",
                    "write blanks; no-break spaces come with what is copied from web pages and documents");
        }
        Matcher conflict = MERGE_CONFLICT.matcher(there.source().text());
        if (conflict.find()) {
            return Problem.error(
                    there.source().place(conflict.start(), conflict.end()),
                    "a merge conflict is not resolved here",
                    "keep one of the two versions, and remove the marks around them");
        }
        Place begin =
                marked.getContextMark().map(Mark::getIndex).map(placeOf::apply).orElse(there);
        String said = marked.getContext() + "; " + marked.getProblem();
        if (said.contains(NO_START) && isBeforeAll(here)) {
            return Problem.error(
                    there, "behind directives the document starts with ---", "write --- in a line above this one");
        }
        if (said.contains(BLOCK_END) && isBehindQuotes(there, here)) {
            return Problem.error(
                    there,
                    "a text in quotes ends before this",
                    "write '' for a quote in single quotes and \\\" in double quotes, or put all of the value in quotes");
        }
        return WORDINGS.stream()
                .filter(wording -> said.contains(wording.said))
                .findFirst()
                .map(wording -> Problem.error(wording.atContext ? begin : there, wording.message, wording.remedy))
                .orElseGet(() -> Problem.error(
                        there, "this is no YAML", "check quotes, brackets and indentation here and in the line above"));
    }
}
