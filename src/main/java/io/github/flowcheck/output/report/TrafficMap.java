package io.github.flowcheck.output.report;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.output.report.ObservedTraffic.Key;
import io.github.flowcheck.output.report.ObservedTraffic.Stream;
import io.github.flowcheck.output.text.Amounts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** A column. */
    private record Column(Protocol protocol, int port) implements Comparable<Column> {
        static Column of(Key key) {
            return new Column(key.protocol(), key.port());
        }

        @Override
        public int compareTo(Column other) {
            int byProtocol = protocol.compareTo(other.protocol);
            return byProtocol == 0 ? Integer.compare(port, other.port) : byProtocol;
        }
    }

    /** The map of each direction in which anything was seen. */
    static List<TrafficMap> of(ObservedTraffic traffic) {
        return List.of(Direction.INBOUND, Direction.OUTBOUND).stream()
                .map(direction -> of(
                        direction,
                        traffic.streams().stream()
                                .filter(stream -> stream.key().direction() == direction)
                                .toList()))
                .filter(map -> !map.lines().isEmpty())
                .toList();
    }

    private static TrafficMap of(Direction direction, List<Stream> streams) {
        Map<Column, List<Stream>> byColumn = streams.stream()
                .collect(Collectors.groupingBy(s -> Column.of(s.key()), TreeMap::new, Collectors.toList()));
        Map<String, List<Stream>> byInterface =
                streams.stream().collect(Collectors.groupingBy(s -> s.key().eni(), TreeMap::new, Collectors.toList()));
        List<Column> columns = largest(byColumn, MOST_PORTS);
        List<Line> lines = largest(byInterface, MOST_INTERFACES).stream()
                .map(eni -> line(byInterface.get(eni), columns))
                .toList();
        return new TrafficMap(
                direction.name().toLowerCase(Locale.ROOT),
                columns.stream()
                        .map(column -> byColumn.get(column).get(0).key().label())
                        .toList(),
                lines,
                byColumn.size() - columns.size(),
                byInterface.size() - lines.size());
    }

    private static <K extends Comparable<K>> List<K> largest(Map<K, List<Stream>> groups, int most) {
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(TrafficMap::flows).reversed()))
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Line line(List<Stream> streams, List<Column> columns) {
        NetworkInterface owner = streams.get(0).networkInterface();
        Map<Column, List<Stream>> byColumn = streams.stream().collect(Collectors.groupingBy(s -> Column.of(s.key())));
        return new Line(
                owner.eni(),
                owner.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(" ")),
                columns.stream()
                        .map(column -> cell(byColumn.getOrDefault(column, List.of())))
                        .toList());
    }

    private static Cell cell(List<Stream> streams) {
        long accepted = flows(only(streams, Action.ACCEPT));
        long rejected = flows(only(streams, Action.REJECT));
        String words = java.util.stream.Stream.of(words(accepted, "accepted"), words(rejected, "rejected"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return new Cell(level(accepted), level(rejected), words);
    }

    private static List<Stream> only(List<Stream> streams, Action action) {
        return streams.stream().filter(s -> s.key().action() == action).toList();
    }

    private static String words(long flows, String how) {
        return flows == 0 ? "" : Amounts.counted(flows, "flow ", "flows ") + how;
    }

    private static long flows(List<Stream> streams) {
        return streams.stream().mapToLong(Stream::flows).sum();
    }

    /** One step for each hundredfold. */
    private static int level(long flows) {
        return flows == 0 ? 0 : flows < 10 ? 1 : flows < 1_000 ? 2 : flows < 100_000 ? 3 : 4;
    }
}
