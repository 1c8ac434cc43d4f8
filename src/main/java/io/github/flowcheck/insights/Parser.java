package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Lexer.Kind;
import io.github.flowcheck.insights.Lexer.SyntaxException;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a query as CloudWatch documents its language. What CloudWatch is known to refuse is refused; what it may refuse is
 * read with a warning.
 */
public final class Parser {
    private final SourceText source;
    private final Lexer lexer;
    private final Cursor cursor;
    private final CommandParser commands;

    private Parser(SourceText source) {
        this.source = source;
        this.lexer = new Lexer(source);
        this.cursor = new Cursor(lexer);
        this.commands = new CommandParser(cursor);
    }

    /**
     * Reads a whole query. Comment lines before the first command are kept, all other comments are skipped.
     *
     * @throws BadInputException with every problem found: reading goes on at the next command after one that is wrong
     */
    public static ParsedQuery parse(SourceText source) {
        return new Parser(source).query();
    }

    private ParsedQuery query() {
        List<Command> read = commands();
        warnOfBlanks();
        Rules.check(read, cursor);
        AfterStats.check(read, cursor);
        cursor.problems().throwIfErrors();
        Query query = cursor.placed(new Query(comments(), read), lexer.skipBlanks(0));
        return new ParsedQuery(query, source, cursor.problems().inOrder(), cursor.places());
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
            throw cursor.unexpected("`|` or the end of the query", "separate commands with `|`");
        }
    }

    private void warnOfBlanks() {
        int last = -2;
        for (int offset : lexer.oddBlanks()) {
            if (offset > last + 1) {
                Place place = source.place(offset, offset + 1);
                String code =
                        String.format(Locale.ROOT, "U+%04X", (int) source.text().charAt(offset));
                cursor.problems()
                        .warning(
                                place,
                                "the blank " + code + " is read as a space; CloudWatch may refuse it",
                                "write a plain space");
            }
            last = offset;
        }
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
