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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries checks on records as {@code verify} would, through a file of its own that is written anew each time. */
final class VerifyTrial implements Trial, AutoCloseable {
    private final CheckSuite suite;
    private final LocalDate today;
    private final Path file;

    /** @param today the day (UTC) on which waivers are looked at */
    VerifyTrial(CheckSuite suite, LocalDate today) throws IOException {
        this.suite = suite;
        this.today = today;
        this.file = Files.createTempFile("flowcheck", ".log");
    }

    @Override
    public Outcome of(AnyCheck check, List<String> records) throws IOException {
        Files.write(file, records, StandardCharsets.UTF_8);
        LocalQueryRunner runner = new LocalQueryRunner(List.of(new LogFile(file, name(check))));
        CheckResult result = new SuiteVerifier(runner, today)
                .verify(suite.with(List.of(check)), ranges(check))
                .results()
                .get(0);
        long flows = result.rows().stream().mapToLong(FlowRow::flows).sum();
        return new Outcome(
                result.verdict().word(),
                result.message(),
                check instanceof RawCheck ? result.table().size() : flows);
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
