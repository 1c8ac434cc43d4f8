package io.github.flowcheck.output.account;

import io.github.flowcheck.doctor.Diagnosis;
import io.github.flowcheck.doctor.Finding;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import java.util.ArrayList;
import java.util.List;

/** A diagnosis as lines for the console: the findings, the policy, and how many findings matter. */
public final class DoctorLines {
    private DoctorLines() {}

    /** All lines. */
    public static List<ConsoleLine> of(Diagnosis diagnosis) {
        List<ConsoleLine> lines = new ArrayList<>();
        for (Finding finding : diagnosis.findings()) {
            Level level = level(finding.level());
            lines.add(new ConsoleLine(level, finding.where() + ": " + finding.what()));
            if (level != Level.INFO) {
                lines.add(new ConsoleLine(level, "  -> " + finding.remedy()));
            }
        }
        lines.add(new ConsoleLine(Level.INFO, "the permissions that the goals need for this check file, and no more:"));
        DoctorJson.policy(diagnosis.policy()).lines().forEach(line -> lines.add(new ConsoleLine(Level.INFO, line)));
        lines.add(new ConsoleLine(Level.INFO, counts(diagnosis)));
        return lines;
    }

    /** How many findings matter. */
    public static String counts(Diagnosis diagnosis) {
        return Amounts.counted(diagnosis.count(Finding.Level.ERROR), "error", "errors") + ", "
                + Amounts.counted(diagnosis.count(Finding.Level.WARNING), "warning", "warnings");
    }

    private static Level level(Finding.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARNING -> Level.WARN;
            case INFO -> Level.INFO;
        };
    }
}
