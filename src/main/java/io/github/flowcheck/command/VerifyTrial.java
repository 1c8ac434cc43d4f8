package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.explain.Trial;
import io.github.flowcheck.local.LocalQueryRunner;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.SuiteVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries checks on records as {@code verify} would, through a file of its own that is written anew each time. */
final class VerifyTrial implements Trial, AutoCloseable {
    private final CheckSuite suite;
    private final Instant now;
    private final Path file;

    /** @param now the time for queries that ask for it; on its day (UTC) waivers are looked at */
    VerifyTrial(CheckSuite suite, Instant now) throws IOException {
        this.suite = suite;
        this.now = now;
        this.file = Files.createTempFile("flowcheck", ".log");
        file.toFile().deleteOnExit(); // where the process is told to end before it is closed
    }

    @Override
    public Outcome of(AnyCheck check, List<String> records) throws IOException {
        CheckResult result = verify(check, records, ranges(check));
        long flows = result.rows().stream().mapToLong(FlowRow::flows).sum();
        return new Outcome(
                result.verdict().word(),
                result.message(),
                check instanceof RawCheck ? result.table().size() : flows);
    }

    /**
     * What {@code verify} finds of the check where the flow log holds these records and no others.
     *
     * @param records lines in the check's own format, or below header lines
     * @param ranges where the check looks, by its id; without an entry it looks at all records
     */
    CheckResult verify(AnyCheck check, List<String> records, Map<String, TimeRange> ranges) throws IOException {
        Files.write(file, records, StandardCharsets.UTF_8);
        List<LogFile> files = List.of(new LogFile(file, name(check)));
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        CheckSuite told =
                ToldFormat.of(suite.with(List.of(check)), files, today).suite();
        return new SuiteVerifier(new LocalQueryRunner(files, now), today)
                .verify(told, ranges)
                .results()
                .get(0);
    }

    /** A fixed window applies to files too. */
    private static Map<String, TimeRange> ranges(AnyCheck check) {
        return check.scope().window().stream()
                .filter(Window.Absolute.class::isInstance)
                .map(Window.Absolute.class::cast)
                .map(window -> Map.of(check.id(), window.range()))
                .findFirst()
                .orElse(Map.of());
    }

    /** As an export from CloudWatch is named, so that records whose format has no interface are told by their stream. */
    private static String name(AnyCheck check) {
        Optional<String> eni = check instanceof RawCheck raw
                ? raw.eni()
                : Optional.of(((Check) check).networkInterface().eni());
        return eni.map(one -> one + "-all/").orElse("") + "example.log";
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
