package io.github.flowcheck.bench;

import java.util.List;

/** Queries that authors write, each as a query and as SQL over a table called log. */
final class RawShapes {
    private RawShapes() {}

    /**
     * One of them.
     *
     * @param query in the language of Logs Insights
     * @param sql with the same rows, in any order
     */
    record Shape(String name, String query, String sql) {}

    static List<Shape> all() {
        return List.of(
                new Shape("count", "stats count(*) as n", "select count(*) from log"),
                new Shape("by action", "stats count(*) as n by action", "select action, count(*) from log group by 1"),
                new Shape(
                        "top talkers",
                        "filter logStatus = 'OK' | stats sum(bytes) as b by srcAddr | sort b desc, srcAddr asc | limit 20",
                        "select src, sum(bytes) from log where status = 'OK' group by 1 order by 2 desc, 1 limit 20"),
                new Shape(
                        "rejected ports",
                        "filter action = 'REJECT' | stats count(*) as n by dstPort | sort n desc, dstPort asc | limit 50",
                        "select dstport, count(*) from log where action = 'REJECT' group by 1 order by 2 desc, 1 limit 50"),
                new Shape(
                        "port range",
                        "filter dstPort >= 8000 and dstPort < 9000 | stats count(*) as n, sum(packets) as p by dstPort",
                        "select dstport, count(*), sum(packets) from log where dstport >= 8000 and dstport < 9000 group by 1"),
                new Shape(
                        "one interface",
                        "filter interfaceId = '" + FlowLogGenerator.eni(3)
                                + "' | stats count(*) as n by action, protocol",
                        "select action, proto, count(*) from log where eni = '" + FlowLogGenerator.eni(3)
                                + "' group by 1, 2"),
                new Shape(
                        "subnet",
                        "filter isIpv4InSubnet(srcAddr, '10.0.0.0/16') | stats count(*) as n by dstPort"
                                + " | sort n desc, dstPort asc | limit 100",
                        "select dstport, count(*) from log where src like '10.0.%' group by 1 order by 2 desc, 1 limit 100"),
                new Shape(
                        "contains",
                        "filter srcAddr like '52.94.3' | stats count(*) as n by interfaceId",
                        "select eni, count(*) from log where contains(src, '52.94.3') group by 1"),
                new Shape(
                        "regex",
                        "filter srcAddr =~ /^10\\.0\\.[0-3]\\./ | stats count(*) as n by action",
                        "select action, count(*) from log where regexp_matches(src, '^10\\.0\\.[0-3]\\.') group by 1"),
                new Shape(
                        "extremes",
                        "filter action = 'ACCEPT' | stats max(bytes) as m, min(packets) as p by interfaceId",
                        "select eni, max(bytes), min(packets) from log where action = 'ACCEPT' group by 1"),
                new Shape(
                        "in list",
                        "filter dstPort in [22, 3389, 3306, 5432] | stats count(*) as n by dstPort, action",
                        "select dstport, action, count(*) from log where dstport in (22, 3389, 3306, 5432) group by 1, 2"),
                new Shape(
                        "not",
                        "filter not (protocol = 6 or protocol = 17) and logStatus = 'OK' | stats count(*) as n by protocol",
                        "select proto, count(*) from log where not (proto = 6 or proto = 17) and status = 'OK' group by 1"),
                new Shape(
                        "computed",
                        "filter logStatus = 'OK' | stats sum(bytes * 8) as bits by protocol",
                        "select proto, sum(bytes * 8) from log where status = 'OK' group by 1"),
                new Shape(
                        "distinct",
                        "filter action = 'REJECT' | stats count_distinct(srcAddr) as sources by dstAddr",
                        "select dst, count(distinct src) from log where action = 'REJECT' group by 1"),
                new Shape(
                        "pairs",
                        "filter action = 'REJECT' | stats count(*) as n by srcAddr, dstAddr | sort n desc, srcAddr asc, dstAddr asc | limit 10",
                        "select src, dst, count(*) from log where action = 'REJECT' group by 1, 2 order by 3 desc, 1, 2 limit 10"),
                new Shape(
                        "then filtered",
                        "stats count(*) as n by dstPort | filter n > 20000",
                        "select * from (select dstport, count(*) as n from log group by 1) where n > 20000"));
    }
}
