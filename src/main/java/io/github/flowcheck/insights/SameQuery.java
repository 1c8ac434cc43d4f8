package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.List;

/**
 * Tells whether two queries are equal, as {@link Query#equals} does, or differ in plain words alone. What nearly all queries are made of
 * is compared here: Java makes the {@code equals} of a record only when it is asked for, which for a dozen kinds of them takes longer
 * than a whole small file of checks.
 */
public final class SameQuery {
    private static final SameQuery EXACT = new SameQuery(false);
    private static final SameQuery BUT_FOR_WORDS = new SameQuery(true);

    /** Whether plain words may be others. */
    private final boolean otherWords;

    private SameQuery(boolean otherWords) {
        this.otherWords = otherWords;
    }

    public static boolean is(Query one, Query other) {
        return one.comments().equals(other.comments()) && EXACT.are(one.commands(), other.commands());
    }

    /**
     * Whether two queries are equal but for what their comments, strings and numbers say, and the other one says it in
     * {@link PlainWords}; a list of such words may be longer. If the text of the one query reads back as that query, so does that of the
     * other, for the grammar asks nothing of such words but where they end.
     */
    public static boolean isButForWords(Query one, Query other) {
        return one.comments().isEmpty() == other.comments().isEmpty()
                && PlainWords.areLines(other.comments())
                && BUT_FOR_WORDS.are(one.commands(), other.commands());
    }

    private boolean are(List<?> some, List<?> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!isPart(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isPart(Object one, Object other) {
        if (one instanceof Expression a && other instanceof Expression b) {
            return isSame(a, b);
        } else if (one instanceof Command a && other instanceof Command b) {
            return is(a, b);
        } else if (one instanceof Column a && other instanceof Column b) {
            return a.alias().equals(b.alias()) && isSame(a.expression(), b.expression());
        } else if (one instanceof SortKey a && other instanceof SortKey b) {
            return a.descending() == b.descending() && isSame(a.expression(), b.expression());
        }
        return one.equals(other);
    }

    private boolean is(Command one, Command other) {
        if (one instanceof Command.Filter a && other instanceof Command.Filter b) {
            return isSame(a.condition(), b.condition());
        } else if (one instanceof Command.Stats a && other instanceof Command.Stats b) {
            return are(a.aggregates(), b.aggregates())
                    && are(a.by(), b.by())
                    && a.offset().equals(b.offset());
        } else if (one instanceof Command.Fields a && other instanceof Command.Fields b) {
            return are(a.columns(), b.columns());
        } else if (one instanceof Command.Sort a && other instanceof Command.Sort b) {
            return are(a.keys(), b.keys());
        } else if (one instanceof Command.Limit a && other instanceof Command.Limit b) {
            return a.count() == b.count() && a.any() == b.any();
        }
        return one.equals(other);
    }

    static boolean is(Expression one, Expression other) {
        return EXACT.isSame(one, other);
    }

    /** Goes down the left side in a loop: a chain of a thousand conditions is as deep on that side. */
    private boolean isSame(Expression one, Expression other) {
        Expression mine = one;
        Expression its = other;
        while (mine instanceof Binary a && its instanceof Binary b) {
            if (a.operator() != b.operator() || !isSame(a.right(), b.right())) {
                return false;
            }
            mine = a.left();
            its = b.left();
        }
        return isNoChain(mine, its);
    }

    private boolean areValues(List<Expression> some, List<Expression> others) {
        return otherWords && PlainWords.stand(some, others) || are(some, others);
    }

    private boolean isNoChain(Expression one, Expression other) {
        if (otherWords && one.getClass() == other.getClass() && PlainWords.stands(one, other)) {
            return true;
        } else if (one instanceof In a && other instanceof In b) {
            return a.negated() == b.negated() && isSame(a.operand(), b.operand()) && areValues(a.values(), b.values());
        } else if (one instanceof Expression.Call a && other instanceof Expression.Call b) {
            return a.name().equals(b.name()) && are(a.arguments(), b.arguments());
        } else if (one instanceof Expression.Not a && other instanceof Expression.Not b) {
            return isSame(a.operand(), b.operand());
        } else if (one instanceof StringLiteral a && other instanceof StringLiteral b) {
            return a.value().equals(b.value());
        } else if (one instanceof NumberLiteral a && other instanceof NumberLiteral b) {
            return a.value().equals(b.value());
        } else if (one instanceof Expression.Star) {
            return other instanceof Expression.Star;
        }
        return one.equals(other);
    }
}
