package io.github.flowcheck.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The line of field names that delivery to S3 writes at the head of every object.
 *
 * @param fields the known names, in order
 * @param unknown the names that are no field of a flow log
 */
public record HeaderLine(List<FlowField> fields, List<String> unknown) {
    private static final String TRANSIT_GATEWAY = "tgw-";
    private static final int MOST_NAMED = 4;
    private static final int LONGEST_NAME = 60;

    public HeaderLine {
        fields = List.copyOf(fields);
        unknown = List.copyOf(unknown);
    }

    /**
     * Recognises a header: two or more words of which all look like names (lower case, no colon, no dot) and at least
     * half are fields, or some are those of a transit gateway. No record can be taken for one, for the numbers and addresses
     * in it are no names.
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
        HeaderLine line = new HeaderLine(fields, unknown);
        boolean header = fields.size() + unknown.size() > 1
                && (fields.size() >= unknown.size() || line.isOfTransitGateway() && !fields.isEmpty());
        return header ? Optional.of(line) : Optional.empty();
    }

    /** Why what stands under it cannot be read, in words; empty if it names each of its fields once and all are known. */
    Optional<String> fault() {
        if (isOfTransitGateway()) {
            return Optional.of("it is the flow log of a transit gateway (its header names " + named()
                    + "), and flowcheck reads those of VPCs");
        }
        if (!unknown.isEmpty()) {
            return Optional.of("its header names " + named() + ", which flowcheck does not know");
        }
        return fields.stream()
                .filter(field -> fields.indexOf(field) != fields.lastIndexOf(field))
                .findFirst()
                .map(field -> "its header names " + field.recordName() + " twice");
    }

    /** Whether it names fields that the flow logs of transit gateways alone have. */
    boolean isOfTransitGateway() {
        return unknown.stream().anyMatch(name -> name.startsWith(TRANSIT_GATEWAY));
    }

    private String named() {
        String names = unknown.stream()
                .limit(MOST_NAMED)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
                .collect(Collectors.joining(", "));
        return names + (unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : "");
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
