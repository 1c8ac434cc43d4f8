package io.github.flowcheck.bench;

import io.github.flowcheck.bench.Workload.Asked;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What one writes first: read lines, split them, look up the interface, count in a map. */
final class PlainJavaMain {
    private static final Set<String> WITH_PORTS = Set.of("6", "17", "33", "132", "136");

    private PlainJavaMain() {}

    /** @param arguments workload, a file or a directory of packed files, a file for the rows */
    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.named(arguments[0]);
        Map<String, List<Asked>> byEni = new HashMap<>();
        for (Asked check : workload.checks()) {
            byEni.computeIfAbsent(FlowLogGenerator.eni(check.eni()), eni -> new ArrayList<>())
                    .add(check);
        }
        Map<String, Long> counts = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file);
                        BufferedReader lines = new BufferedReader(new InputStreamReader(
                                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                                StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        count(line.split(" "), workload, byEni, counts);
                    }
                }
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            for (Map.Entry<String, Long> row : counts.entrySet()) {
                out.write(row.getKey() + "\t" + row.getValue() + "\n");
            }
        }
    }

    private static void count(
            String[] fields, Workload workload, Map<String, List<Asked>> byEni, Map<String, Long> counts) {
        List<Asked> checks = byEni.get(fields[2]);
        if (checks == null || !fields[13].equals("OK")) {
            return;
        }
        String own = FlowLogGenerator.address(checks.get(0).eni(), workload.kind());
        int port = Integer.parseInt(fields[6]);
        boolean ports = WITH_PORTS.contains(fields[7]);
        boolean in = fields[4].equals(own);
        boolean out = fields[3].equals(own);
        boolean accepted = fields[12].equals("ACCEPT");
        for (Asked check : checks) {
            boolean selected =
                    switch (check.question()) {
                        case A -> in && accepted && ports && port <= 1023;
                        case B -> in && ports && (port == 22 || port == 80);
                        case C -> in && fields[3].equals(Workload.peer(workload.kind()));
                        case D -> out && accepted && ports && port <= 1023;
                        case E -> out && port == 53 && fields[7].equals("17");
                        case F -> in && ports && port >= check.firstPort() && port < check.firstPort() + 20;
                    };
            if (selected) {
                boolean byAction = check.question() != Workload.Question.A && check.question() != Workload.Question.D;
                String peer = check.question() == Workload.Question.E ? fields[4] : "";
                counts.merge(
                        check.id() + "\t" + fields[6] + "\t" + fields[7] + "\t" + (byAction ? fields[12] : "") + "\t"
                                + peer,
                        1L,
                        Long::sum);
            }
        }
    }
}
