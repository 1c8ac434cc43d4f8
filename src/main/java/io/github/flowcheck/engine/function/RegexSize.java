package io.github.flowcheck.engine.function;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes when its repetitions are written out, and how deep it nests. The regex library checks
 * neither beforehand, and a few characters can ask for more memory or stack than there is.
 */
final class RegexSize {
    private static final int LARGEST = 100_000;
    private static final int DEEPEST = 200;

    private final String pattern;
    private int at;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the library can be asked to compile it. */
    static boolean isBearable(String pattern) {
        return new RegexSize(pattern).fits();
    }

    private boolean fits() {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            long repeated = c == '{' ? repetition() : 0;
            if (repeated > 0) {
                sum += last * (repeated - 1);
                last *= repeated;
            } else if (c == '(') {
                outer.push(sum);
                sum = 0;
                last = 0;
                at++;
            } else if (c == ')' && !outer.isEmpty()) {
                last = sum + 1;
                sum = outer.pop() + last;
                at++;
            } else {
                last = 1;
                sum++;
                skipAtom(c);
            }
            if (sum > LARGEST || outer.size() > DEEPEST) {
                return false;
            }
        }
        return true;
    }

    private void skipAtom(char c) {
        if (c == '[') {
            at++;
            while (at < pattern.length() && pattern.charAt(at) != ']') {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        } else {
            at += c == '\\' ? 2 : 1;
        }
    }

    /** Reads {@code {n}}, {@code {n,}} or {@code {n,m}}: the greatest number in it; 0 and no step for any other brace. */
    private long repetition() {
        int close = pattern.indexOf('}', at);
        String inner = close < 0 ? "" : pattern.substring(at + 1, close);
        if (inner.isEmpty() || inner.length() > 9 || !inner.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            return 0;
        }
        long most = 1;
        for (String number : inner.split(",")) {
            most = Math.max(most, Long.parseLong(number));
        }
        at = close + 1;
        return most;
    }
}
