package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.List;

/**
 * Strings and whole numbers of which nobody needs to ask whether they read back as what they are: characters that are visible ASCII or
 * blanks, need no escape, and mean nothing in the parameters of a query; at most 18 digits, and no minus sign, which may need
 * parentheses around it.
 */
final class PlainWords {
    private static final int MOST_DIGITS = 18;

    private PlainWords() {}

    /** Whether comment lines read back as what they are. */
    static boolean areLines(List<String> lines) {
        for (String line : lines) {
            if (line.isBlank() || line.charAt(0) == ' ' || line.endsWith(" ") || !isPlain(line)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word of one query may be a plain one in another. */
    static boolean stands(Expression word, Expression plain) {
        return isWord(word) && isPlainWord(plain);
    }

    /** Whether words of one query may be others, more or fewer, in another. */
    static boolean stand(List<Expression> words, List<Expression> plain) {
        for (Expression word : words) {
            if (!isWord(word)) {
                return false;
            }
        }
        for (Expression word : plain) {
            if (!isPlainWord(word)) {
                return false;
            }
        }
        return !words.isEmpty() && !plain.isEmpty();
    }

    private static boolean isWord(Expression expression) {
        return expression instanceof StringLiteral
                || expression instanceof NumberLiteral number && number.value().signum() >= 0;
    }

    private static boolean isPlainWord(Expression expression) {
        return expression instanceof StringLiteral string && isPlain(string.value())
                || expression instanceof NumberLiteral number
                        && number.value().scale() == 0
                        && number.value().signum() >= 0
                        && number.value().precision() <= MOST_DIGITS;
    }

    private static boolean isPlain(String text) {
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '{' || c == '}') {
                return false;
            }
        }
        return true;
    }
}
