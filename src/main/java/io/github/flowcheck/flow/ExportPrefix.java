package io.github.flowcheck.flow;

/**
 * What stands before a record where a log event was written out as a line: its time, as an export of CloudWatch to S3 has it, and
 * perhaps its log stream, as {@code aws logs tail} has it. {@code 2014-12-14T04:06:50.000Z eni-1235b8ca-all 2 123456789010 …}
 */
final class ExportPrefix {
    private static final String TIME = "0000-00-00T00:00:00";
    private static final String ZONE = "0123456789.:+-Z";

    private ExportPrefix() {}

    /** Where the record begins: behind the prefix, or at the line's start if it has none. */
    static int skip(byte[] line, int from, int to) {
        if (!isTime(line, from, to)) {
            return from;
        }
        int end = wordEnd(line, from, to);
        for (int i = from + TIME.length(); i < end; i++) {
            if (ZONE.indexOf(line[i]) < 0) {
                return from;
            }
        }
        int next = blanksEnd(line, end, to);
        int nextEnd = wordEnd(line, next, to);
        int record = isStream(line, next, nextEnd) ? blanksEnd(line, nextEnd, to) : next;
        return record < to ? record : from;
    }

    /** Where the name of the log stream begins in what is skipped; -1 if there is none. */
    static int stream(byte[] line, int from, int record) {
        int second = blanksEnd(line, wordEnd(line, from, record), record);
        return second < record ? second : -1;
    }

    private static boolean isTime(byte[] line, int from, int to) {
        if (to - from <= TIME.length() || line[from + 4] != '-') {
            return false;
        }
        for (int i = 0; i < TIME.length(); i++) {
            char expected = TIME.charAt(i);
            int found = line[from + i];
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    /** The name of a stream goes on behind the interface's id, which has one hyphen. */
    private static boolean isStream(byte[] line, int from, int to) {
        int hyphens = 0;
        for (int i = from; i < to; i++) {
            hyphens += line[i] == '-' ? 1 : 0;
        }
        return hyphens > 1
                && line[from] == 'e'
                && line[from + 1] == 'n'
                && line[from + 2] == 'i'
                && line[from + 3] == '-';
    }

    /** Where the word ends that begins there. */
    static int wordEnd(byte[] line, int from, int to) {
        int i = from;
        while (i < to && line[i] != ' ' && line[i] != '\t') {
            i++;
        }
        return i;
    }

    private static int blanksEnd(byte[] line, int from, int to) {
        int i = from;
        while (i < to && (line[i] == ' ' || line[i] == '\t')) {
            i++;
        }
        return i;
    }
}
