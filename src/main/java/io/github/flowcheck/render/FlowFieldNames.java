package io.github.flowcheck.render;

import io.github.flowcheck.insights.Expression.Field;

/** The fields of a flow log in the default format, as field discovery of CloudWatch Logs Insights names them. */
final class FlowFieldNames {
    static final Field LOG_STREAM = new Field("@logStream");
    static final Field TIMESTAMP = new Field("@timestamp");
    static final Field INTERFACE_ID = new Field("interfaceId");
    static final Field SOURCE_ADDRESS = new Field("srcAddr");
    static final Field DESTINATION_ADDRESS = new Field("dstAddr");
    static final Field SOURCE_PORT = new Field("srcPort");
    static final Field DESTINATION_PORT = new Field("dstPort");
    static final Field PROTOCOL = new Field("protocol");
    static final Field PACKETS = new Field("packets");
    static final Field BYTES = new Field("bytes");
    static final Field ACTION = new Field("action");
    static final Field LOG_STATUS = new Field("logStatus");

    private FlowFieldNames() {}
}
