package io.github.flowcheck.engine.value;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order of {@code sort}, as the documentation describes it: what is no number comes before what is one; texts compare part
 * by part, parts of digits by their length and then their value, other parts by their characters' numbers. Numbers that are equal
 * compare as texts, for the documentation puts 0 before 01 before 1. What is missing comes first of all, which the documentation
 * does not say.
 */
public final class NaturalOrder implements Comparator<@Nullable Object> {
    public static final NaturalOrder ASCENDING = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        Number x = Values.number(a);
        Number y = Values.number(b);
        if (x != null && y != null) {
            int order = Numbers.compare(x, y);
            // also of a text and a number: else 1.0 would be behind 1, and both of them equal to the number
            return order == 0 && (a instanceof String || b instanceof String)
                    ? Values.text(a).compareTo(Values.text(b))
                    : order;
        }
        return x == null && y == null ? texts(Values.text(a), Values.text(b)) : x == null ? -1 : 1;
    }

    private static int texts(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = partEnd(a, i);
            int endB = partEnd(b, j);
            boolean digits = isDigit(a.charAt(i)) && isDigit(b.charAt(j));
            String partA = a.substring(i, endA);
            String partB = b.substring(j, endB);
            int byLength = digits ? Integer.compare(partA.length(), partB.length()) : 0;
            int order = byLength != 0 ? byLength : partA.compareTo(partB);
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int partEnd(String text, int start) {
        int end = start;
        boolean digits = isDigit(text.charAt(start));
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
