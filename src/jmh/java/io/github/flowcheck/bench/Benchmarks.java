package io.github.flowcheck.bench;

import io.github.flowcheck.bench.FlowLogGenerator.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures whole processes against each other: in turn, after one run that does not count, and by the median of the ratios of
 * each pair. Before that all of them must have answered the same rows.
 */
public final class Benchmarks {
    private static final String TITLE =
            "| workload | ours ms | peer | peer ms | ratio | peak MiB |\n|---|---|---|---|---|---|\n";

    /** As much as the goal is to make do with, in MiB. */
    private static final int HEAP = 256;

    private final Path folder;
    private final Path data;
    private final int runs;
    private final StringBuilder table = new StringBuilder(TITLE);

    private Benchmarks(Path folder, String records, int runs) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.data = this.folder.resolve("data-" + records);
        this.runs = runs;
    }

    /**
     * @param arguments a folder, how many records, how many runs, what is measured (saved, goals, plain, packed, many, raw, learn),
     *     where the source of the CDK app is, and for goals what {@link GoalsBenchmark} needs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Benchmarks benchmarks = new Benchmarks(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
        List<String> sections = Arrays.asList(arguments[3].split(","));
        if (sections.contains("saved")) {
            benchmarks.saved(Path.of(arguments[4]));
        }
        if (!sections.equals(List.of("saved"))) {
            Generate.into(benchmarks.data, Long.parseLong(arguments[1]));
        }
        if (sections.contains("goals")) {
            benchmarks.goals(new GoalsBenchmark(
                    benchmarks.folder,
                    Path.of(arguments[5]),
                    Path.of(arguments[6]),
                    Path.of(arguments[7]),
                    arguments[8]));
        }
        if (sections.contains("plain")) {
            benchmarks.plain("w1");
            benchmarks.plain("w2");
            benchmarks.plain("w3");
        }
        if (sections.contains("packed")) {
            benchmarks.packed("w1");
            benchmarks.packed("w3");
        }
        if (sections.contains("many")) {
            benchmarks.many();
        }
        if (sections.contains("raw")) {
            benchmarks.raw();
        }
        if (sections.contains("learn")) {
            benchmarks.learn();
        }
        System.out.println(benchmarks.table);
    }

    /** Goals beside a trivial one; what counts of verify is the difference, of generate the ratio. */
    private void goals(GoalsBenchmark goals) throws IOException, InterruptedException {
        Path file = data.resolve("w3.yaml");
        measure(
                "goal verify, W3 plain",
                goals.verify(file, "plain.log"),
                List.of(goals.trivial(data), ours("w3", "plain.log")));
        Path saved = new SavedQueriesBenchmark(folder, folder).checkFile(10);
        measure("goal generate, 10 saved queries", goals.generate(saved), List.of(goals.trivial(folder)));
    }

    private void plain(String workload) throws IOException, InterruptedException {
        Path log = data.resolve("plain.log");
        List<Process> peers = new ArrayList<>(List.of(
                duckDb(workload, log.toString()),
                Process.java("plain Java", PlainJavaMain.class, workload, log, rows("plain Java"))));
        if (workload.equals("w1") && Process.isThere("mawk")) {
            peers.add(new Process("mawk with a prefilter", List.of("mawk", awk(), log.toString())));
        }
        compare(workload, "plain", "plain.log", peers);
        peers = List.of(new Process("wc -l", List.of("wc", "-l", log.toString())));
        measure(workload + " plain", ours(workload, "plain.log"), peers);
    }

    private void packed(String workload) throws IOException, InterruptedException {
        Path packed = data.resolve("packed");
        compare(
                workload,
                "gzip",
                "packed",
                List.of(
                        duckDb(workload, packed + "/*.gz"),
                        Process.java("plain Java", PlainJavaMain.class, workload, packed, rows("plain Java"))));
        measure(
                workload + " gzip",
                ours(workload, "packed"),
                List.of(Process.java("inflating alone", InflateMain.class, packed)));
    }

    private void many() throws IOException, InterruptedException {
        Path log = data.resolve("plain.log");
        compare("many", "plain", "plain.log", List.of(duckDb("many", log.toString())));
        Process w3 = ours("w3", "plain.log");
        measure("10,000 checks", ours("many", "plain.log"), List.of(new Process("our 1,000 checks", w3.words())));
        compare(
                "w3v5",
                "version 5",
                "v5.log",
                List.of(duckDb("w3v5", data.resolve("v5.log").toString())));
        measure("W3 version 5", ours("w3v5", "v5.log"), List.of(new Process("our W3 default format", w3.words())));
        compare(
                "w3ipv6",
                "IPv6",
                "ipv6.log",
                List.of(duckDb("w3ipv6", data.resolve("ipv6.log").toString())));
        measure("W3 IPv6", ours("w3ipv6", "ipv6.log"), List.of(new Process("our W3 default format", w3.words())));
    }

    /** Makes saved queries; without a peer the figure is our own alone. */
    private void saved(Path cdk) throws IOException, InterruptedException {
        SavedQueriesBenchmark saved = new SavedQueriesBenchmark(folder, cdk);
        for (int count : SavedQueriesBenchmark.COUNTS) {
            Process ours = saved.ours(count);
            saved.clean(count);
            ours.run();
            String what = String.format(Locale.ROOT, "%,d saved queries, %,d bytes", count, saved.size(count));
            Optional<Process> peer = saved.cdk(count);
            double[] mine = new double[runs];
            double[] theirs = new double[runs];
            double[] ratios = new double[runs];
            if (peer.isPresent()) {
                peer.get().run();
            }
            for (int i = 0; i < runs; i++) {
                saved.clean(count);
                mine[i] = ours.run();
                theirs[i] = peer.isPresent() ? peer.get().run() : Double.NaN;
                ratios[i] = mine[i] / theirs[i];
            }
            row(
                    what,
                    mine,
                    peer.map(Process::name).orElse("-"),
                    theirs,
                    ratios,
                    saved.output(count).resolve("peak.txt"));
        }
    }

    private void raw() throws IOException, InterruptedException {
        Path log = data.resolve("plain.log");
        for (RawShapes.Shape shape : RawShapes.all()) {
            Path query = Files.writeString(folder.resolve("query.cwli"), shape.query());
            Path sql = Files.writeString(
                    folder.resolve("query.sql"),
                    "with log as (from " + DuckDbSql.log(log.toString(), Kind.PLAIN) + ") " + shape.sql());
            Process ours = Process.ours(RawMain.class, query, log, rows("ours"), folder);
            Process duckDb = Process.java("DuckDB", DuckDbMain.class, sql, rows("DuckDB"), folder.resolve("duckdb"));
            Files.createDirectories(folder.resolve("duckdb"));
            ours.run();
            duckDb.run();
            requireSame(shape.name(), "DuckDB");
            measure("raw: " + shape.name(), ours, List.of(duckDb));
        }
    }

    /** Learns a check file of the log; nothing else does that, so beside it stands what it takes to answer 1,000 checks. */
    private void learn() throws IOException, InterruptedException {
        Process learn = Process.ours(LearnMain.class, data.resolve("plain.log"), folder.resolve("learnt"))
                .within(HEAP);
        Process w3 = ours("w3", "plain.log");
        measure("learn", learn, List.of(new Process("our 1,000 checks", w3.words())));
    }

    private Process ours(String workload, String logs) {
        return Process.ours(OursMain.class, data.resolve(workload + ".yaml"), logs, folder.resolve("ours"))
                .within(HEAP);
    }

    private Process duckDb(String workload, String files) throws IOException {
        Path sql = folder.resolve(workload + ".sql");
        Files.writeString(sql, DuckDbSql.of(Workload.named(workload), files));
        return Process.java("DuckDB", DuckDbMain.class, sql, rows("DuckDB"), folder.resolve("duckdb"));
    }

    private static String awk() {
        return "/" + FlowLogGenerator.eni(0) + "/ && $5 == \"" + FlowLogGenerator.address(0, Kind.PLAIN)
                + "\" && $13 == \"ACCEPT\" && $7 <= 1023 && ($8 == 6 || $8 == 17) { n[$7 \"\\t\" $8]++ }"
                + " END { for (k in n) print \"a-0\\t\" k \"\\t\\t\\t\" n[k] }";
    }

    private Path rows(String engine) {
        return folder.resolve("rows-" + engine.replace(' ', '-') + ".tsv");
    }

    /** Holds all rows against ours, then measures. */
    private void compare(String workload, String what, String logs, List<Process> peers)
            throws IOException, InterruptedException {
        Path file = data.resolve(workload + ".yaml");
        Process.ours(OursMain.class, file, logs, folder.resolve("ours"), rows("ours"))
                .run();
        for (Process peer : peers) {
            if (peer.name().startsWith("mawk")) {
                peer.runInto(rows(peer.name()));
            } else {
                peer.run();
            }
            requireSame(workload, peer.name());
        }
        measure(workload.toUpperCase(Locale.ROOT) + " " + what, ours(workload, logs), peers);
    }

    private void requireSame(String workload, String engine) throws IOException {
        List<String> ours = sorted(rows("ours"));
        List<String> theirs = sorted(rows(engine));
        if (!ours.equals(theirs)) {
            throw new IllegalStateException(workload + ": " + engine + " answers " + theirs.size()
                    + " rows, and ours are " + ours.size() + ": compare " + rows("ours") + " and " + rows(engine));
        }
    }

    private static List<String> sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream().sorted().toList();
    }

    private void measure(String workload, Process ours, List<Process> peers) throws IOException, InterruptedException {
        for (Process peer : peers) {
            double[] mine = new double[runs];
            double[] theirs = new double[runs];
            double[] ratios = new double[runs];
            ours.run();
            peer.run();
            for (int i = 0; i < runs; i++) {
                mine[i] = ours.run();
                theirs[i] = peer.run();
                ratios[i] = mine[i] / theirs[i];
            }
            row(workload, mine, peer.name(), theirs, ratios, peak(workload));
        }
    }

    private Path peak(String workload) {
        String output =
                switch (workload.split("[ :]")[0]) {
                    case "raw" -> ".";
                    case "goal" -> "goal-verify";
                    case "learn" -> "learnt";
                    default -> "ours";
                };
        return folder.resolve(output).resolve("peak.txt");
    }

    private void row(String workload, double[] mine, String peer, double[] theirs, double[] ratios, Path peak)
            throws IOException {
        String memory = Files.exists(peak) ? Long.toString(Long.parseLong(Files.readString(peak)) / 1024) : "-";
        table.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %s | %.0f | %.2f | %s |%n",
                workload,
                median(mine),
                peer,
                median(theirs),
                median(ratios),
                memory));
        Files.writeString(folder.resolve("results.md"), table);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
