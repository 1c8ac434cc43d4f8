package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.SyntaxException;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a query as CloudWatch documents its language. What CloudWatch is known to refuse is refused; what it may refuse is
 * read with a warning.
 */
public final class Parser {
    /** Longer texts are not read, so that no text can take all memory; CloudWatch takes a hundredth of it. */
    private static final int LONGEST = 1_000_000;

    private final SourceText source;
    private final Lexer lexer;
    private final Cursor cursor;
    private final CommandParser commands;

    private Parser(SourceText source, boolean keepsPlaces) {
        this.source = source;
        this.lexer = new Lexer(source);
        this.cursor = new Cursor(lexer, keepsPlaces);
        this.commands = new CommandParser(cursor);
    }

    /**
     * Reads a whole query. Comment lines before the first command are kept, all other comments are skipped.
     *
     * @throws BadInputException with every problem found: reading goes on at the next command after one that is wrong
     */
    public static ParsedQuery parse(SourceText source) {
        return new Parser(source, true).query();
    }

    /**
     * Reads a text that this program has printed: its grammar is held as for any other text, but no rule is asked beyond it.
     *
     * @throws BadInputException with every problem found
     */
    public static Query tree(SourceText source) {
        Parser parser = new Parser(source, false);
        Query query = parser.read();
        parser.cursor.problems().throwIfErrors();
        return query;
    }

    private ParsedQuery query() {
        Query query = read();
        ParsedQuery parsed = new ParsedQuery(query, source, List.of(), cursor.places(), lexer.comments(), oddBlanks());
        cursor.problems().addAll(Checker.whenRead(parsed));
        cursor.problems().throwIfErrors();
        return parsed.with(cursor.problems().inOrder());
    }

    private Query read() {
        int length = source.text().length();
        if (length > LONGEST) {
            throw new BadInputException(Problem.error(
                    source.place(LONGEST, LONGEST + 1),
                    "a text of " + length + " characters, which is no query",
                    "CloudWatch Logs Insights takes at most 10,000"));
        }
        List<Command> read = commands();
        return cursor.placed(new Query(comments(), read), lexer.skipBlanks(0));
    }

    private List<Command> commands() {
        List<Command> read = new ArrayList<>();
        boolean begun = false;
        do {
            try {
                if (begun) {
                    cursor.take();
                } else {
                    begun = true;
                    cursor.begin();
                }
                read.add(commands.command());
                expectPipe();
            } catch (SyntaxException e) {
                cursor.recover(e);
            }
        } while (cursor.isSymbol("|"));
        return read;
    }

    private void expectPipe() {
        if (cursor.current().kind() != Kind.END && !cursor.isSymbol("|")) {
            throw cursor.unexpected("`|` or the end of the query", remedyBehindCommand());
        }
    }

    /** Words of other query languages have another remedy than a missing pipe. */
    private String remedyBehindCommand() {
        return switch (cursor.current().text().toLowerCase(Locale.ROOT)) {
            case "between" -> "write `field >= lowest and field <= highest`";
            case "is" -> "write `ispresent(field)`, or `not ispresent(field)`";
            case "having" -> "write `| filter` and the condition behind `stats`";
            default -> "separate commands with `|`";
        };
    }

    private List<Place> oddBlanks() {
        List<Place> places = new ArrayList<>();
        int last = -2;
        for (int offset : lexer.oddBlanks()) {
            if (offset > last + 1) {
                places.add(source.place(offset, offset + 1));
            }
            last = offset;
        }
        return places;
    }

    private List<String> comments() {
        List<String> comments = new ArrayList<>();
        int offset = 0;
        while (true) {
            while (offset < source.text().length()
                    && Lexer.isBlank(source.text().charAt(offset))) {
                offset++;
            }
            if (offset >= source.text().length() || source.text().charAt(offset) != '#') {
                return comments;
            }
            int end = lexer.lineEnd(offset);
            String comment = source.text().substring(offset + 1, end);
            comments.add(comment.startsWith(" ") ? comment.substring(1) : comment);
            offset = end;
        }
    }
}
