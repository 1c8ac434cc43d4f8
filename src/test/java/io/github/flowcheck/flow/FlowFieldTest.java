package io.github.flowcheck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowFieldTest {
    @ParameterizedTest
    @CsvSource({
        "version, version, 2, INTEGER",
        "account-id, accountId, 2, TEXT",
        "interface-id, interfaceId, 2, TEXT",
        "srcaddr, srcAddr, 2, ADDRESS",
        "dstport, dstPort, 2, INTEGER",
        "start, startTime, 2, INTEGER",
        "end, endTime, 2, INTEGER",
        "log-status, logStatus, 2, TEXT",
        "pkt-dstaddr, pktDstAddr, 3, ADDRESS",
        "tcp-flags, tcpFlags, 3, INTEGER",
        "az-id, azId, 4, TEXT",
        "pkt-src-aws-service, pktSrcAwsService, 5, TEXT",
        "traffic-path, trafficPath, 5, INTEGER",
        "ecs-second-container-id, ecsSecondContainerId, 7, TEXT",
        "reject-reason, rejectReason, 8, TEXT",
        "resource-id, resourceId, 9, TEXT",
        "encryption-status, encryptionStatus, 10, INTEGER",
        "instance-tag-2, instanceTag2, 11, TEXT",
        "next-hop-interface-type, nextHopInterfaceType, 11, TEXT"
    })
    void has_the_published_names_and_types(String recordName, String insightsName, int since, FlowField.Type type) {
        FlowField field = FlowField.ofRecordName(recordName).orElseThrow();

        assertThat(field.insightsName()).isEqualTo(insightsName);
        assertThat(field.since()).isEqualTo(since);
        assertThat(field.type()).isEqualTo(type);
    }

    @Test
    void no_two_fields_share_a_name_in_records_or_in_queries() {
        assertThat(FlowField.recordNames()).doesNotHaveDuplicates().hasSize(54);
        assertThat(Arrays.stream(FlowField.values()).map(FlowField::insightsName))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_name_in_other_case_is_no_field() {
        assertThat(FlowField.ofRecordName("SrcAddr")).isEmpty();
    }
}
