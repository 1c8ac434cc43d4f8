package io.github.flowcheck.output.report;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.output.report.ObservedTraffic.Key;
import io.github.flowcheck.output.report.ObservedTraffic.Stream;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.verify.FlowRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is reached on which port: interfaces down, ports across. A page has room for a few of each, so those with most flows are shown.
 *
 * @param direction {@code inbound} or {@code outbound}
 * @param ports the columns, by protocol and port
 * @param lines the rows, by interface id
 * @param morePorts how many ports are left out
 * @param moreInterfaces how many interfaces are left out
 */
public record TrafficMap(String direction, List<String> ports, List<Line> lines, int morePorts, int moreInterfaces) {
    static final int MOST_PORTS = 32;
    static final int MOST_INTERFACES = 100;

    /** An interface. */
    public record Line(String eni, String addresses, List<Cell> cells) {}

    /**
     * What came to an interface on a port.
     *
     * @param accepted how much was accepted, 0 for nothing to 4
     * @param rejected how much was rejected, 0 for nothing to 4
     * @param words the same in words; empty for nothing
     */
    public record Cell(int accepted, int rejected, String words) {
        public boolean isEmpty() {
            return accepted == 0 && rejected == 0;
        }
    }

    /** The map of each direction in which anything was seen. */
    static List<TrafficMap> of(ObservedTraffic traffic) {
        List<TrafficMap> maps = new ArrayList<>();
        for (Direction direction : List.of(Direction.INBOUND, Direction.OUTBOUND)) {
            List<Stream> streams = new ArrayList<>();
            for (Stream stream : traffic.streams()) {
                if (stream.key().direction() == direction) {
                    streams.add(stream);
                }
            }
            if (!streams.isEmpty()) {
                maps.add(of(direction, streams, traffic.addresses()));
            }
        }
        return maps;
    }

    private static TrafficMap of(Direction direction, List<Stream> streams, Map<String, Set<IpAddress>> addresses) {
        Map<Integer, Long> byColumn = new HashMap<>();
        Map<String, Long> byInterface = new HashMap<>();
        for (Stream stream : streams) {
            byColumn.merge(column(stream.key()), stream.flows(), Long::sum);
            byInterface.merge(stream.key().eni(), stream.flows(), Long::sum);
        }
        List<Integer> columns = largest(byColumn, MOST_PORTS);
        Map<String, Flows> shown = new LinkedHashMap<>();
        for (String eni : largest(byInterface, MOST_INTERFACES)) {
            shown.put(eni, new Flows(new long[columns.size()], new long[columns.size()]));
        }
        for (Stream stream : streams) {
            int place = Collections.binarySearch(columns, column(stream.key()));
            Flows flows = shown.get(stream.key().eni());
            if (place >= 0 && flows != null) {
                flows.of(stream.key().action())[place] += stream.flows();
            }
        }
        return new TrafficMap(
                direction.name().toLowerCase(Locale.ROOT),
                columns.stream().map(TrafficMap::label).toList(),
                shown.entrySet().stream()
                        .map(line -> new Line(
                                line.getKey(),
                                addresses.getOrDefault(line.getKey(), Set.of()).stream()
                                        .map(IpAddress::toString)
                                        .collect(Collectors.joining(" ")),
                                line.getValue().cells()))
                        .toList(),
                byColumn.size() - columns.size(),
                byInterface.size() - shown.size());
    }

    /** A column: its protocol, and below that its port, which is the order of columns. */
    private static int column(Key key) {
        return key.protocol().number() << 16 | key.port();
    }

    private static String label(int column) {
        return FlowRow.portLabel(column & 0xffff, new Protocol(column >>> 16));
    }

    /** Those with most flows, in their own order. */
    private static <K extends Comparable<K>> List<K> largest(Map<K, Long> flows, int most) {
        return Largest.of(flows.entrySet(), Map.Entry::getValue, Map.Entry.comparingByKey(), most).stream()
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The flows of an interface, by column. */
    private record Flows(long[] accepted, long[] rejected) {
        long[] of(Action action) {
            return action == Action.ACCEPT ? accepted : rejected;
        }

        List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < accepted.length; i++) {
                cells.add(cell(accepted[i], rejected[i]));
            }
            return cells;
        }
    }

    private static Cell cell(long accepted, long rejected) {
        String between = accepted > 0 && rejected > 0 ? ", " : "";
        return new Cell(
                level(accepted), level(rejected), words(accepted, "accepted") + between + words(rejected, "rejected"));
    }

    private static String words(long flows, String how) {
        return flows == 0 ? "" : Amounts.counted(flows, "flow ", "flows ") + how;
    }

    /** One step for each hundredfold. */
    private static int level(long flows) {
        return flows == 0 ? 0 : flows < 10 ? 1 : flows < 1_000 ? 2 : flows < 100_000 ? 3 : 4;
    }
}
