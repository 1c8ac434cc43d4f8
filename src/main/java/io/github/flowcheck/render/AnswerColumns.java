package io.github.flowcheck.render;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;

/**
 * How the columns are called in the answers to a check's queries that are named after fields of its flow log.
 *
 * @param port of its query
 * @param protocol of its query
 * @param action of its query
 * @param peer of its query
 * @param logStatus of the question for its records
 * @param source of the question for source addresses
 * @param destination of the question for destination addresses
 */
public record AnswerColumns(
        String port, String protocol, String action, String peer, String logStatus, String source, String destination) {
    /** The column of the log status in what is asked about an interface. */
    public static String logStatus(Reading reading) {
        return new FieldCatalog(reading).field(FlowField.LOG_STATUS).name();
    }

    /** The columns in the answers to that check. */
    public static AnswerColumns of(Check check) {
        FieldCatalog fields = new FieldCatalog(check.scope().reading());
        FlowField port = check.traffic().portOf() == PortSide.SOURCE ? FlowField.SRCPORT : FlowField.DSTPORT;
        return new AnswerColumns(
                fields.field(port).name(),
                fields.field(FlowField.PROTOCOL).name(),
                fields.field(FlowField.ACTION).name(),
                fields.peerAddress(check.traffic().direction()).name(),
                fields.field(FlowField.LOG_STATUS).name(),
                fields.ownAddress(Direction.OUTBOUND).name(),
                fields.ownAddress(Direction.INBOUND).name());
    }
}
