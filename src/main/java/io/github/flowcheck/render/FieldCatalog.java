package io.github.flowcheck.render;

import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.ParseCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the queries over a flow log call its fields. In the default format that is what CloudWatch discovers ({@code dstPort}), and
 * so it is in any other that it was seen to discover. Else the fields are cut out of the message, under the name of the record with {@value #PREFIX} in front and
 * underscores for hyphens ({@code flow_dstport}): no discovered field has an underscore, so none can be shadowed, whatever
 * CloudWatch discovers beside them.
 */
final class FieldCatalog {
    static final Field LOG_STREAM = new Field("@logStream");
    static final Field TIMESTAMP = new Field("@timestamp");
    static final Field MESSAGE = new Field("@message");

    private static final String PREFIX = "flow_";

    /** Those that CloudWatch discovers: made once, for nearly all checks ask for them. */
    private static final Map<FlowField, Field> DISCOVERED = discovered();

    private final Optional<LogFormat> parsed;
    private final LogFormat records;

    FieldCatalog(Reading reading) {
        this.parsed = reading.cutOut();
        this.records = reading.records();
    }

    private static Map<FlowField, Field> discovered() {
        Map<FlowField, Field> discovered = new EnumMap<>(FlowField.class);
        for (FlowField field : FlowField.values()) {
            discovered.put(field, new Field(field.insightsName()));
        }
        return discovered;
    }

    /** Whether its fields are those that CloudWatch discovers. */
    boolean isDiscovered() {
        return parsed.isEmpty();
    }

    /** The name of a field, whether or not the format has it. */
    Field field(FlowField field) {
        return isDiscovered() ? Objects.requireNonNull(DISCOVERED.get(field)) : new Field(alias(field));
    }

    boolean has(FlowField field) {
        return records.has(field);
    }

    /** The stage that cuts the message into fields: a wildcard each, as CloudWatch demands. The default format needs none. */
    List<Command> parse() {
        if (parsed.isEmpty()) {
            return List.of();
        }
        List<String> aliases = new ArrayList<>();
        for (FlowField field : parsed.get().fields()) {
            aliases.add(alias(field));
        }
        String wildcards = String.join(" ", Collections.nCopies(aliases.size(), "*"));
        return List.of(new ParseCommand.ParseGlob(MESSAGE, wildcards, aliases));
    }

    /**
     * The interface's own address in traffic of that direction. Only the packet's address, where the format has it, shows
     * secondary addresses, and tells traffic of the interface from traffic that passes through it (VPC user guide, flow log
     * records).
     */
    Field ownAddress(Direction direction) {
        return direction == Direction.INBOUND
                ? field(has(FlowField.PKT_DSTADDR) ? FlowField.PKT_DSTADDR : FlowField.DSTADDR)
                : field(has(FlowField.PKT_SRCADDR) ? FlowField.PKT_SRCADDR : FlowField.SRCADDR);
    }

    /** The far address in traffic of that direction, as the interface sees it: behind a NAT it is the NAT's. */
    Field peerAddress(Direction direction) {
        return field(direction == Direction.INBOUND ? FlowField.SRCADDR : FlowField.DSTADDR);
    }

    private static String alias(FlowField field) {
        return PREFIX + field.recordName().replace('-', '_');
    }
}
