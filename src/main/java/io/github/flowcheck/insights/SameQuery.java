package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Expression.Binary;
import java.util.List;

/**
 * Tells whether two queries are equal, as {@link Query#equals} does. What nearly all queries are made of is compared here: Java makes
 * the {@code equals} of a record only when it is asked for, which for a dozen kinds of them takes longer than a whole small file of checks.
 */
public final class SameQuery {
    private SameQuery() {}

    public static boolean is(Query one, Query other) {
        return one.comments().equals(other.comments()) && are(one.commands(), other.commands());
    }

    private static boolean are(List<?> some, List<?> others) {
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

    private static boolean isPart(Object one, Object other) {
        if (one instanceof Expression a && other instanceof Expression b) {
            return is(a, b);
        } else if (one instanceof Command a && other instanceof Command b) {
            return is(a, b);
        } else if (one instanceof Column a && other instanceof Column b) {
            return a.alias().equals(b.alias()) && is(a.expression(), b.expression());
        } else if (one instanceof SortKey a && other instanceof SortKey b) {
            return a.descending() == b.descending() && is(a.expression(), b.expression());
        }
        return one.equals(other);
    }

    private static boolean is(Command one, Command other) {
        if (one instanceof Command.Filter a && other instanceof Command.Filter b) {
            return is(a.condition(), b.condition());
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

    /** Goes down the left side in a loop: a chain of a thousand conditions is as deep on that side. */
    static boolean is(Expression one, Expression other) {
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
            return a.negated() == b.negated() && is(a.operand(), b.operand()) && are(a.values(), b.values());
        } else if (one instanceof Expression.Call a && other instanceof Expression.Call b) {
            return a.name().equals(b.name()) && are(a.arguments(), b.arguments());
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
