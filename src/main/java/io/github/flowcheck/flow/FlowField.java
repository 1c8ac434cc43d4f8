package io.github.flowcheck.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that a VPC flow log can have: every published one of versions 2 to 11, from the VPC user guide's page on
 * flow log records. Version 6 belongs to transit gateways and has none here.
 *
 * <p>The Insights names of the version 2 fields are those of the CloudWatch Logs user guide's page on discovered
 * fields. That page says {@code startTime} and {@code endTime}, while other AWS pages say {@code start} and {@code
 * end}; which of them a log group has is not certain. Custom formats are not documented to be discovered; their names
 * are camel-cased here, as users report them.
 */
public enum FlowField {
    VERSION("version", 2, FieldShape.VERSION),
    ACCOUNT_ID("account-id", 2, FieldShape.TEXT),
    INTERFACE_ID("interface-id", 2, FieldShape.INTERFACE),
    SRCADDR("srcaddr", "srcAddr", 2, FieldShape.ADDRESS),
    DSTADDR("dstaddr", "dstAddr", 2, FieldShape.ADDRESS),
    SRCPORT("srcport", "srcPort", 2, FieldShape.PORT),
    DSTPORT("dstport", "dstPort", 2, FieldShape.PORT),
    PROTOCOL("protocol", 2, FieldShape.OCTET),
    PACKETS("packets", 2, FieldShape.COUNT),
    BYTES("bytes", 2, FieldShape.COUNT),
    START("start", "startTime", 2, FieldShape.SECONDS),
    END("end", "endTime", 2, FieldShape.SECONDS),
    ACTION("action", 2, FieldShape.ACTION),
    LOG_STATUS("log-status", 2, FieldShape.STATUS),
    VPC_ID("vpc-id", 3, FieldShape.TEXT),
    SUBNET_ID("subnet-id", 3, FieldShape.TEXT),
    INSTANCE_ID("instance-id", 3, FieldShape.TEXT),
    TCP_FLAGS("tcp-flags", 3, FieldShape.COUNT),
    TYPE("type", 3, FieldShape.TEXT),
    PKT_SRCADDR("pkt-srcaddr", "pktSrcAddr", 3, FieldShape.ADDRESS),
    PKT_DSTADDR("pkt-dstaddr", "pktDstAddr", 3, FieldShape.ADDRESS),
    REGION("region", 4, FieldShape.TEXT),
    AZ_ID("az-id", 4, FieldShape.TEXT),
    SUBLOCATION_TYPE("sublocation-type", 4, FieldShape.TEXT),
    SUBLOCATION_ID("sublocation-id", 4, FieldShape.TEXT),
    PKT_SRC_AWS_SERVICE("pkt-src-aws-service", 5, FieldShape.TEXT),
    PKT_DST_AWS_SERVICE("pkt-dst-aws-service", 5, FieldShape.TEXT),
    FLOW_DIRECTION("flow-direction", 5, FieldShape.TEXT),
    TRAFFIC_PATH("traffic-path", 5, FieldShape.COUNT),
    ECS_CLUSTER_ARN("ecs-cluster-arn", 7, FieldShape.TEXT),
    ECS_CLUSTER_NAME("ecs-cluster-name", 7, FieldShape.TEXT),
    ECS_CONTAINER_INSTANCE_ARN("ecs-container-instance-arn", 7, FieldShape.TEXT),
    ECS_CONTAINER_INSTANCE_ID("ecs-container-instance-id", 7, FieldShape.TEXT),
    ECS_CONTAINER_ID("ecs-container-id", 7, FieldShape.TEXT),
    ECS_SECOND_CONTAINER_ID("ecs-second-container-id", 7, FieldShape.TEXT),
    ECS_SERVICE_NAME("ecs-service-name", 7, FieldShape.TEXT),
    ECS_TASK_DEFINITION_ARN("ecs-task-definition-arn", 7, FieldShape.TEXT),
    ECS_TASK_ARN("ecs-task-arn", 7, FieldShape.TEXT),
    ECS_TASK_ID("ecs-task-id", 7, FieldShape.TEXT),
    REJECT_REASON("reject-reason", 8, FieldShape.TEXT),
    RESOURCE_ID("resource-id", 9, FieldShape.TEXT),
    ENCRYPTION_STATUS("encryption-status", 10, FieldShape.COUNT),
    INSTANCE_TAG("instance-tag", 11, FieldShape.TEXT),
    INSTANCE_TAG_2("instance-tag-2", 11, FieldShape.TEXT),
    INTERFACE_TAG("interface-tag", 11, FieldShape.TEXT),
    INTERFACE_TAG_2("interface-tag-2", 11, FieldShape.TEXT),
    ASG_TAG("asg-tag", 11, FieldShape.TEXT),
    ASG_TAG_2("asg-tag-2", 11, FieldShape.TEXT),
    INTERFACE_TYPE("interface-type", 11, FieldShape.TEXT),
    NEXT_HOP_INTERFACE_ID("next-hop-interface-id", 11, FieldShape.TEXT),
    NEXT_HOP_SUBNET_ID("next-hop-subnet-id", 11, FieldShape.TEXT),
    NEXT_HOP_AZ_ID("next-hop-az-id", 11, FieldShape.TEXT),
    NEXT_HOP_VPC_ID("next-hop-vpc-id", 11, FieldShape.TEXT),
    NEXT_HOP_INTERFACE_TYPE("next-hop-interface-type", 11, FieldShape.TEXT);

