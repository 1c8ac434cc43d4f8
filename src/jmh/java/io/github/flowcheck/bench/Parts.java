package io.github.flowcheck.bench;

import io.github.flowcheck.bench.FlowLogGenerator.Kind;
import io.github.flowcheck.flow.Chunk;
import io.github.flowcheck.flow.ChunkReader;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.FlowSink;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.flow.LogText;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.local.scan.ScanQuery;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a verification by themselves: reading lines, reading a query, compiling it, printing it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Parts {
    private static final int RECORDS = 100_000;
    private static final String QUERY = """
            filter @logStream in ["eni-0a1b2c3d4e5f60718-all", "eni-0a1b2c3d4e5f60718-accept"]
            | filter logStatus = "OK"
            | filter dstAddr = "172.31.16.10"
            | filter dstPort >= 0 and dstPort <= 1023 and protocol in [6, 17, 33, 132, 136]
            | filter action = "ACCEPT"
            | stats count(*) as flows, sum(packets) as totalPackets, min(@timestamp) as firstSeen by dstPort, protocol
            | sort dstPort asc
            | limit 10000""";

    private Path log = Path.of("unset");
    private ParsedQuery parsed = Parser.parse(new SourceText("query", QUERY));

    @Setup
    public void write() throws IOException {
        log = Files.createTempFile("flow", ".log");
        FlowLogGenerator.write(log, Kind.PLAIN, RECORDS);
        parsed = Parser.parse(new SourceText("query", QUERY));
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(log);
    }

    /** Reads and checks 100,000 records. */
    @Benchmark
    public long lines() throws IOException {
        Counting counting = new Counting();
        ChunkReader reader = new ChunkReader(List.of(LogFormat.DEFAULT));
        Chunk chunk = new Chunk();
        try (LogText text = LogText.open(log, "log")) {
            while (text.next(chunk)) {
                reader.read(chunk, "log", 0, counting);
            }
        }
        return counting.records;
    }

    @Benchmark
    public ParsedQuery parse() {
        return Parser.parse(new SourceText("query", QUERY));
    }

    @Benchmark
    public Optional<ScanQuery> compile() {
        return ScanQuery.of(parsed.query(), LogFormat.DEFAULT);
    }

    @Benchmark
    public String print() {
        return Printer.print(parsed.query());
    }

    private static final class Counting implements FlowSink {
        private long records;

        @Override
        public void record(FlowRecord record) {
            records++;
        }

        @Override
        public void unread(String reason, String file, long line) {
            throw new IllegalStateException(reason + " at " + file + ":" + line);
        }
    }
}
