package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.ParseCommand.ParseCsv;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.ParseCommand.ParseLogfmt;
import io.github.flowcheck.insights.ParseCommand.ParseRegex;
import io.github.flowcheck.insights.RegexGroups;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what follows {@code parse}, in all its modes [CWL_QuerySyntax-Parse]. */
final class ParseParser {
    private static final Set<String> MODES = Set.of("multi", "logfmt", "csv");

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final NameParser names;

    ParseParser(Cursor cursor, ExpressionParser expressions, NameParser names) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.names = names;
    }

    Command parse() {
        // the documentation writes `multi` behind the expression; before it, it was seen too
        boolean multi = cursor.takeWord("multi");
        int start = cursor.start();
        boolean named = names.isName() && !isMode(cursor.current());
        Field field = named ? names.field() : cursor.placed(new Field("@message"), start);
        multi |= cursor.takeWord("multi");
        if (cursor.isSymbol("/")) {
            return regex(field, multi);
        }
        if (!multi && cursor.takeWord("logfmt")) {
            expectAs("`logfmt as pairs`");
            return new ParseLogfmt(field, names.alias("as"));
        }
        if (!multi && cursor.takeWord("csv")) {
            expectAs("`csv as a, b`");
            return new ParseCsv(field, names.aliases());
        }
        if (multi || cursor.current().kind() != Kind.STRING) {
            throw cursor.unexpected(
                    multi ? "a regular expression" : "a pattern",
                    "write `\"* text *\" as a, b`, `/(?<a>…)/`, `logfmt as pairs` or `csv as a, b`");
        }
        Token glob = cursor.take();
        return new ParseGlob(field, glob.text(), aliases(glob));
    }

    private static boolean isMode(Token token) {
        return token.kind() == Kind.WORD && MODES.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private Command regex(Field field, boolean multi) {
        int start = cursor.start();
        RegexLiteral regex = expressions.regex();
        int groups = RegexGroups.all(regex.pattern()).size();
        boolean every = cursor.takeWord("multi") || multi;
        if (cursor.takeWord("as")) {
            List<String> aliases = names.aliases();
            if (groups != aliases.size()) {
                cursor.problems()
                        .error(
                                cursor.placeFrom(start),
                                "a regular expression with " + groups + " groups and " + aliases.size() + " names",
                                "write as many names as it has groups; `(?:…)` is none");
            }
            // the documentation writes `multi` behind the names
            return new ParseRegex(field, regex, aliases, cursor.takeWord("multi") || every);
        }
        if (RegexGroups.of(regex.pattern()).isEmpty()) {
            cursor.problems()
                    .error(
                            cursor.placeFrom(start),
                            "a regular expression without a named group",
                            "name what becomes a field: `(?<name>…)`, or `/(…)/ as name`");
        }
        return new ParseRegex(field, regex, every);
    }

    private List<String> aliases(Token glob) {
        if (!cursor.takeWord("as")) {
            throw cursor.unexpected("`as`", "name each `*` of the pattern: `as a, b`");
        }
        List<String> aliases = names.aliases();
        long stars = glob.text().chars().filter(c -> c == '*').count();
        if (stars != aliases.size()) {
            cursor.problems()
                    .error(
                            cursor.place(glob),
                            "a pattern with " + stars + " `*` and " + aliases.size() + " names",
                            "write as many names as the pattern has `*`");
        }
        return aliases;
    }

    private void expectAs(String form) {
        if (!cursor.takeWord("as")) {
            throw cursor.unexpected("`as`", "write " + form);
        }
    }
}
