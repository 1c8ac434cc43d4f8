package io.github.flowcheck.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The line of field names that delivery to S3 writes at the head of every object.
 *
 * @param fields the known names, in order
 * @param unknown the names that are no field of a flow log
 */
public record HeaderLine(List<FlowField> fields, List<String> unknown) {
    public HeaderLine {
        fields = List.copyOf(fields);
        unknown = List.copyOf(unknown);
    }

    /**
     * Recognises a header: two or more words of which all look like names (lower case, no colon, no dot) and at least
     * half are fields. No record can be taken for one, for the numbers and addresses in it are no names.
     *
     * @return empty if the line is no header
     */
    public static Optional<HeaderLine> read(byte[] buffer, int from, int to) {
        if (!looksLikeNames(buffer, from, to)) {
            return Optional.empty();
        }
        List<FlowField> fields = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String word : new String(buffer, from, to - from, StandardCharsets.US_ASCII)
                .trim()
                .split(" +")) {
            FlowField.ofRecordName(word).ifPresentOrElse(fields::add, () -> unknown.add(word));
        }
        boolean header = fields.size() + unknown.size() > 1 && fields.size() >= unknown.size();
        return header ? Optional.of(new HeaderLine(fields, unknown)) : Optional.empty();
    }

    /** Whether it is the header of that format. */
    public boolean isOf(LogFormat format) {
        return unknown.isEmpty() && fields.equals(format.fields());
    }

    private static boolean looksLikeNames(byte[] buffer, int from, int to) {
        boolean first = true;
        for (int i = from; i < to; i++) {
            int letter = buffer[i];
            boolean lower = letter >= 'a' && letter <= 'z';
            boolean inner = lower || letter == '-' || letter == '_' || (letter >= '0' && letter <= '9');
            if (letter != ' ' && !(first ? lower : inner)) {
                return false;
            }
            first = letter == ' ';
        }
        return true;
    }
}
