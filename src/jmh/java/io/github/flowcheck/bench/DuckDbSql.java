package io.github.flowcheck.bench;

import io.github.flowcheck.bench.FlowLogGenerator.Kind;
import io.github.flowcheck.bench.Workload.Asked;
import io.github.flowcheck.bench.Workload.Question;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The questions of a workload as one SQL query that scans the log once: the best form that was found by hand. */
final class DuckDbSql {
    private static final String WITH_PORTS = "proto in (6, 17, 33, 132, 136)";
    private static final List<String> COLUMNS = List.of(
            "version", "account", "eni", "src", "dst", "srcport", "dstport", "proto", "packets", "bytes", "start_s",
            "end_s", "action", "status");
    private static final List<String> NUMBERS = List.of("srcport", "dstport", "proto");

    private DuckDbSql() {}

    /** A table function that reads the files. */
    static String log(String files, Kind kind) {
        String columns = COLUMNS.stream()
                .map(name -> "'" + name + "': '" + type(name) + "'")
                .collect(Collectors.joining(", "));
        String more = kind == Kind.VERSION_5
                ? IntStream.range(0, 8)
                        .mapToObj(i -> ", 'more" + i + "': 'VARCHAR'")
                        .collect(Collectors.joining())
                : "";
        return "read_csv('" + files + "', delim=' ', header=false, auto_detect=false, nullstr='-', columns={" + columns
                + more + "})";
    }

    private static String type(String column) {
        if (NUMBERS.contains(column)) {
            return "INTEGER";
        }
        return List.of("packets", "bytes", "start_s", "end_s").contains(column) ? "BIGINT" : "VARCHAR";
    }

    static String of(Workload workload, String files) {
        List<Asked> checks = workload.checks();
        String log = log(files, workload.kind());
        boolean onlyA = checks.stream().allMatch(check -> check.question() == Question.A);
        if (checks.size() == 1) {
            return "select 'a-0', dstport, proto, '', '', count(*) from " + log + " where eni = '"
                    + FlowLogGenerator.eni(0)
                    + "' and dst = '" + FlowLogGenerator.address(0, workload.kind())
                    + "' and dstport <= 1023 and action = 'ACCEPT' and status = 'OK' and " + WITH_PORTS
                    + " group by dstport, proto";
        }
        String own = IntStream.range(0, FlowLogGenerator.INTERFACES)
                .mapToObj(i -> "(" + i + ", '" + FlowLogGenerator.eni(i) + "', '"
                        + FlowLogGenerator.address(i, workload.kind()) + "')")
                .collect(Collectors.joining(", ", "own(n, eni, address) as (values ", ")"));
        return onlyA
                ? "with " + own + " select 'a-' || n, dstport, proto, '', '', count(*) from " + log
                        + " join own using (eni) where dst = address and dstport <= 1023 and action = 'ACCEPT'"
                        + " and status = 'OK' and " + WITH_PORTS + " group by n, dstport, proto"
                : all(workload, log, own);
    }

    private static String all(Workload workload, String log, String own) {
        String fromPeer = "src = '" + Workload.peer(workload.kind()) + "'";
        String groups = "g as materialized (select n, dst = address as inbound, dst = address and " + fromPeer
                + " as c, dstport, proto, action, case when src = address and dstport = 53 and proto = 17 then dst end as peer,"
                + " src = address as outbound, count(*) as flows from " + log
                + " join own using (eni) where status = 'OK' and (dst = address and (dstport <= 1023 or " + fromPeer
                + ") or src = address and dstport <= 1023) group by all)";
        String sql = "with " + own + ", " + groups
                + " select 'a-' || n, dstport, proto, '', '', sum(flows) from g where inbound and dstport <= 1023"
                + " and action = 'ACCEPT' and " + WITH_PORTS + " group by all"
                + " union all select 'b-' || n, dstport, proto, action, '', sum(flows) from g where inbound"
                + " and dstport in (22, 80) and " + WITH_PORTS + " group by all"
                + " union all select 'c-' || n, dstport, proto, action, '', sum(flows) from g where c group by all"
                + " union all select 'd-' || n, dstport, proto, '', '', sum(flows) from g where outbound and dstport <= 1023"
                + " and action = 'ACCEPT' and " + WITH_PORTS + " group by all"
                + " union all select 'e-' || n, dstport, proto, action, peer, sum(flows) from g where outbound"
                + " and peer is not null group by all";
        return workload.checks().stream().anyMatch(check -> check.question() == Question.F)
                ? sql + " union all select 'f-' || n || '-' || v, dstport, proto, action, '', sum(flows) from g,"
                        + " range(1, 46) f(v) where inbound and dstport between 20 * v and 20 * v + 19 and "
                        + WITH_PORTS
                        + " group by all"
                : sql;
    }
}
