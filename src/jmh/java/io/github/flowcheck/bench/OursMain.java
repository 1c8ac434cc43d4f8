package io.github.flowcheck.bench;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.VerifyCommand;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What {@code flowcheck:verify} does, without Maven: a check file, logs, and an output directory. */
final class OursMain {
    private OursMain() {}

    /** @param arguments check file, logs, output directory, and perhaps a file for the rows */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path out = Path.of(arguments[2]);
        VerifyCommand.Outcome outcome = VerifyCommand.run(
                new VerifyCommand.Request(
                        CheckFileSource.of(file, file.getParent(), Inputs.NONE),
                        Optional.empty(),
                        arguments[1],
                        file.getParent(),
                        Optional.empty(),
                        Set.of(Verdict.FAIL),
                        arguments.length > 3 ? Set.of() : Set.of(ReportFormat.JSON),
                        out),
                Clock.systemUTC());
        if (arguments.length > 3) {
            writeRows(outcome, Path.of(arguments[3]));
        }
        Peak.tell(out);
    }

    private static void writeRows(VerifyCommand.Outcome outcome, Path file) throws IOException {
        try (BufferedWriter rows = Files.newBufferedWriter(file)) {
            for (CheckResult result : outcome.report().results()) {
                String id = result.check().id();
                for (FlowRow row : result.rows()) {
                    boolean byAction = !id.startsWith("a") && !id.startsWith("d");
                    rows.write(id + "\t" + row.port() + "\t" + row.protocol().number() + "\t"
                            + (byAction ? row.action().orElseThrow().name() : "") + "\t"
                            + row.peer().orElse("") + "\t" + row.flows() + "\n");
                }
            }
        }
    }
}
