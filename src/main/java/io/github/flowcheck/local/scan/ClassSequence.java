package io.github.flowcheck.local.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression that is a row of ASCII characters and classes of them, perhaps bound to the start or the end: what is
 * usually asked of addresses. Immutable.
 *
 * @param classes by place the characters that may stand there, a bit each: those below 64, then the others
 * @param fromStart whether it has to begin where the text does
 * @param toEnd whether it has to end where the text does
 */
record ClassSequence(long[] classes, boolean fromStart, boolean toEnd) {
    private static final int WORDS = 2;

    /** Empty if the expression is of any other kind. */
    static Optional<ClassSequence> of(String pattern) {
        boolean fromStart = pattern.startsWith("^");
        boolean toEnd = pattern.endsWith("$") && !pattern.endsWith("\\$");
        return new Reader(pattern, fromStart ? 1 : 0, pattern.length() - (toEnd ? 1 : 0))
                .read()
                .map(classes -> new ClassSequence(classes, fromStart, toEnd));
    }

    /** Whether it is found in a text that is ASCII. */
    boolean isIn(byte[] buffer, int start, int end) {
        int last = end - classes.length / WORDS;
        int from = toEnd ? Math.max(start, last) : start;
        int to = fromStart ? Math.min(start, last) : last;
        for (int at = from; at <= to; at++) {
            if (isAt(buffer, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] buffer, int from) {
        for (int i = 0; i < classes.length; i += WORDS) {
            int character = buffer[from + i / WORDS];
            if ((classes[i + (character >>> 6)] >>> character & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads an expression; gives up at whatever is none of the kind. */
    private static final class Reader {
        private static final String SPECIAL = "\\[](){}.*+?^$|";

        private final String pattern;
        private final int end;
        private int at;

        Reader(String pattern, int from, int to) {
            this.pattern = pattern;
            this.at = from;
            this.end = to;
        }

        Optional<long[]> read() {
            List<long[]> found = new ArrayList<>();
            while (at < end) {
                long[] next = new long[WORDS];
                boolean right = pattern.charAt(at) == '[' ? readClass(next) : readOne(next);
                if (!right) {
                    return Optional.empty();
                }
                found.add(next);
            }
            long[] all = new long[WORDS * found.size()];
            for (int i = 0; i < found.size(); i++) {
                System.arraycopy(found.get(i), 0, all, WORDS * i, WORDS);
            }
            return Optional.of(all);
        }

        /** A character that stands for itself, any of them, or a digit. */
        private boolean readOne(long[] target) {
            char c = pattern.charAt(at++);
            if (c == '.') {
                Arrays.fill(target, -1L);
                target[0] &= ~(1L << '\n');
                return true;
            }
            if (c != '\\') {
                return SPECIAL.indexOf(c) < 0 && put(c, c, target);
            }
            return at < end && putEscaped(target);
        }

        private boolean putEscaped(long[] target) {
            char c = pattern.charAt(at++);
            return c == 'd' ? put('0', '9', target) : isPunctuation(c) && put(c, c, target);
        }

        /** Characters and ranges of them. */
        private boolean readClass(long[] target) {
            at++;
            boolean negated = at < end && pattern.charAt(at) == '^';
            at += negated ? 1 : 0;
            boolean empty = true;
            while (at < end && pattern.charAt(at) != ']') {
                if (!readMember(target)) {
                    return false;
                }
                empty = false;
            }
            if (at >= end || empty) {
                return false;
            }
            at++;
            for (int i = 0; negated && i < WORDS; i++) {
                target[i] = ~target[i];
            }
            return true;
        }

        private boolean readMember(long[] target) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                return at < end && putEscaped(target) && !isRangeAt(at);
            }
            if (!isRangeAt(at)) {
                return isMember(c) && put(c, c, target);
            }
            char last = pattern.charAt(at + 1);
            at += 2;
            return isMember(c) && isMember(last) && c <= last && put(c, last, target);
        }

        private boolean isRangeAt(int place) {
            return place + 1 < end && pattern.charAt(place) == '-' && pattern.charAt(place + 1) != ']';
        }

        private static boolean isMember(char c) {
            return "[]\\^&:".indexOf(c) < 0;
        }

        private static boolean isPunctuation(char c) {
            return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
        }

        private static boolean put(char first, char last, long[] target) {
            for (int c = first; c <= last && c < 0x80; c++) {
                target[c >>> 6] |= 1L << c;
            }
            return last < 0x80;
        }
    }
}
