package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Expression.Binary;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Tells whether two queries are equal, as {@link Query#equals} does. What nearly all queries are made of is compared here: Java makes
 * the {@code equals} of a record only when it is asked for, which for a dozen kinds of them takes longer than a whole small file of checks.
 */
public final class SameQuery {
    private SameQuery() {}

    public static boolean is(Query one, Query other) {
        return one.comments().equals(other.comments()) && are(one.commands(), other.commands(), SameQuery::is);
    }

    private static <T> boolean are(List<T> some, List<T> others, BiPredicate<T, T> same) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!same.test(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(Command one, Command other) {
        if (one instanceof Command.Filter a && other instanceof Command.Filter b) {
            return is(a.condition(), b.condition());
        } else if (one instanceof Command.Stats a && other instanceof Command.Stats b) {
            return are(a.aggregates(), b.aggregates(), SameQuery::is) && are(a.by(), b.by(), SameQuery::is);
        } else if (one instanceof Command.Fields a && other instanceof Command.Fields b) {
            return are(a.columns(), b.columns(), SameQuery::is);
        } else if (one instanceof Command.Sort a && other instanceof Command.Sort b) {
            return are(a.keys(), b.keys(), SameQuery::is);
        } else if (one instanceof Command.Limit a && other instanceof Command.Limit b) {
            return a.count() == b.count() && a.any() == b.any();
        }
        return one.equals(other);
    }

    private static boolean is(Column one, Column other) {
        return one.alias().equals(other.alias()) && is(one.expression(), other.expression());
    }

    private static boolean is(SortKey one, SortKey other) {
        return one.descending() == other.descending() && is(one.expression(), other.expression());
    }

    /** Goes down the left side in a loop: a chain of a thousand conditions is as deep on that side. */
    private static boolean is(Expression one, Expression other) {
        Expression mine = one;
        Expression its = other;
        while (mine instanceof Binary a && its instanceof Binary b) {
            if (a.operator() != b.operator() || !is(a.right(), b.right())) {
                return false;
            }
            mine = a.left();
            its = b.left();
        }
        return isNoChain(mine, its);
    }

    private static boolean isNoChain(Expression one, Expression other) {
        if (one instanceof Expression.In a && other instanceof Expression.In b) {
            return a.negated() == b.negated()
                    && is(a.operand(), b.operand())
                    && are(a.values(), b.values(), SameQuery::is);
        } else if (one instanceof Expression.Call a && other instanceof Expression.Call b) {
            return a.name().equals(b.name()) && are(a.arguments(), b.arguments(), SameQuery::is);
        } else if (one instanceof Expression.Not a && other instanceof Expression.Not b) {
            return is(a.operand(), b.operand());
        } else if (one instanceof Expression.StringLiteral a && other instanceof Expression.StringLiteral b) {
            return a.value().equals(b.value());
        } else if (one instanceof Expression.NumberLiteral a && other instanceof Expression.NumberLiteral b) {
            return a.value().equals(b.value());
        } else if (one instanceof Expression.Star) {
            return other instanceof Expression.Star;
        }
        return one.equals(other);
    }
}
