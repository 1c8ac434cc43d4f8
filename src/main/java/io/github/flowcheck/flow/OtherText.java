package io.github.flowcheck.flow;

import java.util.Arrays;
import java.util.Optional;

/** Tells what a line is that is no record of a VPC's flow log, where it is something that is often given in its place. */
final class OtherText {
    private static final String JSON = "JSON, where records are read one a line";
    private static final String TRANSIT_GATEWAY = "a record of a transit gateway, where those of VPCs are read";
    private static final String JSON_BEGINS = "{}[]\"";
    private static final byte[] GATEWAY_ID = {'t', 'g', 'w', '-'};

    private OtherText() {}

    /**
     * What the line is, in words that hold none of its values.
     *
     * @param from first byte
     * @param to behind the last byte
     * @return empty if nothing is known of it
     */
    static Optional<String> of(byte[] line, int from, int to) {
        int first = from;
        while (first < to && line[first] == ' ') {
            first++;
        }
        if (first < to && JSON_BEGINS.indexOf(line[first]) >= 0) {
            return Optional.of(JSON);
        }
        return hasGateway(line, first, to) ? Optional.of(TRANSIT_GATEWAY) : Optional.empty();
    }

    /** Whether one of its fields is the id of a transit gateway, which no flow log of a VPC has. */
    private static boolean hasGateway(byte[] line, int from, int to) {
        for (int i = from; i + GATEWAY_ID.length <= to; i++) {
            if ((i == from || line[i - 1] == ' ')
                    && Arrays.equals(line, i, i + GATEWAY_ID.length, GATEWAY_ID, 0, GATEWAY_ID.length)) {
                return true;
            }
        }
        return false;
    }
}