    /** What kind of value a field has. */
    public enum Type {
        /** A whole number that is not negative. */
        INTEGER,
        /** Any text without blanks. */
        TEXT,
        /** An IPv4 or IPv6 address. */
        ADDRESS
    }

    private static final Map<String, FlowField> BY_RECORD_NAME = byRecordName();

    private final String recordName;
    private final String insightsName;
    private final int since;
    private final FieldShape shape;

    FlowField(String recordName, int since, FieldShape shape) {
        this(recordName, camelCase(recordName), since, shape);
    }

    FlowField(String recordName, String insightsName, int since, FieldShape shape) {
        this.recordName = recordName;
        this.insightsName = insightsName;
        this.since = since;
        this.shape = shape;
    }

    /** The field that header lines and formats call so; case counts. */
    public static Optional<FlowField> ofRecordName(String name) {
        return Optional.ofNullable(BY_RECORD_NAME.get(name));
    }

    /** The record names of all fields, in the order of their versions. */
    public static List<String> recordNames() {
        List<String> names = new ArrayList<>();
        for (FlowField field : values()) {
            names.add(field.recordName);
        }
        return List.copyOf(names);
    }

    /** Its name in formats and header lines: {@code interface-id}. */
    public String recordName() {
        return recordName;
    }

    /** Its name in queries: {@code interfaceId}. */
    public String insightsName() {
        return insightsName;
    }

    /** The record version that brought it: 2 to 11. */
    public int since() {
        return since;
    }

    public Type type() {
        if (shape.isNumber()) {
            return Type.INTEGER;
        }
        return shape == FieldShape.ADDRESS ? Type.ADDRESS : Type.TEXT;
    }

    FieldShape shape() {
        return shape;
    }

    /**
     * Whether {@code -} may stand in a record of traffic. It means "not applicable" or "not computable"; the fields of
     * version 2 that come from the packets' headers always apply, all later ones may not.
     */
    boolean mayLack() {
        return since > 2 || this == ACCOUNT_ID || this == INTERFACE_ID;
    }

    /** Whether {@code -} may stand in a record that tells of no traffic or of skipped records. */
    boolean mayLackWithoutTraffic() {
        return this != VERSION && this != START && this != END && this != LOG_STATUS;
    }

    private static Map<String, FlowField> byRecordName() {
        Map<String, FlowField> fields = new HashMap<>();
        for (FlowField field : values()) {
            fields.put(field.recordName, field);
        }
        return Map.copyOf(fields);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
